import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../dates';
import { found } from '../lint/lint.fixture';
import type { FactCatalogue } from './fact-catalogue';
import { resolve } from './resolve';
import type { WrittenRule, WrittenTerm } from './types';

const number = { kind: 'number', power: 'do', questions: ['q'] } as const;
const date = { kind: 'date', power: 'fixed', questions: ['q'] } as const;
const FACTS: FactCatalogue = {
  ...{ n: number, m: number, d: date, e: date },
  owners: { kind: 'entities', power: 'fixed', questions: ['q'], of: { n: number, d: date } },
};

/** What keeps the rule from being read: the node, why, and the fact. */
function problems(rule: WrittenRule, facts: FactCatalogue | null): readonly string[] {
  const read = resolve(rule, { ruleId: 'R', asOf: day('2026-05-15'), facts });
  return read.ok ? [] : read.problems.map(({ node, code, name }) => `${node} ${code} ${name}`);
}

describe('a fact that is a day', () => {
  const within = (fact: string): WrittenRule => ({ id: 'x', op: 'between', fact, min: null, max: 2015 });

  it('is not read as a number, where it is known to be a day', () => {
    expect(problems(within('d'), FACTS)).toEqual(['x number_for_day d']);
    expect(problems({ id: 'x', op: 'equals', fact: 'd', value: 2015 }, FACTS)).toEqual([
      'x number_for_day d',
    ]);
    expect(problems(within('n'), FACTS)).toEqual([]);
    expect(problems(within('d'), null)).toEqual([]);
  });

  it('is one of the entity where it is asked of one', () => {
    const linked = (fact: string): WrittenRule => ({
      ...{ id: 'l', op: 'linked', fact: 'owners', where: within(fact), min: 1, max: null },
    });
    expect(problems(linked('d'), FACTS)).toEqual(['x number_for_day d']);
    expect(problems(linked('e'), FACTS)).toEqual([]);
  });

  it('may be held against a day', () => {
    const right: WrittenTerm = {
      term: 'sum',
      of: [
        { term: 'fact', fact: 'e' },
        { term: 'number', value: 90 },
      ],
    };
    const left: WrittenTerm = { term: 'fact', fact: 'd' };
    expect(problems({ id: 'x', op: 'compare', left, relation: '<', right }, FACTS)).toEqual([]);
  });

  const chosen = (value: WrittenTerm, otherwise: WrittenTerm): WrittenTerm => ({
    ...{ term: 'choose', cases: [{ when: { id: 'w', op: 'is', fact: 'women' }, value }], otherwise },
  });
  const d: WrittenTerm = { term: 'fact', fact: 'd' };
  const e: WrittenTerm = { term: 'fact', fact: 'e' };
  const n: WrittenTerm = { term: 'number', value: 2015 };
  it.each<[string, WrittenTerm, WrittenTerm, readonly string[]]>([
    ['a day or a number, by another answer', chosen(n, d), e, ['d', 'e']],
    ['the same, so many days later', e, { term: 'sum', of: [chosen(n, d), n] }, ['e', 'd']],
    ['one day or another', chosen(d, e), e, []],
    ['two days added up', { term: 'sum', of: [d, e] }, d, ['d', 'e']],
    ['a number or another', chosen(n, n), n, []],
  ])('is held against a day alone: %s', (_, left, right, named) => {
    const expected = named.map((fact) => `x number_for_day ${fact}`);
    expect(problems({ id: 'x', op: 'compare', left, relation: '<=', right }, FACTS)).toEqual(expected);
  });
});

const { term } = fc.letrec<{ term: WrittenTerm }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom('n', 'm', 'd', 'e').map((fact): WrittenTerm => ({ term: 'fact', fact })),
    fc.integer({ min: 1, max: 3000 }).map((value): WrittenTerm => ({ term: 'number', value })),
    fc.constantFrom('n', 'd').map((of): WrittenTerm => ({ term: 'total', fact: 'owners', of })),
    fc.tuple(tie('term'), tie('term')).map((of): WrittenTerm => ({ term: 'sum', of })),
    fc.tuple(tie('term'), tie('term')).map(([of, by]): WrittenTerm => ({ term: 'ratio', of, by })),
    fc.tuple(tie('term'), tie('term')).map(
      ([value, otherwise]): WrittenTerm => ({
        term: 'choose',
        cases: [{ when: { id: 'w', op: 'is', fact: 'women' }, value }],
        otherwise,
      }),
    ),
  ),
}));

it('is refused wherever lint says that it is read as a number, and nowhere else', () => {
  const relation = fc.constantFrom('<', '<=', '=', '>=', '>');
  fc.assert(
    fc.property(term, relation, term, (left, sign, right) => {
      const rule: WrittenRule = { id: 'x', op: 'compare', left, relation: sign, right };
      const told = found(rule, { facts: FACTS }).flatMap(({ code, values }) =>
        code === 'wrong_kind' && values.kind === 'date'
          ? [`x number_for_day ${String(values.fact).replace('owners.', '')}`]
          : [],
      );
      expect(new Set(problems(rule, FACTS))).toEqual(new Set(told));
    }),
    { numRuns: 500 },
  );
});
