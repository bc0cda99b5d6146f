import type { FactValue, Measured, Relation, Verdict } from './types';

/** Every value a number may have, both ends possible; open ends are infinite. */
export type Range = { lo: number; hi: number };

/** Limits a range is held against; null leaves an end open. */
export type RangeLimits = { min: number | null; max: number | null; minOpen?: true; maxOpen?: true };

/** What may be any number. */
export const EVERY_NUMBER: Range = { lo: -Infinity, hi: Infinity };

/** In: a range and limits. Out: met if all of it lies within, unmet if none of it does; limits with no number between them hold for nothing. */
export function within({ lo, hi }: Range, { min, max, minOpen, maxOpen }: RangeLimits): Verdict {
  const [low, high] = [min ?? -Infinity, max ?? Infinity];
  if (low > high || (low === high && (minOpen || maxOpen) && Number.isFinite(low))) return 'unmet';
  const isBelow = minOpen && min !== null ? hi <= low : hi < low;
  const isAbove = maxOpen && max !== null ? lo >= high : lo > high;
  if (isBelow || isAbove) return 'unmet';
  const fromLow = minOpen && min !== null ? lo > low : lo >= low;
  const toHigh = maxOpen && max !== null ? hi < high : hi <= high;
  return fromLow && toHigh ? 'met' : 'unknown';
}

/**
 * In: two ranges that vary apart from one another. Out: met if the relation holds at every pair, unmet if at none. What
 * is infinite for certain stands for no limit, which keeps nobody out.
 */
export function related(left: Range, relation: Relation, right: Range): Verdict {
  switch (relation) {
    case '<':
      if (left.hi === -Infinity || right.lo === Infinity) return 'met';
      return left.hi < right.lo ? 'met' : left.lo >= right.hi ? 'unmet' : 'unknown';
    case '<=':
      return left.hi <= right.lo ? 'met' : left.lo > right.hi ? 'unmet' : 'unknown';
    case '>':
      return related(right, '<', left);
    case '>=':
      return related(right, '<=', left);
    case '=':
      if (isNoLimit(left) || isNoLimit(right)) return 'met';
      return isPoint(left) && isPoint(right) && left.lo === right.lo
        ? 'met'
        : left.hi < right.lo || left.lo > right.hi
          ? 'unmet'
          : 'unknown';
  }
}

function isNoLimit({ lo, hi }: Range): boolean {
  return lo === Infinity || hi === -Infinity;
}

/** One value only. */
export function isPoint({ lo, hi }: Range): boolean {
  return lo === hi;
}

/** Sum of ranges; of nothing it is nought. */
export function sumOf(ranges: readonly Range[]): Range {
  return ranges.reduce((sum, { lo, hi }) => ({ lo: sum.lo + lo, hi: sum.hi + hi }), { lo: 0, hi: 0 });
}

/** Quotient; anything at all while the divisor may be nought. */
export function ratioOf(of: Range, by: Range): Range {
  if (by.lo <= 0 && by.hi >= 0) return EVERY_NUMBER;
  if (by.hi < 0) return ratioOf({ lo: -of.hi, hi: -of.lo }, { lo: -by.hi, hi: -by.lo });
  return { lo: of.lo / (of.lo >= 0 ? by.hi : by.lo), hi: of.hi / (of.hi >= 0 ? by.lo : by.hi) };
}

/** The narrowest range that holds them all; at least one. */
export function hullOf(first: Range, others: readonly Range[]): Range {
  return others.reduce(({ lo, hi }, one) => ({ lo: Math.min(lo, one.lo), hi: Math.max(hi, one.hi) }), first);
}

/** A range, or the key of the rate without which an amount cannot be read in the unit asked for. */
export type Read = Range | { rate: string };

/** In: a range fact and the unit of the limit. Out: the range in that unit. Throws RangeError where only one of them has a unit. */
export function inUnit(
  { lo, hi, unit }: FactValue & { kind: 'range' },
  { unit: asked, per }: Measured,
): Read {
  if (unit === asked) return { lo, hi };
  if (unit === undefined || asked === undefined)
    throw new RangeError(`an amount in ${unit ?? 'no unit'} is read in ${asked ?? 'no unit'}`);
  const factor = per?.[unit];
  return factor === undefined ? { rate: `rate.${unit}.${asked}` } : { lo: lo * factor, hi: hi * factor };
}
