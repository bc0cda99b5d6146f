import type { FactValue, Measured, Relation, Verdict } from './types';

/** Every value a number may have, both ends possible; open ends are infinite. `free`: it may also be no limit at all. */
export type Range = { lo: number; hi: number; free?: true };

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
      // An end that is no limit cannot be told from one as far away as can be, and holds for every number.
      if (left.free || right.free) return 'unknown';
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

const DIGITS = 12;
/** From here on, that many digits would be coarser than whole numbers. */
const LONGEST = 10 ** DIGITS;

/**
 * What is worked out is a number of at most 12 significant digits, but no coarser than a whole one: 0.1 + 0.2 is 0.3, and
 * 3.30 at 1.10 for one is 3. So that what lies exactly on a limit is not lost by the binary fractions that machines
 * reckon with. Whole numbers have none, and stay as they are.
 */
export function rounded(value: number): number {
  if (Number.isInteger(value)) return value;
  const size = Math.abs(value);
  if (LONGEST <= size && size < Infinity) return Math.sign(value) * Math.round(size);
  return Number(value.toPrecision(DIGITS));
}

/** In: an amount and what one of its unit is worth. Out: what it is worth. */
export function converted(amount: number, factor: number): number {
  return factor === 1 ? amount : rounded(amount * factor);
}

/** Sum of ranges; of nothing it is nought. */
export function sumOf(ranges: readonly Range[]): Range {
  const sum = ranges.reduce((all, { lo, hi }) => ({ lo: all.lo + lo, hi: all.hi + hi }), { lo: 0, hi: 0 });
  return { lo: rounded(sum.lo), hi: rounded(sum.hi) };
}

/** Quotient; anything at all while the divisor may be nought. */
export function ratioOf(of: Range, by: Range): Range {
  if (by.lo <= 0 && by.hi >= 0) return EVERY_NUMBER;
  if (by.hi < 0) return ratioOf({ lo: -of.hi, hi: -of.lo }, { lo: -by.hi, hi: -by.lo });
  return {
    lo: rounded(of.lo / (of.lo >= 0 ? by.hi : by.lo)),
    hi: rounded(of.hi / (of.hi >= 0 ? by.lo : by.hi)),
  };
}

/** The narrowest range that holds them all; at least one. */
export function hullOf(first: Range, others: readonly Range[]): Range {
  const all = [first, ...others];
  const ends = { lo: Math.min(...all.map(({ lo }) => lo)), hi: Math.max(...all.map(({ hi }) => hi)) };
  return all.some((one) => one.free || isNoLimit(one)) ? { ...ends, free: true } : ends;
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
  return factor === undefined
    ? { rate: `rate.${unit}.${asked}` }
    : { lo: converted(lo, factor), hi: converted(hi, factor) };
}
