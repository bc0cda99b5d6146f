import { dayFromNumber, dayNumber, type IsoDate } from '../dates';
import type { RequestState, RequestStep } from '../people';
import { REQUEST_TABLE } from './states';

/** How long an institution and a firm may take; whole calendar days (domain/RULES.md IA-18 and IA-11). */
export type RequestTerms = { answerDays: number; appealDays: number; longestWaitDays: number };

/** What holds where an institution has set nothing else (defaults of domain/RULES.md IA-18 and IA-11). */
export const DEFAULT_TERMS: RequestTerms = { answerDays: 15, appealDays: 30, longestWaitDays: 180 };

/** One step that was taken, on a day. The first of a request is `send`. */
export type RequestEvent = { step: 'send' | RequestStep; on: IsoDate };

/** When somebody is reminded before an answer is due, in days; and how long after it the matter goes to an admin. */
const REMIND_BEFORE = 3;

/** How the answer of the institution stands. */
export type AnswerClock = {
  /** Days in which the institution had to act and did not, up to the day asked for. */
  spent: number;
  /** Last day to answer in time; null while it is not the institution's turn to answer. */
  due: IsoDate | null;
  /** What is to be done about it on that day. */
  call: 'none' | 'remind' | 'escalate';
};

/**
 * Time counts only while the institution owes an answer: not while the firm thinks over a question or an offered date,
 * not while the call of an intake is open, and not on the waiting list, which has a limit of its own. In: the steps in
 * order, the terms, a day not before the last step, and the last day of the call where there is one. Out: the clock on
 * that day.
 */
export function answerClock(
  events: readonly RequestEvent[],
  { answerDays }: RequestTerms,
  asOf: IsoDate,
  callEnds: IsoDate | null = null,
): AnswerClock {
  const ends = callEnds === null ? null : dayNumber(callEnds);
  let spent = 0;
  let owedSince: number | null = null;
  for (const { step, on } of leading(events)) {
    const at = dayNumber(on);
    if (owedSince !== null) spent += Math.max(0, at - owedSince);
    // An appeal is a new question: its days are counted anew.
    if (step === 'appeal') spent = 0;
    const state = stateAfter(step);
    owedSince = owesAnswer(state) ? at : null;
    if (state === 'sent' && ends !== null) owedSince = Math.max(at, ends);
  }
  if (owedSince === null) return { spent, due: null, call: 'none' };
  const due = owedSince + answerDays - spent;
  const today = dayNumber(asOf);
  const call = today > due ? 'escalate' : today >= due - REMIND_BEFORE ? 'remind' : 'none';
  return { spent: spent + Math.max(0, today - owedSince), due: dayFromNumber(due), call };
}

/** In: the steps in order and the terms. Out: the last day to appeal; null where nothing was declined. */
export function appealUntil(events: readonly RequestEvent[], { appealDays }: RequestTerms): IsoDate | null {
  const last = events.findLast(({ step }) => step === 'decline');
  return last ? dayFromNumber(dayNumber(last.on) + appealDays) : null;
}

/** In: the steps in order and the terms. Out: the day the longest wait ends; null for one that is not on the list. */
export function waitUntil(
  events: readonly RequestEvent[],
  { longestWaitDays }: RequestTerms,
): IsoDate | null {
  const last = leading(events).at(-1);
  if (!last || stateAfter(last.step) !== 'listed') return null;
  // Put on the list again after a question, it has waited since the first time.
  const first = events.find(({ step }) => step === 'list') ?? last;
  return dayFromNumber(dayNumber(first.on) + longestWaitDays);
}

/** Without steps that leave a request where it stands. */
function leading(events: readonly RequestEvent[]): readonly RequestEvent[] {
  return events.filter(({ step }) => stateAfter(step) !== null);
}

/** In: a step. Out: the state it leads to; null where the request stays in its own. */
export function stateAfter(step: 'send' | RequestStep): RequestState | null {
  return step === 'send' ? 'sent' : REQUEST_TABLE[step].to;
}

function owesAnswer(state: RequestState | null): boolean {
  return state === 'sent' || state === 'appealed';
}
