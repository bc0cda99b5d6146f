import { describe, expect, it } from 'vitest';
import { evaluate, type FactValue, type Rule, type Verdict } from './index';

const YES: Rule = { id: 'yes', op: 'all', of: [] };
const NO: Rule = { id: 'no', op: 'any', of: [] };
const OPEN: Rule = { id: 'open', op: 'is', fact: 'open' };
const unknown: FactValue = { kind: 'unknown' };

function verdictOf(rule: Rule, facts: Readonly<Record<string, FactValue>> = {}): Verdict {
  return evaluate(rule, (fact) => facts[fact] ?? unknown).verdict;
}

describe('groups follow the tables of Kleene', () => {
  const operands = { met: YES, unmet: NO, unknown: OPEN };
  it.each<[Verdict, Verdict, and: Verdict, or: Verdict]>([
    ['met', 'met', 'met', 'met'],
    ['met', 'unmet', 'unmet', 'met'],
    ['met', 'unknown', 'unknown', 'met'],
    ['unmet', 'met', 'unmet', 'met'],
    ['unmet', 'unmet', 'unmet', 'unmet'],
    ['unmet', 'unknown', 'unmet', 'unknown'],
    ['unknown', 'met', 'unknown', 'met'],
    ['unknown', 'unmet', 'unmet', 'unknown'],
    ['unknown', 'unknown', 'unknown', 'unknown'],
  ])('%s with %s: all %s, any %s', (left, right, and, or) => {
    const of = [operands[left], operands[right]];
    expect(verdictOf({ id: 'r', op: 'all', of })).toBe(and);
    expect(verdictOf({ id: 'r', op: 'any', of })).toBe(or);
  });

  it.each<[Verdict, Verdict]>([
    ['met', 'unmet'],
    ['unmet', 'met'],
    ['unknown', 'unknown'],
  ])('not %s is %s', (part, expected) => {
    expect(verdictOf({ id: 'r', op: 'not', of: operands[part] })).toBe(expected);
  });

  it('all of nothing is met, any of nothing unmet, at least none met', () => {
    expect(verdictOf(YES)).toBe('met');
    expect(verdictOf(NO)).toBe('unmet');
    expect(verdictOf({ id: 'r', op: 'atLeast', count: 0, of: [] })).toBe('met');
    expect(verdictOf({ id: 'r', op: 'atLeast', count: 0, of: [NO, OPEN] })).toBe('met');
    expect(verdictOf({ id: 'r', op: 'atLeast', count: 1, of: [] })).toBe('unmet');
  });

  it.each<[number, readonly Rule[], Verdict]>([
    [1, [YES, NO, OPEN], 'met'],
    [2, [YES, NO, OPEN], 'unknown'],
    [3, [YES, NO, OPEN], 'unmet'],
    [2, [YES, OPEN, OPEN], 'unknown'],
    [2, [NO, NO, OPEN], 'unmet'],
  ])('at least %i', (count, of, expected) => {
    expect(verdictOf({ id: 'r', op: 'atLeast', count, of })).toBe(expected);
  });
});

