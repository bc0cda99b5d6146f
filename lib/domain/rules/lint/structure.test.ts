import { describe, expect, it } from 'vitest';
import { day } from '../../dates';
import type { WrittenRule, WrittenTerm } from '../language';
import {
  AS_OF,
  between,
  documentOf,
  found,
  group,
  libraryOf,
  SOURCE,
  settingOf,
  told,
  under,
} from './lint.fixture';
import { lintRule } from './rule';

const N = between('n', 1, 9);

describe('groups', () => {
  it.each<[string, WrittenRule, object]>([
    ['an all of nothing', group('all', 'g'), { code: 'empty_group', values: { op: 'all', holds: 'always' } }],
    [
      'a choice of nothing',
      group('any', 'g'),
      { code: 'empty_group', values: { op: 'any', holds: 'never' } },
    ],
    [
      'a count of nothing',
      { id: 'g', op: 'atLeast', count: 1, of: [] },
      { code: 'empty_group', values: { op: 'atLeast', holds: 'never' } },
    ],
    [
      'more than there are',
      { id: 'g', op: 'atLeast', count: 3, of: [under('a', ['C']), { id: 'b', op: 'is', fact: 'b' }] },
      {
        code: 'count_too_high',
        values: { count: 3, of: 2 },
        mend: { code: 'lower_count', replacement: { with: { count: 2 }, effect: 'repaired' } },
      },
    ],
    [
      'none of them',
      { id: 'g', op: 'atLeast', count: 0, of: [under('a', ['C'])] },
      { code: 'count_zero', mend: { code: 'remove', replacement: { effect: 'same' } } },
    ],
  ])('%s is told once', (_, node, expected) => {
    const findings = found(group('all', 'r', N, node));
    expect(findings).toMatchObject([{ node: 'g', ...expected }]);
  });
});

describe('limits', () => {
  it.each<[string, WrittenRule, object]>([
    ['of a number', between('x', 9, 1), { min: 1, max: 9 }],
    [
      'of elapsed time',
      { id: 'x', op: 'elapsed', fact: 'founded', unit: 'years', min: 9, max: 1 },
      { min: 1, max: 9 },
    ],
    [
      'of events',
      { id: 'x', op: 'happened', fact: 'past', codes: ['a'], min: 9, max: 1 },
      { min: 1, max: 9 },
    ],
    [
      'of days',
      { id: 'x', op: 'dates', fact: 'start', from: day('2027-01-01'), to: day('2026-01-01') },
      { from: '2026-01-01', to: '2027-01-01' },
    ],
  ])('%s the wrong way round are swapped, and nothing else is said', (_, node, swapped) => {
    expect(found(node)).toMatchObject([
      {
        code: 'min_above_max',
        node: 'x',
        severity: 'error',
        mend: { code: 'swap_limits', replacement: { with: swapped, effect: 'repaired' } },
      },
    ]);
  });

  it('are read on the day where they are parameters', () => {
    const library = libraryOf({
      parameters: {
        most: {
          history: [
            { from: day('2020-01-01'), value: 50, source: SOURCE },
            { from: day('2027-01-01'), value: 5, source: SOURCE },
          ],
        },
      },
    });
    const rule: WrittenRule = { id: 'x', op: 'between', fact: 'n', min: 10, max: { parameter: 'most' } };
    // Before that day it is told what is to come.
    expect(found(rule, { library })).toMatchObject([{ code: 'min_above_max', since: '2027-01-01' }]);
    expect(told(found(rule, { library, asOf: day('2027-01-01') }))).toEqual(['min_above_max x']);
  });

  it('that say nothing cannot fail', () => {
    expect(told(found(group('all', 'r', N, between('x', null, null, 'age'))))).toEqual(['tautology x']);
  });
});

it('a ratio by nought can be settled by no answer', () => {
  const ratio = (by: WrittenTerm): WrittenRule => ({
    ...{ id: 'x', op: 'compare', relation: '>', right: { term: 'number', value: 1 } },
    left: { term: 'sum', of: [{ term: 'ratio', of: { term: 'fact', fact: 'n' }, by }] },
  });
  expect(told(found(ratio({ term: 'number', value: 0 })))).toEqual(['divided_by_nought x']);
  expect(found(ratio({ term: 'number', value: 2 }))).toEqual([]);
  expect(found(ratio({ term: 'fact', fact: 'm' }))).toEqual([]);
});

