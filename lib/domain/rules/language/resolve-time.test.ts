import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, dayFromNumber, dayNumber, type IsoDate } from '../../dates';
import {
  evaluate,
  type FactValue,
  type Limit,
  NO_LIBRARY,
  type RuleLibrary,
  resolve,
  type TimeUnit,
  type Verdict,
  type WrittenRule,
} from '../index';

const DAY = 86_400_000;
const FIRST = Date.UTC(2016, 0, 1) / DAY;
const LAST = Date.UTC(2028, 11, 31) / DAY;

function textOf(days: number): string {
  return new Date(days * DAY).toISOString().slice(0, 10);
}

/** Ends of months and leap days come up often: there the calendar is hardest. */
const anyDay = fc.oneof(
  fc.integer({ min: FIRST, max: LAST }),
  fc
    .tuple(fc.integer({ min: 2016, max: 2028 }), fc.nat(11), fc.integer({ min: -2, max: 1 }))
    .map(([year, month, step]) => Date.UTC(year, month + 1, step) / DAY),
  fc.constantFrom(2016, 2020, 2024).map((year) => Date.UTC(year, 1, 29) / DAY),
);
const unit = fc.constantFrom<TimeUnit>('days', 'months', 'years');

/** The day so many units on, worked out by the calendar of the platform; what a month lacks is its last day. */
function later(from: number, count: number, one: TimeUnit): number {
  if (one === 'days') return from + count;
  const date = new Date(from * DAY);
  const months = one === 'years' ? 12 * count : count;
  const target = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const lastOfMonth = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0);
  return Math.min(target / DAY + date.getUTCDate() - 1, lastOfMonth / DAY);
}

/** Whole units gone by, counted one by one. */
function counted(from: number, to: number, one: TimeUnit): number {
  let count = 0;
  while (later(from, count + 1, one) <= to) count += 1;
  while (later(from, count, one) > to) count -= 1;
  return count;
}

function verdictOf(rule: WrittenRule, asOf: IsoDate, fact: FactValue): Verdict {
  const resolved = resolve(rule, { ruleId: 'r', asOf });
  if (!resolved.ok) throw new RangeError(JSON.stringify(resolved.problems));
  return evaluate(resolved.rule, () => fact).verdict;
}

function exact(days: number): FactValue {
  return { kind: 'range', lo: days, hi: days };
}

function verdictIf(holds: boolean): Verdict {
  return holds ? 'met' : 'unmet';
}

describe('elapsed time by a parameter that is a fraction', () => {
  const source = { title: 'Official journal' };
  const history = (...values: readonly (number | null)[]) =>
    values.map((value, at) => ({ from: day(`202${at}-01-01`), value, source }));
  const library: RuleLibrary = {
    ...NO_LIBRARY,
    parameters: {
      whole: { history: history(1, null, 3) },
      half: { history: history(1.5) },
      // A fraction to come, long before its day.
      later: { history: history(2, 3, 4, 5, 6, 7, 8, 9, 10, 0.5) },
    },
  };
  const asked = (min: Limit, max: Limit) => {
    const rule: WrittenRule = { id: 'e', op: 'elapsed', fact: 'day', unit: 'years', min, max };
    const found = resolve(rule, { ruleId: 'r', library, asOf: day('2026-06-01') });
    return found.ok ? [] : found.problems;
  };
  const named = (parameter: string) => ({ parameter });

  it('is refused at its node, by its name, whichever end it is and on whichever day', () => {
    const half = { node: 'e', code: 'not_whole', name: 'half' };
    expect(asked(named('half'), null)).toEqual([half]);
    expect(asked(null, named('half'))).toEqual([half]);
    expect(asked(1, named('later'))).toEqual([{ ...half, name: 'later' }]);
    expect(asked(named('whole'), named('whole'))).toEqual([]);
    // Of other limits a part is as good as any number.
    const between: WrittenRule = { id: 'b', op: 'between', fact: 'n', min: named('half'), max: null };
    expect(resolve(between, { ruleId: 'r', library, asOf: day('2026-06-01') }).ok).toBe(true);
  });
});

