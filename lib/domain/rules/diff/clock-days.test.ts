import fc from 'fast-check';
import { expect, it } from 'vitest';
import { day, dayFromNumber, dayNumber } from '../../dates';
import { NO_LIBRARY, type WrittenRule } from '../language';
import { type DayLimits, daysElapsed, daysOfYear, lastDays } from '../language/elapsed';
import { sharesClock } from './calendar';
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
  fc
    .tuple(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 800 }))
    .map(([min, more]): Moving => ({ ...on, op: 'elapsed', unit: 'days', min, max: min + more })),
  fc.integer({ min: 1, max: 1100 }).map((last): Moving => ({ ...on, op: 'recent', last, unit: 'days' })),
  fc.integer({ min: 0, max: 4 }).map((back): Moving => ({ ...on, op: 'calendarYear', back })),
);
/** Years with 366 days, and 2100, which has 365. */
const EVERY_DAY = [day('2019-12-25'), day('2098-12-25')].flatMap((first) =>
  Array.from({ length: 366 * 6 }, (_, at) => dayFromNumber(dayNumber(first) + at)),
);

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
      const version = { rule, library: NO_LIBRARY };
      if (sharesClock([version])) return;
      const readings = onEveryClock([version]).standing() ?? [];
      const told = readings.map((read) => {
        const { rule: read1 } = read(version);
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

it('asks where a limit stays, hangs on a number kept elsewhere or lies far back, or else where one moves', () => {
  const lastYear: WrittenRule = { ...on, id: 'y', op: 'calendarYear', back: 1 };
  const sets = (node: WrittenRule) => {
    const version = { rule: { id: 'r', op: 'all', of: [node, lastYear] } as const, library: NO_LIBRARY };
    const { standing, asked } = onEveryClock([version]);
    return [standing() ?? [], [asked]].map((readings) =>
      readings.map((read) => {
        const { rule } = read<{ rule: WrittenRule; library: typeof NO_LIBRARY }>(version);
        return rule.op === 'all' ? rule.of.map(({ op }) => op).join(' ') : '';
      }),
    );
  };
  expect(sets({ ...on, op: 'dates', from: day('2020-01-01'), to: null })).toEqual([
    ['is dates'],
    ['dates is'],
  ]);
  const left = [['is dates'], ['is is']];
  expect(sets({ ...on, op: 'elapsed', unit: 'years', min: { parameter: 'p' }, max: null })).toEqual(left);
  expect(sets({ ...on, op: 'elapsed', unit: 'years', min: 101, max: null })).toEqual(left);
  expect(sets({ ...on, op: 'elapsed', unit: 'days', min: 101 * 365, max: null })).toEqual(left);
  const [standing = []] = sets({ ...on, op: 'recent', last: 30, unit: 'days' });
  expect(new Set(standing)).toEqual(new Set(['dates dates']));
});

it('asks what is compared where limits are kept in it that move apart', () => {
  const total = (id: string, last: number, unit: 'days' | 'months'): WrittenRule => ({
    ...{ id, op: 'compare', relation: '>=', right: { term: 'number', value: 1 } },
    left: {
      ...{ term: 'total', fact: 'owners', of: 'share' },
      where: { id: `${id}.w`, op: 'recent', fact: 'founded', last, unit },
    },
  });
  const rule: WrittenRule = { id: 'r', op: 'all', of: [total('a', 1, 'months'), total('b', 30, 'days')] };
  const version = { rule, library: NO_LIBRARY };
  const { standing, asked: alone } = onEveryClock([version]);
  const asked = [...(standing() ?? []), alone].flatMap((read) => {
    const { rule: read1 } = read(version);
    return read1.op === 'all' ? read1.of.map((one) => (one.op === 'is' ? one.fact : one.op)) : [];
  });
  expect(asked).not.toContain('compare');
  expect(new Set(asked).size).toBe(2);
});
