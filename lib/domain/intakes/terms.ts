import { canonicalJson } from '../canonical-json';
import type { IsoDate } from '../dates';
import { type IntakeStage, releaseDay, stageOf } from './stages';
import type { IntakeState, IntakeTerms } from './types';

/** What can be wrong with what an institution wants to publish. */
export type TermsCode =
  | 'order'
  | 'past'
  | 'none'
  | 'reservedMany'
  | 'groupTwice'
  | 'fixed'
  | 'fewer'
  | 'earlier'
  | 'released'
  | 'releaseEarlier'
  | 'criteriaNone';
/** What is wrong, and with which part. */
export type TermsProblem = { field: keyof IntakeTerms; code: TermsCode };

/** In: terms that are new, and the day. Out: what is wrong with them; nothing where they can be published. */
export function termsProblems(terms: IntakeTerms, today: IsoDate): readonly TermsProblem[] {
  const problems: TermsProblem[] = [];
  const fail = (field: TermsProblem['field'], code: TermsCode) => problems.push({ field, code });
  if (terms.closes < today) fail('closes', 'past');
  if (terms.closes < terms.opens) fail('closes', 'order');
  return [...problems, ...lastingProblems(terms)];
}

/** What holds of terms on any day. */
function lastingProblems(terms: IntakeTerms): readonly TermsProblem[] {
  const problems: TermsProblem[] = [];
  const { places, reserved, method, criteria } = terms;
  const groups = new Set(reserved.map(({ group }) => group));
  const kept = reserved.reduce((sum, one) => sum + one.places, 0);
  if (terms.starts <= terms.closes) problems.push({ field: 'starts', code: 'order' });
  // Who asks on the last day of the call asks in time for a place that is kept (IA-05).
  else if (reserved.length > 0 && releaseDay(terms) <= terms.closes)
    problems.push({ field: 'releaseDays', code: 'released' });
  if (places < 1) problems.push({ field: 'places', code: 'none' });
  if (groups.size < reserved.length) problems.push({ field: 'reserved', code: 'groupTwice' });
  if (kept > places) problems.push({ field: 'reserved', code: 'reservedMany' });
  if (method === 'points' && criteria.length === 0)
    problems.push({ field: 'criteria', code: 'criteriaNone' });
  return problems;
}

/** How places are given was published before the call (IA-10), so it stays once the call has opened. */
const FIXED = ['opens', 'reserved', 'releaseDays', 'method', 'criteria'] as const;

/**
 * In: an intake, what an institution wants to publish instead, and the day. Out: what stands against it. Before the
 * call opens everything can change; after that only what takes nothing from anybody: more places, a later last day
 * while the call is open, other days to answer, another start, which lets go of no kept place before the promised day.
 */
export function changeProblems(
  before: IntakeState,
  after: IntakeTerms,
  today: IsoDate,
): readonly TermsProblem[] {
  const stage = stageOf(before, today);
  if (stage === 'coming') return termsProblems(after, today);
  const problems: TermsProblem[] = FIXED.filter(
    (field) => canonicalJson(before[field]) !== canonicalJson(after[field]),
  ).map((field) => ({ field, code: 'fixed' }));
  if (after.places < before.places) problems.push({ field: 'places', code: 'fewer' });
  if (after.closes < before.closes) problems.push({ field: 'closes', code: 'earlier' });
  if (after.closes > before.closes && stage !== 'open') problems.push({ field: 'closes', code: 'fixed' });
  if (after.starts <= today && after.starts !== before.starts)
    problems.push({ field: 'starts', code: 'past' });
  if (stage === 'started' && after.starts !== before.starts)
    problems.push({ field: 'starts', code: 'fixed' });
  if (before.reserved.length > 0 && releaseDay(after) < releaseDay(before))
    problems.push({ field: 'starts', code: 'releaseEarlier' });
  return [...problems, ...lastingProblems(after)];
}

/** In: where an intake stands. Out: parts that an institution can no longer change, so that a form shows them as they are. */
export function fixedParts(stage: IntakeStage): readonly (keyof IntakeTerms)[] {
  if (stage === 'coming') return [];
  return stage === 'open' ? FIXED : [...FIXED, 'closes'];
}
