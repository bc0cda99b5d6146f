import fc from 'fast-check';
import { day, type IsoDate } from '../../dates';
import { shareRule, smallRule, untoldRule } from '../domains/worlds.fixture';
import { type WrittenRule, writtenRuleSchema } from '../language';
import type { Rule } from '../types';

/** Every node gets an id of its own. */
function numbered(rule: Rule): unknown {
  let last = 0;
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, part]): [string, unknown] => [key, walk(part)]);
    if (!('op' in value)) return Object.fromEntries(entries);
    last += 1;
    return { ...Object.fromEntries(entries), id: `n${last}` };
  };
  return walk(rule);
}

/** Any written rule on the facts of the small worlds. */
export const written = fc
  .oneof(
    { weight: 3, arbitrary: smallRule },
    { weight: 1, arbitrary: shareRule },
    { weight: 1, arbitrary: untoldRule },
    { weight: 1, arbitrary: untoldRule.map((of): Rule => ({ id: 'not', op: 'not', of })) },
  )
  .map((rule) => writtenRuleSchema.safeParse(withoutOpenEvents(numbered(rule))).data)
  .filter((rule) => rule !== undefined);

/** Days of events are written as a length of time; without one they are not looked at. */
function withoutOpenEvents(rule: unknown): unknown {
  return JSON.parse(JSON.stringify(rule), (_, value) => {
    if (typeof value !== 'object' || value === null || value.op !== 'happened') return value;
    const { from: _from, to: _to, ...rest } = value;
    return rest;
  });
}

/** Days on which a criterion may begin or end: gone by, and to come. */
const DAYS = ['2026-01-01', '2027-01-01', '2028-01-01'].map(day);
type Period = readonly [IsoDate | null, IsoDate | null] | null;
const end = fc.option(fc.constantFrom(...DAYS), { nil: null, freq: 2 });
const period: fc.Arbitrary<Period> = fc.option(fc.tuple(end, end), { nil: null, freq: 2 });

/** Any of these, some nodes of which are criteria that are in force on some days alone. */
export const datedRule = fc
  .tuple(written, fc.array(period, { minLength: 1, maxLength: 8 }))
  .map(([rule, periods]) => datedOf(rule, periods));

/** In: a rule, and days for the conditions and groups in it, in turn. Out: the rule with those in force on these days alone. */
function datedOf(rule: WrittenRule, periods: readonly Period[]): WrittenRule {
  let last = 0;
  const within = (node: WrittenRule): WrittenRule => {
    const days = periods[last % periods.length] ?? null;
    last += 1;
    return during(days, withParts(node, within));
  };
  return within(rule);
}

function during(days: Period, of: WrittenRule): WrittenRule {
  if (!days) return of;
  const [from, to] = days;
  return { id: `${of.id}.c`, op: 'criterion', kind: 'hard', ...(from && { from }), ...(to && { to }), of };
}

function withParts(node: WrittenRule, change: (part: WrittenRule) => WrittenRule): WrittenRule {
  if (node.op === 'all' || node.op === 'any' || node.op === 'atLeast')
    return { ...node, of: node.of.map(change) };
  if (node.op === 'not') return { ...node, of: change(node.of) };
  return node.op === 'linked' ? { ...node, where: change(node.where) } : node;
}

/** A limit, and groups that hold for nobody and for everybody. */
const EXTREMES = [
  ['all', [[3, 7]]],
  [
    'all',
    [
      [7, null],
      [null, 3],
    ],
  ],
  [
    'any',
    [
      [null, 5],
      [5, null],
    ],
  ],
] as const;

/** A group of few conditions, most of which hold for nobody or for everybody, some of them on some days alone. */
export const extremeRule = fc
  .tuple(
    fc.constantFrom<'all' | 'any'>('all', 'any'),
    fc.array(fc.tuple(fc.constantFrom(...EXTREMES), period), { minLength: 2, maxLength: 4 }),
  )
  .map(
    ([op, parts]): WrittenRule => ({
      ...{ id: 'r', op },
      of: parts.map(([[inner, limits], days], g) =>
        during(days, {
          ...{ id: `g${g}`, op: inner },
          of: limits.map(([min, max], l) => ({ id: `g${g}.${l}`, op: 'between', fact: 'number', min, max })),
        }),
      ),
    }),
  );
