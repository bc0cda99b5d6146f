import fc from 'fast-check';
import { expect, it } from 'vitest';
import { day, dayFromNumber, dayNumber } from '../../dates';
import { NO_LIBRARY, type WrittenRule } from '../language';
import { type DayLimits, daysElapsed, daysOfYear, lastDays } from '../language/elapsed';
import { onEveryClock } from './clock-days';

type Moving = Extract<WrittenRule, { op: 'elapsed' | 'recent' | 'calendarYear' }>;

const on = { id: 'f', fact: 'founded' } as const;
const unit = fc.constantFrom<'months' | 'years'>('months', 'years');
const moving: fc.Arbitrary<Moving> = fc.oneof(
  fc
    .tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }), unit)
    .map(([min, more, of]): Moving => ({ ...on, op: 'elapsed', unit: of, min, max: min + more })),
  fc
    .tuple(fc.integer({ min: 1, max: 5 }), unit)
    .map(([last, of]): Moving => ({ ...on, op: 'recent', last, unit: of })),
  fc.integer({ min: 0, max: 4 }).map((back): Moving => ({ ...on, op: 'calendarYear', back })),
);
const FIRST = dayNumber(day('2019-12-25'));
const EVERY_DAY = Array.from({ length: 366 * 9 }, (_, at) => dayFromNumber(FIRST + at));

function limitsOn(node: Moving, at: (typeof EVERY_DAY)[number]): DayLimits {
  if (node.op === 'calendarYear') return daysOfYear(node.back, at);
  if (node.op === 'recent') return lastDays({ count: node.last, unit: node.unit }, at);
  const { min, max } = node;
  return typeof min === 'number' && typeof max === 'number'
    ? daysElapsed({ min, max }, node.unit, at)
    : { min: null, max: null };
}

/** Before, the same, next or after, for each pair of ends. */
function standing(limits: readonly DayLimits[]): string {
  const ends = limits.flatMap(({ min, max }) => [min ?? 0, max ?? 0]);
  return ends.flatMap((one) => ends.map((other) => Math.max(-2, Math.min(one - other, 2)))).join(' ');
}

it('holds every way in which limits ever stand to each other', () => {
  fc.assert(
    fc.property(fc.array(moving, { minLength: 2, maxLength: 3 }), (nodes) => {
      const rule: WrittenRule = { id: 'r', op: 'all', of: nodes };
      const readings = onEveryClock([{ rule, library: NO_LIBRARY }]) ?? [];
      if (new Set(nodes.map(({ op }) => op)).size < 2) return;
      const told = readings.map((read) => {
        const { rule: read1 } = read({ rule, library: NO_LIBRARY });
        const dates = read1.op === 'all' ? read1.of : [];
        const numberOf = (end: string | null) => (end === null ? null : dayNumber(day(end)));
        return standing(
          dates.flatMap((one) =>
            one.op === 'dates' ? [{ min: numberOf(one.from), max: numberOf(one.to) }] : [],
          ),
        );
      });
      const seen = new Set(EVERY_DAY.map((at) => standing(nodes.map((node) => limitsOn(node, at)))));
      expect([...seen].filter((one) => !told.includes(one))).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

it('looks into nothing where a limit stays, hangs on a number kept elsewhere, or counts days', () => {
  const beside = (node: WrittenRule) =>
    onEveryClock([
      {
        rule: { id: 'r', op: 'all', of: [node, { ...on, op: 'calendarYear', back: 1 }] },
        library: NO_LIBRARY,
      },
    ]);
  expect(beside({ ...on, op: 'dates', from: day('2020-01-01'), to: null })).toBeNull();
  expect(beside({ ...on, op: 'recent', last: 30, unit: 'days' })).toBeNull();
  expect(beside({ ...on, op: 'elapsed', unit: 'years', min: { parameter: 'p' }, max: null })).toBeNull();
  expect(beside({ ...on, op: 'recent', last: 1, unit: 'years' })).not.toBeNull();
});
