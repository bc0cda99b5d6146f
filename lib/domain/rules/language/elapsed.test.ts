import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, dayFromNumber, dayNumber, daysInMonth, type IsoDate } from '../../dates';
import { daysElapsed, daysOfYear, lastDays } from './elapsed';

/** Whole months from one day to another, by the calendar and not by the code under test. */
function monthsBetween(from: IsoDate, to: IsoDate): number {
  const [y1 = 0, m1 = 0, d1 = 0] = from.split('-').map(Number);
  const [y2 = 0, m2 = 0, d2 = 0] = to.split('-').map(Number);
  // A month that lacks the day has its last one in its place.
  const due = Math.min(d1, daysInMonth(y2, m2));
  return (y2 - y1) * 12 + m2 - m1 - (d2 < due ? 1 : 0);
}

const someDay = fc.integer({ min: dayNumber(day('1996-01-01')), max: dayNumber(day('2032-12-31')) });
const limit = fc.option(fc.integer({ min: 0, max: 40 }), { nil: null });

function lies(number: number, { min, max }: { min: number | null; max: number | null }): boolean {
  return (min === null || number >= min) && (max === null || number <= max);
}

describe('whole units gone by', () => {
  it.each([
    ['days', 1],
    ['months', 1],
    ['years', 12],
  ] as const)('%s: the days of the limits are those that count so many', (unit, months) => {
    fc.assert(
      fc.property(someDay, someDay, limit, limit, (from, to, min, max) => {
        const [began, today] = [dayFromNumber(from), dayFromNumber(to)];
        const gone = unit === 'days' ? to - from : Math.floor(monthsBetween(began, today) / months);
        expect(lies(from, daysElapsed({ min, max }, unit, today))).toBe(lies(gone, { min, max }));
      }),
      { numRuns: 2000 },
    );
  });

  it.each<[began: string, today: string, atLeast: number, isSo: boolean]>([
    ['2024-02-29', '2025-02-27', 12, false],
    ['2024-02-29', '2025-02-28', 12, true],
    ['2025-01-31', '2025-02-28', 1, true],
    ['2025-01-31', '2025-03-30', 2, false],
    ['2025-03-30', '2025-02-28', 0, false],
  ])('%s to %s: at least %i months is %s', (began, today, min, isSo) => {
    expect(lies(dayNumber(day(began)), daysElapsed({ min, max: null }, 'months', day(today)))).toBe(isSo);
  });
});

describe('the last days', () => {
  it.each<[count: number, unit: 'days' | 'months' | 'years', today: string, first: string]>([
    [1, 'days', '2026-03-01', '2026-03-01'],
    [30, 'days', '2026-03-30', '2026-03-01'],
    [1, 'months', '2026-03-31', '2026-03-01'],
    [6, 'months', '2026-01-15', '2025-07-16'],
    [3, 'years', '2026-01-15', '2023-01-16'],
    [1, 'years', '2024-02-29', '2023-03-01'],
  ])('%i %s until %s begin on %s', (count, unit, today, first) => {
    const { min, max } = lastDays({ count, unit }, day(today));
    expect([min, max]).toEqual([dayNumber(day(first)), dayNumber(day(today))]);
  });
});

describe('a calendar year', () => {
  it.each<[back: number, today: string, first: string, last: string]>([
    [0, '2026-01-01', '2026-01-01', '2026-12-31'],
    [1, '2026-12-31', '2025-01-01', '2025-12-31'],
    [2, '2026-02-28', '2024-01-01', '2024-12-31'],
    [1, '2024-02-29', '2023-01-01', '2023-12-31'],
    [-1, '2026-05-31', '2027-01-01', '2027-12-31'],
  ])('%i before %s', (back, today, first, last) => {
    const { min, max } = daysOfYear(back, day(today));
    expect([min, max]).toEqual([dayNumber(day(first)), dayNumber(day(last))]);
  });
});

describe('lengths of time beyond all calendars', () => {
  const today = day('2026-11-22');
  const founded = dayNumber(day('1900-01-01'));

  it.each(['years', 'months'] as const)('of %s are never reached', (unit) => {
    expect(lies(founded, daysElapsed({ min: 40_000, max: null }, unit, today))).toBe(false);
    expect(lies(founded, daysElapsed({ min: null, max: 40_000 }, unit, today))).toBe(true);
    expect(lies(founded, daysElapsed({ min: -200_000, max: null }, unit, today))).toBe(true);
    expect(lies(founded, lastDays({ count: 40_000, unit }, today))).toBe(true);
  });

  it('hold no day of a calendar year', () => {
    for (const back of [3000, -9000]) expect(lies(founded, daysOfYear(back, today))).toBe(false);
  });
});
