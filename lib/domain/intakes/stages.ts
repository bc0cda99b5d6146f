import { dayFromNumber, dayNumber, type IsoDate } from '../dates';
import type { IntakeState, IntakeTerms } from './types';

/** Where an intake can stand. */
export const INTAKE_STAGES = ['coming', 'open', 'to_choose', 'chosen', 'started'] as const;
/** Stage of an intake: before its call, in it, before the choice, after it, and once the group has started. */
export type IntakeStage = (typeof INTAKE_STAGES)[number];

/** In: an intake and a day. Out: where it stands on that day. */
export function stageOf(intake: IntakeState, today: IsoDate): IntakeStage {
  if (today >= intake.starts) return 'started';
  if (intake.chosen) return 'chosen';
  if (intake.closedOn !== null || today > intake.closes) return 'to_choose';
  return today < intake.opens ? 'coming' : 'open';
}

/** In: what was published. Out: the day from which free reserved places are for everybody (IA-05). */
export function releaseDay({ starts, releaseDays }: IntakeTerms): IsoDate {
  return dayFromNumber(dayNumber(starts) - releaseDays);
}

/** In: what was published, and the day on which a place is offered. Out: the last day to take it, before the start. */
export function answerBy({ starts, answerDays }: IntakeTerms, today: IsoDate): IsoDate {
  return dayFromNumber(Math.min(dayNumber(today) + answerDays, dayNumber(starts) - 1));
}