describe('a condition holds for every possible value, for none, or is open', () => {
  const inAB: Rule = { id: 'r', op: 'in', fact: 'f', values: ['a', 'b'] };
  it.each<[readonly string[], Verdict]>([
    [['a'], 'met'],
    [['a', 'b'], 'met'],
    [['a', 'c'], 'unknown'],
    [['c', 'd'], 'unmet'],
    [[], 'unknown'],
  ])('in: candidates %j', (values, expected) => {
    expect(verdictOf(inAB, { f: { kind: 'values', values } })).toBe(expected);
  });

  const under = (...codes: string[]): Rule => ({ id: 'r', op: 'under', fact: 'f', codes });
  it.each<[readonly string[], Rule, Verdict]>([
    [['1010'], under('10'), 'met'],
    [['C'], under('10'), 'unknown'],
    [['10'], under('1010'), 'unknown'],
    [['A'], under('10'), 'unmet'],
    [['01'], under('A'), 'met'],
    [['0111'], under('C'), 'unmet'],
    [['C'], under('C'), 'met'],
    [['1010', '1104'], under('10'), 'unknown'],
    [['1010', '1104'], under('10', '11'), 'met'],
    [['2511', '01'], under('10', '11'), 'unmet'],
  ])('under: %j', (values, rule, expected) => {
    expect(verdictOf(rule, { f: { kind: 'values', values } })).toBe(expected);
  });

  it('leaves a parent open even where all its children are listed', () => {
    expect(
      verdictOf(under('011', '012', '013', '014', '015', '016', '017'), {
        f: { kind: 'values', values: ['01'] },
      }),
    ).toBe('unknown');
  });

  it.each<[number | null, number | null, FactValue, Verdict]>([
    [6, 10, { kind: 'range', lo: 6, hi: 10 }, 'met'],
    [7, null, { kind: 'range', lo: 6, hi: 10 }, 'unknown'],
    [11, null, { kind: 'range', lo: 6, hi: 10 }, 'unmet'],
    [null, 5, { kind: 'range', lo: 6, hi: 10 }, 'unmet'],
    [51, null, { kind: 'range', lo: 51, hi: Infinity }, 'met'],
    [null, 100, { kind: 'range', lo: 51, hi: Infinity }, 'unknown'],
    [null, null, unknown, 'met'],
    [9, 3, unknown, 'unmet'],
    [3, 9, unknown, 'unknown'],
  ])('between %s and %s', (min, max, fact, expected) => {
    expect(verdictOf({ id: 'r', op: 'between', fact: 'f', min, max }, { f: fact })).toBe(expected);
  });

  it('tells an unknown set from an empty one', () => {
    const rule: Rule = { id: 'r', op: 'intersects', fact: 'f', values: ['es'] };
    expect(verdictOf(rule)).toBe('unknown');
    expect(verdictOf(rule, { f: { kind: 'set', members: [] } })).toBe('unmet');
    expect(verdictOf(rule, { f: { kind: 'set', members: ['pt', 'es'] } })).toBe('met');
  });

  it('tells a set known in part from one that is complete', () => {
    const rule: Rule = { id: 'r', op: 'intersects', fact: 'f', values: ['es'] };
    expect(verdictOf(rule, { f: { kind: 'set', members: ['pt'], open: true } })).toBe('unknown');
    expect(verdictOf(rule, { f: { kind: 'set', members: ['es'], open: true } })).toBe('met');
    expect(
      verdictOf({ id: 'n', op: 'not', of: rule }, { f: { kind: 'set', members: ['pt'], open: true } }),
    ).toBe('unknown');
  });

  it('needs no answer where none could change the verdict', () => {
    expect(verdictOf(under('*'))).toBe('met');
    expect(verdictOf(under())).toBe('unmet');
    expect(verdictOf({ id: 'r', op: 'in', fact: 'f', values: [] })).toBe('unmet');
    expect(verdictOf({ id: 'r', op: 'intersects', fact: 'f', values: [] })).toBe('unmet');
  });

  it('exists has two values', () => {
    const rule: Rule = { id: 'r', op: 'exists', fact: 'f' };
    expect(verdictOf(rule)).toBe('unmet');
    expect(verdictOf(rule, { f: { kind: 'values', values: [] } })).toBe('unmet');
    expect(verdictOf(rule, { f: { kind: 'flag', value: false } })).toBe('met');
  });
});

