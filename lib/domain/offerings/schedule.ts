import { addMonths, type IsoDate } from '../dates';
import type { OfferingStep, StepMiss } from '../people';

/** Farther away it is more likely a slip of the keyboard than a plan. */
const MONTHS_AHEAD = 24;

/** A step of an offering that is to be taken on a day. */
export type ScheduledStep = {
  id: string;
  step: OfferingStep;
  day: IsoDate;
  /** Who wants it, and in whose name it is taken. */
  person: string;
  at: string;
  /** Why it will not be taken, or was not; null while it stands. */
  off: StepMiss | null;
};

/** In: a day that a step is meant for, and today. Out: why it cannot be that day; null if it can. */
export function stepDayProblem(day: IsoDate, today: IsoDate): 'past' | 'far' | null {
  if (day <= today) return 'past';
  return day > addMonths(today, MONTHS_AHEAD) ? 'far' : null;
}
