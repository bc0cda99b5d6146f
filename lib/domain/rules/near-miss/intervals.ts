import { converted, type RangeLimits, rounded } from '../ranges';
import type { Measured } from '../types';

/** Numbers from `min` to `max`; an open end is left out, an infinite one has no limit. */
export type Interval = { min: number; max: number; minOpen: boolean; maxOpen: boolean };

/** All numbers. */
export const ALL_NUMBERS: Interval = { min: -Infinity, max: Infinity, minOpen: false, maxOpen: false };

/** The least that two different values of a number that is not whole are taken to differ by. */
export const FINEST = 1e-9;

/** What people write has no more digits than this. */
const SHORT = 9;

/** In: limits, and whether they are to hold. Out: the numbers that lie within, or outside, lowest first. */
export function intervalsOf(limits: RangeLimits, holds: boolean): readonly Interval[] {
  const within: Interval = {
    min: limits.min ?? -Infinity,
    max: limits.max ?? Infinity,
    minOpen: limits.minOpen === true && limits.min !== null,
    maxOpen: limits.maxOpen === true && limits.max !== null,
  };
  if (holds) return isEmpty(within) ? [] : [within];
  if (isEmpty(within)) return [ALL_NUMBERS];
  const below = { ...ALL_NUMBERS, max: within.min, maxOpen: !within.minOpen };
  const above = { ...ALL_NUMBERS, min: within.max, minOpen: !within.maxOpen };
  return [...(within.min > -Infinity ? [below] : []), ...(within.max < Infinity ? [above] : [])];
}

/** What lies in both lists. */
export function inBoth(a: readonly Interval[], b: readonly Interval[]): readonly Interval[] {
  return a.flatMap((one) => b.map((other) => overlap(one, other))).filter((one) => !isEmpty(one));
}

/** In: numbers and a unit of the limit. Out: the numbers in another unit that are read as these; null without a rate. */
export function readBack(
  interval: Interval,
  unit: string | undefined,
  { unit: asked, per }: Measured,
): Interval | null {
  if (unit === asked || unit === undefined) return interval;
  const factor = per?.[unit];
  if (factor === undefined) return null;
  const back = (limit: number, up: boolean) => readAs(limit, factor, up);
  return { ...interval, min: back(interval.min, true), max: back(interval.max, false) };
}

const ONE_OFF = 1e-12;

/** The shortest quotient that, converted, is not on the wrong side of the limit by a rounding. */
function readAs(limit: number, factor: number, up: boolean): number {
  const exact = limit / factor;
  if (!Number.isFinite(exact)) return exact;
  const further = exact + (up ? 2 : -2) * Math.abs(exact) * ONE_OFF;
  const isInside = (value: number) => {
    const amount = converted(value, factor);
    return up ? amount >= limit : amount <= limit;
  };
  return [rounded(exact), exact].find(isInside) ?? further;
}

/** Steps in which a number goes, as how many of them make one: whole numbers, the hundredths of money, or none. */
export type Steps = 1 | 100 | null;

/** In: an interval and the steps of its numbers. Out: its values of which none is left out at an end: those in steps, or a hair inside of an open end. */
export function closed(interval: Interval, steps: Steps): Interval | null {
  const { min, max, minOpen, maxOpen } = interval;
  const ends = steps
    ? { min: stepInside(min, minOpen, steps), max: 0 - stepInside(-max, maxOpen, steps) }
    : { min: minOpen ? min + hair(min) : min, max: maxOpen ? max - hair(max) : max };
  if (ends.min <= ends.max) return { ...ends, minOpen: false, maxOpen: false };
  if (steps === 1) return null;
  // An amount may lie between two hundredths.
  if (steps) return closed(interval, null);
  const middle = (min + max) / 2;
  return min < middle && middle < max ? { min: middle, max: middle, minOpen: false, maxOpen: false } : null;
}

/** In: an interval of money, and the same in steps. Out: the interval, or the one amount in it, but for ends that are no hundredths: those are told by the next one inside. */
export function toldInHundredths(exact: Interval, tried: Interval): Interval {
  const isShort = (end: number) => !Number.isFinite(end) || stepInside(end, false, 100) === end;
  if (tried.min === tried.max) return tried;
  if (!isShort(tried.min) || !isShort(tried.max)) return exact;
  const low = isShort(exact.min) ? exact : tried;
  const high = isShort(exact.max) ? exact : tried;
  return { min: low.min, minOpen: low.minOpen, max: high.max, maxOpen: high.maxOpen };
}

/** In: an interval of numbers without steps, and the same without open ends. Out: the interval, but for an open end that is worked out to the last digit: beyond it, what is tried is told. */
export function toldWithin(exact: Interval, tried: Interval): Interval {
  const isWorkedOut = (end: number) => Number.isFinite(end) && Number(end.toPrecision(SHORT)) !== end;
  const low = exact.minOpen && isWorkedOut(exact.min) ? tried : exact;
  const high = exact.maxOpen && isWorkedOut(exact.max) ? tried : exact;
  return { min: low.min, minOpen: low.minOpen, max: high.max, maxOpen: high.maxOpen };
}

/** The least number in steps that is not below a limit, nor on it where it is open. */
function stepInside(limit: number, isOpen: boolean, steps: number): number {
  const near = Math.round(limit * steps);
  const isInside = (value: number) => (isOpen ? value > limit : value >= limit);
  const inside = [near / steps, (near + 1) / steps].find(isInside) ?? limit;
  // Not a nought below nought.
  return inside + 0;
}

function hair(limit: number): number {
  return Number.isFinite(limit) ? Math.max(FINEST, Math.abs(limit) * FINEST) : 0;
}

function overlap(a: Interval, b: Interval): Interval {
  const low = a.min > b.min || (a.min === b.min && a.minOpen) ? a : b;
  const high = a.max < b.max || (a.max === b.max && a.maxOpen) ? a : b;
  return { min: low.min, minOpen: low.minOpen, max: high.max, maxOpen: high.maxOpen };
}

function isEmpty({ min, max, minOpen, maxOpen }: Interval): boolean {
  return min > max || (min === max && (minOpen || maxOpen || !Number.isFinite(min)));
}
