import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate';
import type { Rule } from '../types';
import { implies, spaceOf, whenItHolds } from './space';
import { casesOf, everyCase, shareRule, smallRule } from './worlds.fixture';

const MOST_CASES = 20_000;

function certainty(rule: Rule, facts = {}) {
  const space = spaceOf([rule], facts);
  return whenItHolds(space.formula(rule), space);
}

function between(
  min: number | null,
  max: number | null,
  more: { minOpen?: true; maxOpen?: true } = {},
): Rule {
  return { id: `${min}-${max}`, op: 'between', fact: 'n', min, max, ...more };
}

function under(codes: readonly string[], except?: readonly string[]): Rule {
  return { id: 'u', op: 'under', fact: 'code', codes, ...(except && { except }) };
}

function group(op: 'all' | 'any', ...of: readonly Rule[]): Rule {
  return { id: op, op, of };
}

function not(of: Rule): Rule {
  return { id: 'not', op: 'not', of };
}

describe.each<[string, fc.Arbitrary<Rule>]>([
  ['of any conditions', smallRule],
  ['of shares whose divisor may be nought', shareRule],
])('against every case of a small world %s', (_, drawn) => {
  it('is certain of a rule exactly where all cases agree', () => {
    fc.assert(
      fc.property(drawn, (rule) => {
        fc.pre(casesOf([rule]) <= MOST_CASES);
        const met = everyCase([rule]).map((read) => evaluate(rule, read).verdict === 'met');
        const expected = met.every(Boolean) ? 'always' : met.some(Boolean) ? 'open' : 'never';
        expect(certainty(rule)).toBe(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('finds that one rule implies another exactly where no case speaks against it', () => {
    fc.assert(
      fc.property(drawn, drawn, (first, second) => {
        fc.pre(casesOf([first, second]) <= MOST_CASES);
        const met = (rule: Rule, read: ReturnType<typeof everyCase>[number]) =>
          evaluate(rule, read).verdict === 'met';
        const holds = everyCase([first, second]).every((read) => !met(first, read) || met(second, read));
        expect(implies(first, second, spaceOf([first, second]))).toBe(holds);
      }),
      { numRuns: 200 },
    );
  });
});

describe('what is certain', () => {
  it.each<[string, Rule, 'never' | 'always' | 'open']>([
    ['two limits that leave no number', group('all', between(null, 5), between(6, null)), 'never'],
    ['two limits that meet', group('all', between(null, 5), between(5, null)), 'open'],
    [
      'below five, or five and more',
      group('any', between(null, 5, { maxOpen: true }), between(5, null)),
      'always',
    ],
    ['up to five, or six and more, of any number', group('any', between(null, 5), between(6, null)), 'open'],
    [
      'above five and up to five',
      group('all', between(5, null, { minOpen: true }), between(null, 5)),
      'never',
    ],
    [
      'above five, or up to five',
      group('any', between(5, null, { minOpen: true }), between(null, 5)),
      'always',
    ],
    [
      'below five and five or more',
      group('all', between(null, 5, { maxOpen: true }), between(5, null)),
      'never',
    ],
    [
      'neither below five nor above it',
      group('all', between(5, null, { minOpen: true }), between(null, 5, { maxOpen: true })),
      'never',
    ],
    ['a division outside its section', group('all', under(['10']), not(under(['C']))), 'never'],
    ['a class within its section', group('any', not(under(['1010'])), under(['C'])), 'always'],
    ['a section without one of its divisions', group('all', under(['C'], ['10']), under(['1010'])), 'never'],
    [
      'every division of a section does not add up to it',
      group('all', under(['D']), not(under(['35']))),
      'open',
    ],
    ['a country without itself', under(['AR'], ['AR']), 'never'],
    ['known or not known is left open', group('all', not({ id: 'e', op: 'exists', fact: 'x' })), 'open'],
  ])('%s', (_, rule, expected) => {
    expect(certainty(rule)).toBe(expected);
  });

  it('counts whole numbers and the bounds of a fact where these are known', () => {
    const rule = group('any', between(null, 5), between(6, null));
    expect(certainty(rule, { n: { kind: 'number', power: 'do', questions: [], whole: true } })).toBe(
      'always',
    );
    const bounds = { kind: 'number', power: 'do', questions: [], min: 0, max: 4 };
    expect(certainty(between(5, null), { n: bounds })).toBe('never');
    expect(certainty(between(4, null), { n: bounds })).toBe('open');
    expect(certainty(between(0, null), { n: bounds })).toBe('always');
  });

  it('takes a closed list of codes at its word', () => {
    const rule: Rule = { id: 'i', op: 'in', fact: 'c', values: ['a', 'b'] };
    expect(certainty(rule)).toBe('open');
    expect(certainty(rule, { c: { kind: 'code', power: 'do', questions: [], values: ['a', 'b'] } })).toBe(
      'always',
    );
  });

  it('leaves room for codes that are no longer given, and for higher levels of a hierarchy', () => {
    const rule: Rule = { id: 'i', op: 'in', fact: 'c', values: ['a', 'b'] };
    const entry = { kind: 'code', power: 'do', questions: [], values: ['a', 'b'] };
    expect(certainty(rule, { c: { ...entry, retired: { old: 'a' } } })).toBe('open');
    expect(certainty(rule, { c: { ...entry, hierarchy: 'place' } })).toBe('open');
  });

  it('takes counts of the same events and comparisons of the same terms together', () => {
    const happened = (min: number | null, max: number | null): Rule => ({
      ...{ id: 'h', op: 'happened', fact: 'past', codes: ['x', 'y'], from: 10, to: 20, min, max },
    });
    expect(certainty(group('all', happened(3, null), happened(null, 2)))).toBe('never');
    expect(certainty(group('any', happened(3, null), happened(null, 2)))).toBe('always');
    const compare = (relation: '<' | '>='): Rule => ({
      id: 'c',
      op: 'compare',
      left: { term: 'fact', fact: 'a' },
      relation,
      right: { term: 'fact', fact: 'b' },
    });
    expect(certainty(group('all', compare('<'), compare('>=')))).toBe('never');
  });

  it('tells amounts of one fact in two units apart rather than guess a rate', () => {
    const amount = (unit: string, min: number | null, max: number | null): Rule => ({
      ...{ id: unit, op: 'between', fact: 'turnover', unit, min, max },
    });
    expect(certainty(group('all', amount('EUR', 10, null), amount('USD', null, 1)))).toBe('open');
    expect(certainty(group('all', amount('EUR', 10, null), amount('EUR', null, 9)))).toBe('never');
  });

  it('gives up rather than claim what it did not find', () => {
    const many = Array.from(
      { length: 16 },
      (_, place): Rule => ({ id: `${place}`, op: 'is', fact: `f${place}` }),
    );
    const rule = group(
      'all',
      { id: 'some', op: 'atLeast', count: 9, of: many },
      { id: 'few', op: 'atLeast', count: 8, of: many.map(not) },
    );
    expect(certainty(rule)).not.toBe('always');
  });
});
