import { addMonths, type IsoDate } from '../dates';
import type { RequestState, RequestStep } from '../people';
import { answerClock, type RequestEvent, type RequestTerms, stateAfter } from './clock';

/** An answer that was given: its day, and the days the institution took of those it has. */
export type Answer = { on: IsoDate; days: number; inTime: boolean };

/** How an institution has answered (domain/RULES.md IA-18). */
export type AnswerRecord = { count: number; inTime: number; medianDays: number };

const ANSWERS: ReadonlySet<'send' | RequestStep> = new Set([
  ...(['accept', 'offer', 'list', 'decline'] as const),
  ...(['grant', 'grant_choice', 'grant_list', 'uphold'] as const),
]);
const WAITING: ReadonlySet<RequestState> = new Set(['sent', 'asked', 'appealed']);

/**
 * In: the steps of a request in order, the terms, and the last day of the call where there is one. Out: the answers
 * that a firm waited for; a question is none, and another day offered later is none either.
 */
export function answersOf(
  events: readonly RequestEvent[],
  terms: RequestTerms,
  callEnds: IsoDate | null = null,
): readonly Answer[] {
  const answers: Answer[] = [];
  let state: RequestState = 'sent';
  for (const [index, { step, on }] of events.entries()) {
    if (ANSWERS.has(step) && WAITING.has(state)) {
      const { spent } = answerClock(events.slice(0, index + 1), terms, on, callEnds);
      answers.push({ on, days: spent, inTime: spent <= terms.answerDays });
    }
    state = stateAfter(step) ?? state;
  }
  return answers;
}

/** In: answers and a day. Out: how those of the twelve months before it came; null where there were none. */
export function answerRecord(answers: readonly Answer[], today: IsoDate): AnswerRecord | null {
  const since = addMonths(today, -12);
  const recent = answers.filter(({ on }) => on > since && on <= today);
  const days = recent.map((one) => one.days).toSorted((a, b) => a - b);
  const [low, high] = [days[(days.length - 1) >> 1], days[days.length >> 1]];
  if (low === undefined || high === undefined) return null;
  const inTime = recent.filter((one) => one.inTime).length;
  return { count: recent.length, inTime, medianDays: (low + high) / 2 };
}
