import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, day, daysInMonth, isIsoDate, yearOf } from './dates';

const anyDay = fc
  .tuple(
    fc.integer({ min: 1600, max: 2400 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 31 }),
  )
  .map(([year, month, date]) => textOf(year, month, Math.min(date, daysInMonth(year, month))))
  .map(day);
const months = fc.integer({ min: -4800, max: 4800 });

function textOf(year: number, month: number, date: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** Months since year 0, the independent way to count. */
function monthIndex(text: string): number {
  const [year, month] = text.split('-').map(Number);
  return (year ?? 0) * 12 + (month ?? 0) - 1;
}

describe('a day', () => {
  it.each(['2026-11-21', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s exists', (text) => {
    expect(isIsoDate(text)).toBe(true);
    expect(day(text)).toBe(text);
  });

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '26-01-01',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
    '2026-01-01\n',
    '٢٠٢٦-٠١-٠١',
    '',
  ])('%j does not', (text) => {
    expect(isIsoDate(text)).toBe(false);
    expect(() => day(text)).toThrow(RangeError);
  });

  it('agrees with the calendar of the platform', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: 0, max: 33 }),
        (year, month, date) => {
          const text = textOf(year, month, date);
          const read = new Date(`${text}T00:00:00Z`);
          const exists = !Number.isNaN(read.getTime()) && read.toISOString().startsWith(text);
          expect(isIsoDate(text)).toBe(exists);
        },
      ),
    );
  });

  it('never throws on any text', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof isIsoDate(text) === 'boolean'));
  });
});

describe('the days of a month', () => {
  it.each([
    [2024, 2, 29],
    [2023, 2, 28],
    [1900, 2, 28],
    [2000, 2, 29],
    [2026, 4, 30],
    [2026, 6, 30],
    [2026, 9, 30],
    [2026, 11, 30],
    [2026, 1, 31],
    [2026, 12, 31],
  ])('of %i-%i are %i', (year, month, want) => {
    expect(daysInMonth(year, month)).toBe(want);
  });
});

describe('adding months', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-11-21', 2, '2027-01-21'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-21', -24, '2024-11-21'],
    ['2026-12-31', 0, '2026-12-31'],
  ])('%s and %i is %s', (from, count, want) => {
    expect(addMonths(day(from), count)).toBe(want);
  });

  it('lands in the month counted, on the same day or the last one', () => {
    fc.assert(
      fc.property(anyDay, months, (from, count) => {
        fc.pre(monthIndex(from) + count >= 12 && monthIndex(from) + count < 120_000);
        const to = addMonths(from, count);
        expect(isIsoDate(to)).toBe(true);
        expect(monthIndex(to)).toBe(monthIndex(from) + count);
        const [year, month, date] = to.split('-').map(Number);
        expect(date).toBe(Math.min(Number(from.slice(8)), daysInMonth(year ?? 0, month ?? 0)));
      }),
    );
  });

  it('comes back for the days that every month has', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (from, count) => {
        const early = day(`${from.slice(0, 8)}${from.slice(8) > '28' ? '28' : from.slice(8)}`);
        expect(addMonths(addMonths(early, count), -count)).toBe(early);
      }),
    );
  });

  it('keeps the order of days', () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.integer({ min: -600, max: 600 }), (a, b, count) => {
        const [first, last] = a <= b ? [a, b] : [b, a];
        expect(addMonths(first, count) <= addMonths(last, count)).toBe(true);
      }),
    );
  });

  it('refuses to leave the calendar', () => {
    expect(() => addMonths(day('0000-01-01'), -1)).toThrow(RangeError);
    expect(() => addMonths(day('9999-12-31'), 1)).toThrow(RangeError);
  });
});

it('a year is read off a day', () => {
  expect(yearOf(day('2026-11-21'))).toBe(2026);
  expect(yearOf(day('0999-01-01'))).toBe(999);
});
