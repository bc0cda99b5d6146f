import { addMonths, day, dayFromNumber, dayNumber, daysInMonth, type IsoDate, yearOf } from '../../dates';
import type { TimeUnit } from './types';

/** Days since 1970-01-01, both included; null leaves an end open. */
export type DayLimits = { min: number | null; max: number | null };

const MONTHS_PER_UNIT = { months: 1, years: 12 } as const;
const OUTSIDE_FEBRUARY = 337;
/** The first and last day that can be written; what lies beyond is never reached. */
const [FIRST, LAST] = [day('0001-01-01'), day('9998-12-31')];

/** In: how many whole units have gone by since a day, at least and at most. Out: where that day lies, seen from `asOf`. */
export function daysElapsed(
  { min, max }: { min: number | null; max: number | null },
  unit: TimeUnit,
  asOf: IsoDate,
): DayLimits {
  return {
    min: max === null ? null : latestDay(Math.floor(max) + 1, unit, asOf) + 1,
    max: min === null ? null : latestDay(Math.ceil(min), unit, asOf),
  };
}

/** In: a length of time. Out: the days of it that end with `asOf`. */
export function lastDays({ count, unit }: { count: number; unit: TimeUnit }, asOf: IsoDate): DayLimits {
  const today = dayNumber(asOf);
  if (unit === 'days') return { min: today - count + 1, max: today };
  return { min: dayNumber(monthsFrom(asOf, -count * MONTHS_PER_UNIT[unit])) + 1, max: today };
}

/** In: how many years back. Out: first and last day of that calendar year. */
export function daysOfYear(back: number, asOf: IsoDate): DayLimits {
  const first = monthsFrom(asOf, -12 * back);
  const start = dayNumber(addMonths(first, 1 - Number(first.slice(5, 7)))) - Number(first.slice(8, 10)) + 1;
  return { min: start, max: start + OUTSIDE_FEBRUARY + daysInMonth(yearOf(first), 2) - 1 };
}

/** The last day from which so many whole units have gone by; a month without that day counts from its last one. */
function latestDay(units: number, unit: TimeUnit, asOf: IsoDate): number {
  if (unit === 'days') return dayNumber(asOf) - units;
  const months = units * MONTHS_PER_UNIT[unit];
  let latest = dayNumber(monthsFrom(asOf, -months));
  // No day lies beyond the first and the last.
  if (latest === dayNumber(FIRST) || latest === dayNumber(LAST)) return latest;
  while (addMonths(dayFromNumber(latest + 1), months) <= asOf) latest += 1;
  return latest;
}

/** Within the days that can be written. */
function monthsFrom(from: IsoDate, months: number): IsoDate {
  const year = yearOf(from) + months / 12;
  if (year < yearOf(FIRST) + 1) return FIRST;
  return year >= yearOf(LAST) ? LAST : addMonths(from, months);
}
