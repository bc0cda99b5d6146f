import { day, dayNumber, dayOfMonth, daysInMonth, type IsoDate, yearOf } from '../../dates';
import type { TimeUnit } from './types';

/** Days since 1970-01-01, both included; null leaves an end open. */
export type DayLimits = { min: number | null; max: number | null };

const MONTHS_PER_UNIT = { months: 1, years: 12 } as const;
/** The first and last day that can be written; what lies beyond is never reached. */
const [FIRST, LAST] = [day('0001-01-01'), day('9998-12-31')];
const [FIRST_DAY, LAST_DAY] = [dayNumber(FIRST), dayNumber(LAST)];
/** No month has more days. */
const LAST_OF_MONTH = 31;

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
  const [, , date] = partsOf(asOf);
  return { min: monthsBack(asOf, count * MONTHS_PER_UNIT[unit], date) + 1, max: today };
}

/** In: how many years back. Out: first and last day of that calendar year. */
export function daysOfYear(back: number, asOf: IsoDate): DayLimits {
  const year = Math.min(Math.max(yearOf(asOf) - back, yearOf(FIRST)), yearOf(LAST));
  return { min: dayOfMonth(year, 1, 1), max: dayOfMonth(year, 12, LAST_OF_MONTH) };
}

/** The last day from which so many whole units have gone by; a month without that day counts from its last one. */
function latestDay(units: number, unit: TimeUnit, asOf: IsoDate): number {
  if (unit === 'days') return dayNumber(asOf) - units;
  const [year, month, date] = partsOf(asOf);
  // On the last day of a month as many have gone by from each day that this month lacks.
  const latest = date === daysInMonth(year, month) ? LAST_OF_MONTH : date;
  return monthsBack(asOf, units * MONTHS_PER_UNIT[unit], latest);
}

/** The day, or the last one, of the month so many months back, within the days that can be written. */
function monthsBack(asOf: IsoDate, months: number, date: number): number {
  const [year, month] = partsOf(asOf);
  const then = year - months / 12;
  if (then < yearOf(FIRST) + 1) return FIRST_DAY;
  return then >= yearOf(LAST) ? LAST_DAY : dayOfMonth(year, month - months, date);
}

function partsOf(asOf: IsoDate): readonly [year: number, month: number, date: number] {
  return [yearOf(asOf), Number(asOf.slice(5, 7)), Number(asOf.slice(8, 10))];
}
