import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, dayFromNumber, dayNumber, type IsoDate } from '../../dates';
import { evaluate } from '../evaluate';
import { type RuleDocument, resolve, type WrittenRule } from '../language';
import { plainNodes } from '../plain-nodes';
import type { Rule } from '../types';
import { AS_OF, documentOf, group, settingOf } from './lint.fixture';
import { apart, daysBack, firmOf } from './moving.fixture';
import { lintRule } from './rule';
import type { LintCode } from './types';

const on = { fact: 'founded' } as const;
const elapsed = (id: string, min: number | null, max: number | null): WrittenRule => ({
  ...{ ...on, id, op: 'elapsed', unit: 'years' },
  ...{ min, max },
});
const recent = (id: string, last: number, unit: 'months' | 'years' = 'years'): WrittenRule => ({
  ...{ ...on, id, op: 'recent' },
  ...{ last, unit },
});
const year = (id: string, back: number): WrittenRule => ({ ...on, id, op: 'calendarYear', back });
const dates = (id: string, from: string | null, to: string | null): WrittenRule => ({
  ...{ ...on, id, op: 'dates' },
  ...{ from: from === null ? null : day(from), to: to === null ? null : day(to) },
});
const findings = (code: LintCode, rule: WrittenRule, more: Partial<RuleDocument> = {}) =>
  lintRule(documentOf(rule, more), settingOf()).filter((one) => one.code === code);
const contradictions = (rule: WrittenRule, more: Partial<RuleDocument> = {}) =>
  findings('contradiction', rule, more);
const nodes = (rule: WrittenRule, more: Partial<RuleDocument> = {}) =>
  contradictions(rule, more).map(({ node }) => node);

/** Read on 15 May 2026. */
describe('a day that stays beside a limit that moves away from it', () => {
  it.each<[string, WrittenRule]>([
    ['young, and begun long ago', group('all', 'r', elapsed('a', null, 2), dates('b', null, '2010-12-31'))],
    ['in the last year, and before', group('all', 'r', recent('a', 1), dates('b', null, '2024-12-31'))],
    [
      'in the last calendar year, and before',
      group('all', 'r', year('a', 1), dates('b', null, '2020-12-31')),
    ],
    [
      'the other way round, denied twice',
      group('all', 'r', dates('b', null, '2010-12-31'), {
        ...{ id: 'n', op: 'not' },
        of: { id: 'm', op: 'not', of: recent('a', 1) },
      }),
    ],
    [
      'before, and not before the last two years',
      group('all', 'r', dates('b', null, '2010-12-31'), { id: 'n', op: 'not', of: elapsed('a', 2, null) }),
    ],
  ])('is met by nobody: %s', (_, rule) => {
    expect(nodes(rule)).toEqual(['r']);
  });

  it.each<[string, WrittenRule]>([
    [
      'a limit that has yet to pass it',
      group('all', 'r', elapsed('a', 20, null), dates('b', '2010-01-01', null)),
    ],
    ['a stretch that is still to come', group('all', 'r', recent('a', 1), dates('b', '2030-01-01', null))],
  ])('is met some day: %s', (_, rule) => {
    expect(nodes(rule)).toEqual([]);
  });
});

const not = (of: WrittenRule): WrittenRule => ({ id: `${of.id}.n`, op: 'not', of });
const always = (rule: WrittenRule, more: Partial<RuleDocument> = {}) =>
  findings('tautology', rule, more).map(({ node }) => node);

/** Read on 15 May 2026. */
describe('a day that stays beside a limit that has moved past it', () => {
  it.each<[string, WrittenRule]>([
    [
      'a year old, or begun since 2020',
      group('any', 'r', elapsed('a', 1, null), dates('b', '2020-01-01', null)),
    ],
    [
      'begun since 2020, or not lately',
      group('any', 'r', dates('b', '2020-01-01', null), not(recent('a', 3))),
    ],
    ['not last year, or since 2024', group('any', 'r', not(year('a', 1)), dates('b', '2024-01-01', null))],
  ])('is met by everybody: %s', (_, rule) => {
    expect(always(rule)).toEqual(['r']);
  });

  it('tells what nobody meets where it is denied', () => {
    const young = group('all', 'g', elapsed('a', null, 0), dates('b', null, '2020-01-01'));
    expect(nodes(not(young))).toEqual(['g']);
    expect(always(group('all', 'r', elapsed('c', 9, null), not(young)))).toEqual([]);
  });

  it.each<[string, WrittenRule]>([
    ['a limit that will pass it', group('any', 'r', elapsed('a', null, 10), dates('b', null, '2020-01-01'))],
    [
      'a limit that has yet to reach it',
      group('any', 'r', elapsed('a', 1, null), dates('b', '2030-01-01', null)),
    ],
  ])('is not met by everybody on each day: %s', (_, rule) => {
    expect(always(rule)).toEqual([]);
  });

  it('is looked at for the days of the rule alone', () => {
    const old = group('any', 'r', elapsed('a', null, 10), dates('b', null, '2020-01-01'));
    expect(always(old, { to: day('2030-12-31') })).toEqual(['r']);
  });
});

