import { add, compare, decimal, divide, type Fraction, fraction, multiply, roundHalfUp } from '../fraction';
import type { RuleResult } from '../rules';
import { isAssociation, isGovernment } from './kinds';
import type { Contribution } from './types';

/** Parameters of PG-04, in percent. */
export type Pg04 = { minGovernmentShare: number; minAssociationsShare: number; maxSingleFunder: number };

const NOTHING = fraction(0);

/** PG-04 Invest together: passes if government and associations both pay enough and nobody pays too much alone. */
export function investTogether(contributions: readonly Contribution[], limits: Pg04): RuleResult {
  const all = sumOf(contributions);
  if (compare(all, NOTHING) <= 0)
    return { outcome: 'not_evidenced', numbers: { government: '', associations: '', largest: '' } };
  const percentOf = (part: readonly Contribution[]) => multiply(divide(sumOf(part), all), fraction(100));
  const government = percentOf(contributions.filter(isGovernment));
  const associations = percentOf(contributions.filter(isAssociation));
  const largest = largestOf([...byBody(contributions).values()].map(percentOf));
  const passes =
    compare(government, decimal(limits.minGovernmentShare)) >= 0 &&
    compare(associations, decimal(limits.minAssociationsShare)) >= 0 &&
    compare(largest, decimal(limits.maxSingleFunder)) <= 0;
  const numbers = {
    government: roundHalfUp(government, 1),
    associations: roundHalfUp(associations, 1),
    largest: roundHalfUp(largest, 1),
  };
  return { outcome: passes ? 'pass' : 'fail', numbers };
}

function sumOf(contributions: readonly Contribution[]): Fraction {
  return contributions.reduce((sum, one) => add(sum, decimal(one.share)), NOTHING);
}

function byBody(contributions: readonly Contribution[]): ReadonlyMap<string, readonly Contribution[]> {
  const bodies = new Map<string, readonly Contribution[]>();
  for (const one of contributions) bodies.set(one.body, [...(bodies.get(one.body) ?? []), one]);
  return bodies;
}

function largestOf(percents: readonly Fraction[]): Fraction {
  return percents.reduce((most, one) => (compare(one, most) > 0 ? one : most), NOTHING);
}