describe('a finding explains itself', () => {
  it('carries a code, its values and the missing facts, each once', () => {
    const rule: Rule = {
      id: 'who',
      op: 'all',
      of: [
        { id: 'where', op: 'in', fact: 'country', values: ['AR'] },
        { id: 'people', op: 'between', fact: 'employees', min: null, max: 49 },
        { id: 'again', op: 'not', of: { id: 'few', op: 'between', fact: 'employees', min: 1, max: 4 } },
      ],
    };
    const finding = evaluate(rule, (fact) =>
      fact === 'country' ? { kind: 'values', values: ['AR'] } : unknown,
    );
    expect(finding).toMatchObject({
      node: 'who',
      verdict: 'unknown',
      missing: ['employees'],
      reason: { code: 'rule.all' },
    });
    expect(finding.parts.map((part) => [part.node, part.reason.code, part.reason.values])).toEqual([
      ['where', 'rule.in', { fact: 'country', asked: ['AR'], given: ['AR'] }],
      ['people', 'rule.between', { fact: 'employees', min: '', max: 49, lo: '', hi: '' }],
      ['again', 'rule.not', {}],
    ]);
  });

  it('names nothing as missing once it is decided', () => {
    expect(evaluate({ id: 'r', op: 'any', of: [YES, OPEN] }, () => unknown).missing).toEqual([]);
  });

  it.each<[Rule, FactValue]>([
    [
      { id: 'r', op: 'in', fact: 'f', values: ['a'] },
      { kind: 'flag', value: true },
    ],
    [
      { id: 'r', op: 'between', fact: 'f', min: 1, max: 2 },
      { kind: 'set', members: [] },
    ],
    [
      { id: 'r', op: 'intersects', fact: 'f', values: ['a'] },
      { kind: 'range', lo: 1, hi: 1 },
    ],
    [
      { id: 'r', op: 'is', fact: 'f' },
      { kind: 'values', values: ['a'] },
    ],
  ])('refuses to read a fact as what it is not: $op', (rule, fact) => {
    expect(() => evaluate(rule, () => fact)).toThrow(RangeError);
  });
});

describe('amounts read in another unit', () => {
  const per = { USD: 0.5 };
  const dollars = (lo: number, hi: number, unit = 'USD'): FactValue => ({ kind: 'range', lo, hi, unit });
  const reasonOf = (rule: Rule, facts: Readonly<Record<string, FactValue>>) =>
    evaluate(rule, (fact) => facts[fact] ?? { kind: 'unknown' }).reason.values;

  it('show what was said beside what it comes to', () => {
    const rule: Rule = { id: 'r', op: 'between', fact: 'f', min: null, max: 9, unit: 'EUR', per };
    expect(reasonOf(rule, { f: dollars(4, Infinity) })).toEqual({
      ...{ fact: 'f', min: '', max: 9, unit: 'EUR', lo: 2, hi: '' },
      ...{ givenLo: 4, givenHi: '', givenUnit: 'USD' },
    });
    expect(reasonOf(rule, { f: dollars(4, 4, 'CHF') })).toMatchObject({
      ...{ lo: '', hi: '', givenLo: 4, givenHi: 4, givenUnit: 'CHF' },
    });
    expect(reasonOf(rule, { f: dollars(4, 4, 'EUR') })).not.toHaveProperty('givenUnit');
  });

  it('name the units that were turned to work a number out, each pair once', () => {
    const amount = (fact: string) => ({ term: 'fact', fact, unit: 'EUR', per }) as const;
    const yes = { id: 'n', op: 'is', fact: 'yes' } as const;
    const rule: Rule = {
      ...{ id: 'c', op: 'compare', relation: '<', right: { term: 'number', value: 9 } },
      left: {
        term: 'choose',
        cases: [{ when: yes, value: { term: 'ratio', of: amount('a'), by: amount('b') } }],
        otherwise: {
          term: 'sum',
          of: [amount('a'), { term: 'total', fact: 'owners', of: 'a', where: null, unit: 'EUR', per }],
        },
      },
    };
    const euros: FactValue = { kind: 'range', lo: 1, hi: 1, unit: 'EUR' };
    const owners: FactValue = { kind: 'entities', entities: [{ a: dollars(1, 1) }, {}] };
    expect(reasonOf(rule, { a: dollars(1, 2), b: dollars(3, 3), owners })).toMatchObject({
      turned: ['USD EUR'],
    });
    expect(reasonOf(rule, { a: euros, b: euros, owners })).toMatchObject({ turned: ['USD EUR'] });
    expect(reasonOf(rule, { a: euros, b: euros })).not.toHaveProperty('turned');
  });
});