describe('elapsed time', () => {
  const near = fc.integer({ min: -3, max: 3 }).map((half) => half / 2);
  it('is the number of whole units gone by, against limits that need not be whole', () => {
    fc.assert(
      fc.property(anyDay, anyDay, unit, near, near, fc.nat(3), (since, today, one, a, b, open) => {
        fc.pre(Math.abs(today - since) < 366 * 6);
        const count = counted(since, today, one);
        const limits = { min: open === 1 ? null : count + a, max: open === 2 ? null : count + b };
        const holds =
          (limits.min === null || count >= limits.min) && (limits.max === null || count <= limits.max);
        const rule: WrittenRule = { id: 'e', op: 'elapsed', fact: 'day', unit: one, ...limits };
        expect(verdictOf(rule, day(textOf(today)), exact(since))).toBe(verdictIf(holds));
      }),
      { numRuns: 3000 },
    );
  });

  it('of an uncertain day holds if it does for every day it may have been', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(70), anyDay, fc.nat(30), fc.nat(12), (first, width, today, min, more) => {
        const limits = { min, max: min + more };
        const rule: WrittenRule = { id: 'e', op: 'elapsed', fact: 'day', unit: 'months', ...limits };
        const days = Array.from({ length: width + 1 }, (_, step) => first + step);
        const each = days.map((one) => {
          const count = counted(one, today, 'months');
          return limits.min <= count && count <= limits.max;
        });
        const expected = each.every(Boolean) ? 'met' : each.some(Boolean) ? 'unknown' : 'unmet';
        const range: FactValue = { kind: 'range', lo: first, hi: first + width };
        expect(verdictOf(rule, day(textOf(today)), range)).toBe(expected);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a rolling window', () => {
  it('ends today and has left out the day so many units ago', () => {
    fc.assert(
      fc.property(anyDay, anyDay, unit, fc.integer({ min: 1, max: 40 }), (on, today, one, last) => {
        const begin = later(today, -last, one);
        const rule: WrittenRule = { id: 'w', op: 'recent', fact: 'day', last, unit: one };
        expect(verdictOf(rule, day(textOf(today)), exact(on))).toBe(verdictIf(begin < on && on <= today));
      }),
      { numRuns: 2000 },
    );
  });

  it('of events is the same window', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.array(anyDay, { maxLength: 4 }),
        unit,
        fc.integer({ min: 1, max: 40 }),
        (today, days, one, last) => {
          const begin = later(today, -last, one);
          const within = days.filter((on) => begin < on && on <= today).length;
          const rule: WrittenRule = {
            ...{ id: 'h', op: 'happened', fact: 'events', codes: ['*'] },
            ...{ last: { count: last, unit: one }, min: within, max: within },
          };
          const events: FactValue = {
            kind: 'events',
            events: days.map((on) => ({ code: 'x', lo: on, hi: on })),
          };
          expect(verdictOf(rule, day(textOf(today)), events)).toBe('met');
        },
      ),
    );
  });
});

it('a calendar year is told by the year of the day', () => {
  fc.assert(
    fc.property(anyDay, anyDay, fc.integer({ min: -2, max: 8 }), (on, today, back) => {
      const year = (days: number) => new Date(days * DAY).getUTCFullYear();
      const rule: WrittenRule = { id: 'y', op: 'calendarYear', fact: 'day', back };
      expect(verdictOf(rule, day(textOf(today)), exact(on))).toBe(verdictIf(year(on) === year(today) - back));
    }),
    { numRuns: 2000 },
  );
});

it('days between two days are told by their texts', () => {
  const end = fc.option(anyDay, { nil: null });
  fc.assert(
    fc.property(anyDay, end, end, (on, from, to) => {
      const [first, last] = [from === null ? null : day(textOf(from)), to === null ? null : day(textOf(to))];
      const rule: WrittenRule = { id: 'd', op: 'dates', fact: 'day', from: first, to: last };
      const holds = (!first || first <= textOf(on)) && (!last || textOf(on) <= last);
      expect(verdictOf(rule, day('2026-01-01'), exact(on))).toBe(verdictIf(holds));
    }),
  );
});

it('day numbers are those of the platform, there and back', () => {
  const anyNumber = fc.integer({ min: Date.UTC(1, 0, 1) / DAY - 366 * 2, max: Date.UTC(9999, 11, 31) / DAY });
  fc.assert(
    fc.property(fc.oneof(anyDay, anyNumber), (days) => {
      const text = textOf(days);
      fc.pre(/^\d{4}-/.test(text));
      expect(dayNumber(day(text))).toBe(days);
      expect(dayFromNumber(days)).toBe(text);
    }),
    { numRuns: 5000 },
  );
  expect(() => dayFromNumber(Date.UTC(9999, 11, 31) / DAY + 1)).toThrow(RangeError);
});
