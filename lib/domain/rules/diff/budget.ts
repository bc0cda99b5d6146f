import type { Budget } from '../domains';
import type { Effect, RuleChange } from './types';

/** Far more than two versions that people can read need; a second or two. */
const MOST_DIFFING = 20_000;

/** Out: the steps that all comparisons of two versions of one rule have together. */
export function budgetOfPair(): Budget {
  return { steps: MOST_DIFFING };
}

/** In: a rule, the steps that are left of such, and what is told of the whole. Out: that not all of it was looked at, where they are spent. */
export function leftOut(rule: string, { steps }: Budget, effect: Effect): readonly RuleChange[] {
  return steps === 0 ? [{ rule, node: '', code: 'partly_checked', values: {}, effect }] : [];
}
