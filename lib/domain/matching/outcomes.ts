import type { Outcome, StarterRule } from '../vocabulary';

/** In: how to find the outcome of a starter rule. Out: the outcomes of all of them. */
export function outcomesOf(outcome: (rule: StarterRule) => Outcome): Readonly<Record<StarterRule, Outcome>> {
  return {
    'IA-01': outcome('IA-01'),
    'IA-02': outcome('IA-02'),
    'IA-06': outcome('IA-06'),
    'IA-18': outcome('IA-18'),
    'PG-01': outcome('PG-01'),
    'PG-02': outcome('PG-02'),
    'PG-04': outcome('PG-04'),
    'PG-06': outcome('PG-06'),
  };
}
