import { compare, decimal, toNumber } from '../fraction';
import type { RuleResult } from '../rules';
import type { SizeClass } from '../vocabulary';
import type { NetPrice } from './net-price';

/**
 * IA-02 Fee cap by firm size: passes if the net price is within the cap of the size class.
 * Where the size class or the membership is not known, the possible prices must agree: all within
 * their caps pass, all above fail, and otherwise the rule cannot be applied to this firm yet.
 */
export function withinFeeCap(
  prices: readonly NetPrice[],
  caps: Readonly<Record<SizeClass, number>>,
): RuleResult {
  const allWithin = prices.every(({ size, hi }) => compare(hi, decimal(caps[size])) <= 0);
  const allAbove = prices.every(({ size, lo }) => compare(lo, decimal(caps[size])) > 0);
  const outcome = allWithin === allAbove ? 'not_applicable' : allWithin ? 'pass' : 'fail';
  const { lo, hi } = netRange(prices);
  const sizes = prices.map(({ size }) => size);
  const possible = sizes.map((size) => caps[size]);
  return { outcome, numbers: { lo, hi, sizes, cap_lo: lowest(possible), cap_hi: highest(possible) } };
}

/** Lowest and highest net price; both empty where there is none. */
export function netRange(prices: readonly NetPrice[]): { lo: number | ''; hi: number | '' } {
  return {
    lo: lowest(prices.map(({ lo }) => toNumber(lo))),
    hi: highest(prices.map(({ hi }) => toNumber(hi))),
  };
}

function lowest(list: readonly number[]): number | '' {
  return list.length === 0 ? '' : Math.min(...list);
}

function highest(list: readonly number[]): number | '' {
  return list.length === 0 ? '' : Math.max(...list);
}
