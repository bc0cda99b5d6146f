import { describe, expect, it } from 'vitest';
import { day } from '../../dates';
import type { FactCatalogue, WrittenRule } from '../language';
import { between, found, group, under } from './lint.fixture';
import { replaced } from './replace';

const FACTS: FactCatalogue = {
  employees: { kind: 'number', power: 'fixed', questions: ['q'], whole: true, min: 0 },
  isic: { kind: 'code', power: 'fixed', questions: ['q'], hierarchy: 'sector' },
  form: {
    kind: 'code',
    power: 'fixed',
    questions: ['q'],
    values: ['company', 'cooperative'],
    retired: { guild: 'company' },
  },
  turnover: { kind: 'amount', power: 'fixed', questions: ['q'], unit: 'EUR' },
};
const N = between('n', 5, 50);

/** Every fault that can be mended by putting another node in place, or by taking the node away. */
const FAULTY: readonly WrittenRule[] = [
  between('x', 50, 5),
  { id: 'x', op: 'dates', fact: 'start', from: day('2027-01-01'), to: day('2026-01-01') },
  {
    id: 'x',
    op: 'criterion',
    kind: 'hard',
    from: day('2027-01-01'),
    to: day('2026-01-01'),
    of: under('u', ['C']),
  },
  { id: 'x', op: 'criterion', kind: 'hard', to: day('2026-01-01'), of: under('u', ['C']) },
  { id: 'x', op: 'atLeast', count: 3, of: [under('a', ['C']), between('b', 1, 20)] },
  { id: 'x', op: 'atLeast', count: 0, of: [under('a', ['C'])] },
  {
    id: 'x',
    op: 'all',
    of: [
      { id: 'a', op: 'equals', fact: 'form', value: 'company' },
      { id: 'b', op: 'equals', fact: 'form', value: 'cooperative' },
    ],
  },
  { id: 'x', op: 'in', fact: 'form', values: ['guild'] },
  { id: 'x', op: 'in', fact: 'form', values: ['compny', 'cooperative'] },
  under('x', ['10..33']),
  under('x', ['C', '10']),
  under('x', ['C'], ['62']),
  { id: 'x', op: 'between', fact: 'turnover', min: 1, max: 9 },
  { id: 'x', op: 'between', fact: 'employees', min: 1, max: 9, unit: 'EUR' },
  between('x', 1, 9, 'employes'),
  between('x', 1, 90),
  between('x', 0, null),
];

describe('a mend that can be made without asking', () => {
  it.each(FAULTY.map((node) => [JSON.stringify(node), node] as const))(
    'takes the fault away: %s',
    (_, node) => {
      const rule = group('all', 'r', N, node);
      const codes = (of: WrittenRule) =>
        found(of, { facts: FACTS })
          .filter((one) => one.node === 'x')
          .map(({ code }) => code);
      const finding = found(rule, { facts: FACTS }).find((one) => one.node === 'x' && one.mend?.replacement);
      if (!finding?.mend?.replacement) throw new Error(`nothing to mend: ${codes(rule).join(', ')}`);
      const mended = replaced(rule, 'x', finding.mend.replacement.with);
      if (!mended) throw new Error('nothing is left');
      expect(codes(mended)).not.toContain(finding.code);
    },
  );
});

describe('a node put in place', () => {
  const leaf = under('deep', ['C']);
  const total: WrittenRule = {
    ...{ id: 't', op: 'compare', relation: '>', right: { term: 'number', value: 1 } },
    left: {
      term: 'sum',
      of: [
        { term: 'total', fact: 'owners', of: 'share', where: leaf },
        { term: 'count', fact: 'tokens' },
      ],
    },
  };
  const choice: WrittenRule = {
    ...{ id: 't', op: 'compare', relation: '>', left: { term: 'count', fact: 'tokens' } },
    right: {
      term: 'choose',
      cases: [{ when: leaf, value: { term: 'number', value: 1 } }],
      otherwise: { term: 'number', value: 2 },
    },
  };

  it.each<[string, WrittenRule]>([
    ['a group', group('any', 'g', N, leaf)],
    ['a not', { id: 'g', op: 'not', of: leaf }],
    ['an exception', { id: 'g', op: 'unless', of: N, except: leaf }],
    ['linked entities', { id: 'g', op: 'linked', fact: 'owners', where: leaf, min: 1, max: null }],
    ['a total', total],
    ['a choice of numbers', choice],
  ])('is found within %s', (_, rule) => {
    const by = under('deep', ['J']);
    expect(JSON.stringify(replaced(rule, 'deep', by))).toBe(JSON.stringify(rule).replace('"C"', '"J"'));
  });

  it('can be taken away only where something is left', () => {
    expect(replaced(group('any', 'g', N, leaf), 'deep', null)).toEqual(group('any', 'g', N));
    for (const rule of [
      leaf,
      group('all', 'g', leaf),
      { id: 'g', op: 'not', of: leaf } as const,
      total,
      choice,
    ])
      expect(replaced(rule, 'deep', null)).toBeNull();
  });
});