describe('a rule with a last day', () => {
  const lastYear = group('all', 'r', year('a', 1), dates('b', '2026-01-01', null));
  const in2026 = { from: day('2026-01-01'), to: day('2026-12-31') };

  it('is not asked what comes after it', () => {
    expect(nodes(lastYear, in2026)).toEqual(['r']);
    expect(nodes(lastYear)).toEqual([]);
    expect(nodes(lastYear, { ...in2026, to: day('2027-01-01') })).toEqual([]);
  });

  it('is not asked what comes before its first day', () => {
    const old = group('all', 'r', year('a', 1), dates('b', null, '2026-12-31'));
    expect(nodes(old, { from: day('2030-01-01') })).toEqual(['r']);
    expect(nodes(old)).toEqual([]);
  });
});

const limit = (id: string): fc.Arbitrary<WrittenRule> =>
  fc.oneof(
    fc.tuple(fc.option(fc.nat(3)), fc.option(fc.nat(4))).map(([min, max]) => elapsed(id, min, max)),
    fc.integer({ min: 1, max: 30 }).map((last) => recent(id, last, 'months')),
    fc.nat(3).map((back) => year(id, back)),
    fc
      .tuple(fc.option(fc.integer({ min: 2022, max: 2029 })), fc.option(fc.integer({ min: 2022, max: 2029 })))
      .map(([from, to]) =>
        dates(id, from === null ? null : `${from}-04-01`, to === null ? null : `${to}-09-30`),
      ),
  );
type How = 'plain' | 'not' | 'until' | 'from';
const as = (how: How, of: WrittenRule): WrittenRule => {
  if (how === 'plain') return of;
  if (how === 'not') return { id: `${of.id}.n`, op: 'not', of };
  const days = how === 'until' ? { to: day('2026-12-31') } : { from: day('2027-06-01') };
  return { id: `${of.id}.c`, op: 'criterion', kind: 'hard', ...days, of };
};
const side = (id: string): fc.Arbitrary<WrittenRule> =>
  fc.tuple(fc.constantFrom<How>('plain', 'not', 'until', 'from'), limit(id)).map(([how, of]) => as(how, of));
const rules = fc
  .tuple(
    fc.constantFrom<'all' | 'any'>('all', 'any'),
    fc.constantFrom<How>('plain', 'until', 'from'),
    fc.tuple(side('a'), side('b')),
    side('c'),
  )
  .map(([op, how, both, other]) => group(op, 'r', as(how, group('all', 'g', ...both)), other));
const moving = fc
  .tuple(fc.constantFrom<'all' | 'any'>('all', 'any'), apart('g'), side('c'))
  .map(([op, both, other]) => group(op, 'r', both, other));

const inYears = (first: string, count: number, by: number) =>
  Array.from({ length: count }, (_, at) => dayFromNumber(dayNumber(day(first)) + by * at));
const [read, founded] = [inYears(AS_OF, 25, 90), inYears('2018-01-01', 95, 58)];
const anyRule = fc.oneof(rules, moving);
const lastDay = fc.constantFrom(null, '2026-12-31', '2027-08-01');

const either = fc
  .tuple(fc.nat(4), fc.integer({ min: 2020, max: 2029 }))
  .map(([age, from]) => group('any', 'r', elapsed('a', age, null), dates('b', `${from}-04-01`, null)));

it('is told as met by everybody only where everybody meets it on each day of the rule', () => {
  const told = { some: false };
  fc.assert(
    fc.property(fc.oneof(anyRule, either), fc.boolean(), lastDay, (one, isDenied, last) => {
      const rule = isDenied ? not(one) : one;
      for (const { node } of findings('tautology', rule, last === null ? {} : { to: day(last) }))
        for (const asOf of read.filter((on) => last === null || on <= last)) {
          const resolution = resolve(rule, { ruleId: 'R', asOf });
          if (!resolution.ok) throw new Error('not readable');
          const inForce = plainNodes(resolution.rule).find(({ id }) => id === node);
          if (!inForce) continue;
          told.some = true;
          expect([...founded, ...daysBack(asOf)].filter((at) => !isMet(inForce, at))).toEqual([]);
        }
    }),
    // One that is told comes first, however few are tried.
    {
      numRuns: 80,
      examples: [[group('any', 'r', elapsed('a', 0, null), dates('b', '2020-04-01', null)), false, null]],
    },
  );
  expect(told.some).toBe(true);
});

it('is told as met by nobody only where nobody meets it on any day of the rule from then on, and as an error the whole', () => {
  fc.assert(
    fc.property(anyRule, lastDay, (rule, last) => {
      const to = last === null ? {} : { to: day(last) };
      for (const { node, severity, since = AS_OF } of contradictions(rule, to)) {
        for (const asOf of read.filter((one) => last === null || one <= last)) {
          const resolution = resolve(rule, { ruleId: 'R', asOf });
          if (!resolution.ok) throw new Error('not readable');
          const inForce = plainNodes(resolution.rule).find(({ id }) => since <= asOf && id === node);
          const ofNobody = [inForce, severity === 'error' ? resolution.rule : undefined];
          for (const one of ofNobody)
            expect([...founded, ...daysBack(asOf)].filter((at) => one && isMet(one, at))).toEqual([]);
        }
      }
    }),
    { numRuns: 80 },
  );
});

function isMet(rule: Rule, begun: IsoDate): boolean {
  return evaluate(rule, firmOf(begun)).verdict === 'met';
}