describe('days', () => {
  const dated = (from?: string, to?: string): WrittenRule => ({
    ...{ id: 'c', op: 'criterion', kind: 'hard', of: under('a', ['C']) },
    ...(from && { from: day(from) }),
    ...(to && { to: day(to) }),
  });

  it.each<[string, WrittenRule, readonly string[]]>([
    ['that are over', dated('2020-01-01', '2026-05-14'), ['expired c']],
    ['that end today', dated('2020-01-01', '2026-05-15'), []],
    ['that begin tomorrow', dated('2026-05-16'), ['not_yet_valid c']],
    ['that end before they begin', dated('2026-02-01', '2026-01-01'), ['never_valid c']],
  ])('of a criterion %s', (_, node, expected) => {
    expect(told(found(group('all', 'r', N, node)))).toEqual(expected);
  });

  it('of a whole rule', () => {
    const lint = (more: object) => told(lintRule(documentOf(N, more), settingOf()));
    expect(lint({ to: day('2026-05-14') })).toEqual(['expired ']);
    expect(lint({ from: AS_OF, to: AS_OF })).toEqual([]);
    expect(lint({ from: day('2026-05-16') })).toEqual(['not_yet_valid ']);
    expect(lint({ from: day('2026-05-16'), to: day('2026-05-15') })).toEqual(['never_valid ']);
  });
});

describe('what keeps a rule from being read', () => {
  it.each<[string, WrittenRule, string]>([
    ['an id twice', group('all', 'r', N, N), 'repeated_id n'],
    ['a predicate nobody knows', { id: 'u', op: 'use', predicate: 'none' }, 'unknown_predicate u'],
    [
      'a parameter nobody knows',
      { id: 'x', op: 'between', fact: 'n', min: { parameter: 'none' }, max: null },
      'unknown_parameter x',
    ],
    ['a zone nobody knows', under('x', ['zone:none']), 'unknown_zone x'],
    ['a range across levels', under('x', ['10..111']), 'bad_range x'],
    [
      'what only tells, in a choice',
      group('any', 'r', N, { id: 'i', op: 'criterion', kind: 'informative', of: under('a', ['C']) }),
      'informative_decides i',
    ],
  ])('%s', (_, rule, expected) => {
    expect(told(found(rule))).toEqual([expected]);
  });

  it('a circle of predicates, told at the node that leads into it', () => {
    const predicates = {
      a: { id: 'x', op: 'use', predicate: 'b' },
      b: { id: 'y', op: 'use', predicate: 'a' },
    } as const;
    expect(
      told(found({ id: 'u', op: 'use', predicate: 'a' }, { library: libraryOf({ predicates }) })),
    ).toEqual(['predicate_cycle u']);
  });

  it('limits in two units', () => {
    const parameters = {
      most: { unit: 'EUR', history: [{ from: day('2020-01-01'), value: 5, source: SOURCE }] },
    };
    const rule: WrittenRule = {
      id: 'x',
      op: 'between',
      fact: 'n',
      min: null,
      max: { parameter: 'most' },
      unit: 'USD',
    };
    expect(told(found(rule, { library: libraryOf({ parameters }) }))).toEqual(['unit_mismatch x']);
  });
});

describe('limits that leave nothing', () => {
  const crossed = between('x', 10, 5, 'site');
  const [most, least] = [between('a', null, 3), between('b', 7, null)];

  it('hide no other contradiction beside them, above them or below', () => {
    const rules = [
      group('all', 'r', crossed, most, least),
      group('all', 'r', group('all', 'g', crossed), most, least),
      group('all', 'r', most, group('all', 'g', crossed, least)),
    ];
    for (const rule of rules) {
      const all = found(rule);
      expect(all.filter(({ code }) => code === 'min_above_max').map(({ node }) => node)).toEqual(['x']);
      expect(all.flatMap(({ code, severity }) => (code === 'contradiction' ? [severity] : []))).toEqual([
        'error',
      ]);
    }
  });

  it('are told once where nothing else is wrong', () => {
    expect(told(found(group('all', 'r', crossed, most)))).toEqual(['min_above_max x']);
    expect(told(found(group('any', 'r', crossed, most)))).toEqual(['min_above_max x']);
  });
});
