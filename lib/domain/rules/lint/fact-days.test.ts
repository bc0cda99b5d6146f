import { describe, expect, it } from 'vitest';
import type { FactCatalogue, WrittenRule, WrittenTerm } from '../language';
import { between, found } from './lint.fixture';

const FACTS: FactCatalogue = {
  employees: { kind: 'number', power: 'fixed', questions: ['q1'], whole: true, min: 0 },
  founded: { kind: 'date', power: 'fixed', questions: ['q2'] },
};

describe('facts that are days', () => {
  const founded = { term: 'fact', fact: 'founded' } as const;
  const than = (right: WrittenTerm, left: WrittenTerm = founded): WrittenRule => ({
    ...{ id: 'x', op: 'compare', relation: '<=' },
    ...{ left, right },
  });
  const year = { term: 'number', value: 2015 } as const;

  it.each<[string, WrittenRule]>([
    ['within limits', between('x', null, 2015, 'founded')],
    ['in a comparison', than(year)],
    ['with the number first', than(founded, year)],
    ['in a sum', than(year, { term: 'sum', of: [founded, year] })],
    ['beside a number of something else', than({ term: 'fact', fact: 'employees' })],
  ])('are not read as numbers: %s', (_, rule) => {
    const asked = { fact: 'founded', kind: 'date', asked: ['number', 'amount'] };
    const operators = ['elapsed', 'recent', 'calendarYear', 'dates'];
    expect(kinds(rule)).toMatchObject([
      { code: 'wrong_kind', values: asked, mend: { code: 'use_operator', values: { operators } } },
    ]);
  });

  it('are held against days, or so many days after one', () => {
    expect(kinds(than(founded))).toEqual([]);
    expect(kinds(than({ term: 'sum', of: [founded, { term: 'number', value: 90 }] }))).toEqual([]);
  });
});

function kinds(rule: WrittenRule) {
  return found(rule, { facts: FACTS }).filter(({ code }) => code === 'wrong_kind');
}
