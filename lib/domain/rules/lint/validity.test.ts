import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, dayFromNumber, dayNumber } from '../../dates';
import { type RuleDocument, resolve, type WrittenRule } from '../language';
import { AS_OF, between, documentOf, group, libraryOf, settingOf } from './lint.fixture';
import { lintRule } from './rule';
import type { NodeFinding } from './types';
import { datedRule } from './written.fixture';

const few = between('few', 1, 9);
const dated = (of: WrittenRule, from: string | null, to: string | null = null): WrittenRule => ({
  ...{ id: `${of.id}.c`, op: 'criterion', kind: 'hard', of },
  ...(from && { from: day(from) }),
  ...(to && { to: day(to) }),
});
const during = (from: string | null, to: string | null): Partial<RuleDocument> => ({
  ...(from && { from: day(from) }),
  ...(to && { to: day(to) }),
});

function found(code: NodeFinding['code'], rule: WrittenRule, more: Partial<RuleDocument> = {}, library = {}) {
  const setting = settingOf({ library: libraryOf(library) });
  return lintRule(documentOf(rule, more), setting).filter((one) => one.code === code);
}

describe('days on which nothing of a rule is in force', () => {
  const told = (rule: WrittenRule, more: Partial<RuleDocument> = {}, library = {}) =>
    found('nothing_in_force', rule, more, library).map(({ values }) => [values.from, values.to]);

  it.each<[string, WrittenRule, Partial<RuleDocument>, readonly unknown[]]>([
    ['until it begins', dated(few, '2029-01-01'), {}, [['2026-05-15', '2028-12-31']]],
    ['after it has ended', dated(few, null, '2025-12-31'), {}, [['2026-05-15', '']]],
    [
      'up to the last day of the rule',
      dated(few, null, '2026-12-31'),
      during(null, '2027-06-30'),
      [['2027-01-01', '2027-06-30']],
    ],
    [
      'from the first day of the rule on',
      dated(few, '2027-03-01'),
      during('2027-01-01', null),
      [['2027-01-01', '2027-02-28']],
    ],
    [
      'between two points',
      group('all', 'r', dated(few, null, '2026-12-31'), dated(between('b', 1, 2), '2028-01-01')),
      {},
      [['2027-01-01', '2027-12-31']],
    ],
    [
      'where one ends on the day before the other begins',
      group('any', 'r', dated(few, null, '2026-12-31'), dated(between('b', 1, 2), '2027-01-01')),
      {},
      [],
    ],
    [
      'before the rule begins, which is no day of it',
      dated(few, '2027-01-01'),
      during('2027-01-01', null),
      [],
    ],
    [
      'beside what only tells',
      group('all', 'r', dated(few, '2027-01-01'), {
        id: 'i',
        op: 'criterion',
        kind: 'informative',
        of: between('b', 1, 2),
      }),
      {},
      [['2026-05-15', '2026-12-31']],
    ],
    ['of a rule that only tells', { id: 'i', op: 'criterion', kind: 'informative', of: few }, {}, []],
    [
      'of an exception alone',
      { id: 'u', op: 'unless', of: few, except: dated(between('b', 1, 2), '2027-01-01') },
      {},
      [],
    ],
  ])('are told: %s', (_, rule, more, expected) => {
    expect(told(rule, more)).toEqual(expected);
  });

  it('are told of what a predicate means', () => {
    const predicates = { later: dated(few, '2027-01-01') };
    expect(told({ id: 'u', op: 'use', predicate: 'later' }, {}, { predicates })).toEqual([
      ['2026-05-15', '2026-12-31'],
    ]);
  });

  it('are those on which every firm fits, on any rule', () => {
    const days = Array.from({ length: 31 }, (_, at) => dayFromNumber(dayNumber(AS_OF) + 31 * at));
    const turns = ['2026-12-31', '2027-01-01', '2027-01-02', '2027-12-31', '2028-01-01', '2028-01-02'].map(
      day,
    );
    fc.assert(
      fc.property(datedRule, (rule) => {
        fc.pre(!(rule.op === 'all' && rule.of.length === 0));
        const gaps = told(rule);
        for (const one of [...days, ...turns]) {
          const resolution = resolve(rule, { ruleId: 'R', asOf: one });
          if (!resolution.ok) throw new Error('not readable');
          const { rule: plain } = resolution;
          const isNothing = plain.op === 'all' && plain.of.length === 0;
          const isTold = gaps.some(([from, to]) => String(from) <= one && (to === '' || one <= String(to)));
          expect(isTold).toBe(isNothing);
        }
      }),
    );
  });
});

describe('a criterion whose days are none of its rule', () => {
  const told = (rule: WrittenRule, more: Partial<RuleDocument>) =>
    lintRule(documentOf(rule, more), settingOf())
      .filter(({ node }) => node !== '')
      .map(({ code, node, values }) => [code, node, values.side, values.day, values.other]);
  const beside = (rule: WrittenRule) => group('all', 'r', between('n', 1, 99, 'sites'), rule);

  it.each<[string, WrittenRule, Partial<RuleDocument>, readonly unknown[]]>([
    [
      'begins after its end',
      dated(few, '2029-01-01'),
      during('2025-06-01', '2028-01-01'),
      ['outside_days', 'few.c', 'after', '2029-01-01', '2028-01-01'],
    ],
    [
      'ends before its beginning',
      dated(few, null, '2027-01-01'),
      during('2027-06-01', null),
      ['outside_days', 'few.c', 'before', '2027-01-01', '2027-06-01'],
    ],
    [
      'ended before its beginning',
      dated(few, null, '2025-01-01'),
      during('2025-06-01', null),
      ['outside_days', 'few.c', 'before', '2025-01-01', '2025-06-01'],
    ],
    [
      'lies in one that ends before',
      dated({ ...dated(few, '2028-01-01'), id: 'in' }, null, '2027-01-01'),
      {},
      ['outside_days', 'in', 'after', '2028-01-01', '2027-01-01'],
    ],
    [
      'begins on its last day',
      dated(few, '2028-01-01'),
      during(null, '2028-01-01'),
      ['not_yet_valid', 'few.c', undefined, undefined, undefined],
    ],
  ])('is told once: it %s', (_, rule, more, expected) => {
    expect(told(beside(rule), more)).toEqual([expected]);
  });
});
