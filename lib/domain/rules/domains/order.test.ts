import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate';
import type { FactCatalogue } from '../language';
import type { FactValue, Relation, Rule, Term } from '../types';
import { spaceOf, whenItHolds } from './space';

const a: Term = { term: 'fact', fact: 'a' };
const b: Term = { term: 'fact', fact: 'b' };
const c: Term = { term: 'fact', fact: 'c' };
const number = (value: number): Term => ({ term: 'number', value });
const sum = (...of: readonly Term[]): Term => ({ term: 'sum', of });
const ratio = (of: Term, by: Term): Term => ({ term: 'ratio', of, by });

function compare(left: Term, relation: Relation, right: Term): Rule {
  return { id: 'c', op: 'compare', left, relation, right };
}

function between(fact: string, min: number | null, max: number | null): Rule {
  return { id: fact, op: 'between', fact, min, max };
}

function done(
  codes: readonly string[],
  min: number | null,
  max: number | null,
  from: number | null = null,
): Rule {
  return { id: 'h', op: 'happened', fact: 'past', codes, from, to: null, min, max };
}

function all(...of: readonly Rule[]): Rule {
  return { id: 'all', op: 'all', of };
}

function certainty(rule: Rule, facts: FactCatalogue = {}) {
  const space = spaceOf([rule], facts);
  return whenItHolds(space.formula(rule), space);
}

const share = { kind: 'number', power: 'do', questions: [], min: 0, max: 100 } as const;
const SHARES: FactCatalogue = {
  ...{ a: share, b: share },
  owners: { kind: 'entities', power: 'fixed', questions: [], of: { share } },
};
const total = (where: Rule | null): Term => ({ term: 'total', fact: 'owners', of: 'share', where });
const woman: Rule = { id: 'w', op: 'is', fact: 'woman' };

describe('numbers that stand in an order', () => {
  it.each<[string, Rule, 'never' | 'always' | 'open']>([
    [
      'a sum in another order',
      all(compare(sum(a, b), '>=', number(60)), compare(sum(b, a), '<=', number(50))),
      'never',
    ],
    [
      'parts too small for a sum',
      all(between('a', null, 10), between('b', null, 10), compare(sum(a, b), '>', number(20))),
      'never',
    ],
    [
      'parts just large enough',
      all(between('a', null, 10), between('b', null, 10), compare(sum(a, b), '>=', number(20))),
      'open',
    ],
    ['a circle of less than', all(compare(a, '<', b), compare(b, '<', c), compare(c, '<', a)), 'never'],
    ['a circle of no more than', all(compare(a, '<=', b), compare(b, '<=', c), compare(c, '<=', a)), 'open'],
    [
      'a circle that is closed by one less than',
      all(compare(a, '=', b), compare(b, '<=', c), compare(c, '<', a)),
      'never',
    ],
    [
      'less than what is no more',
      all(compare(a, '<', b), between('a', 10, null), between('b', null, 10)),
      'never',
    ],
    [
      'no more than what is no more',
      all(compare(a, '<=', b), between('a', 10, null), between('b', null, 10)),
      'open',
    ],
    ['a number less than itself', compare(a, '<', a), 'never'],
  ])('%s', (_, rule, expected) => {
    expect(certainty(rule)).toBe(expected);
  });

  it.each<[string, Rule, 'never' | 'always' | 'open']>([
    ['a sum below nought', compare(sum(a, b), '<', number(0)), 'never'],
    ['a sum of nought and more', compare(sum(a, b), '>=', number(0)), 'always'],
    ['a sum of nought', compare(sum(a, b), '<=', number(0)), 'open'],
    ['a sum above all that two can be', compare(sum(a, b), '>', number(200)), 'never'],
    ['a share of a share below nought', compare(ratio(a, b), '<', number(0)), 'never'],
    ['a total below nought', compare(total(null), '<', number(0)), 'never'],
    [
      'of some more than of all',
      all(compare(total(woman), '>=', number(60)), compare(total(null), '<=', number(50))),
      'never',
    ],
    [
      'of all more than of some',
      all(compare(total(null), '>=', number(60)), compare(total(woman), '<=', number(50))),
      'open',
    ],
  ])('%s, where none of them is below nought', (_, rule, expected) => {
    expect(certainty(rule, SHARES)).toBe(expected);
    expect(certainty(rule)).toBe('open');
  });

  it('leaves out a number that stands for no limit', () => {
    const limit: Term = {
      term: 'choose',
      cases: [{ when: woman, value: number(Infinity) }],
      otherwise: number(5),
    };
    // Without a limit both are met.
    expect(certainty(all(compare(a, '<', limit), compare(a, '=', limit)))).toBe('open');
    expect(certainty(compare(limit, '<', limit))).toBe('open');
  });
});

describe('what has taken place', () => {
  it.each<[string, Rule, 'never' | 'open']>([
    ['done, and never this or another', all(done(['x'], 1, null), done(['x', 'y'], null, 0)), 'never'],
    ['done, and never anything', all(done(['x'], 1, null), done(['*'], null, 0)), 'never'],
    ['done lately, and never', all(done(['x'], 1, null, 100), done(['x'], null, 0)), 'never'],
    [
      'once lately, and not in a longer time',
      all(done(['x'], 1, null, 100), done(['x'], null, 0, 50)),
      'never',
    ],
    [
      'once in a longer time, and not lately',
      all(done(['x'], 1, null, 50), done(['x'], null, 0, 100)),
      'open',
    ],
    [
      'one of two, and neither',
      all(done(['x', 'y'], 1, null), done(['x'], null, 0), done(['y'], null, 0)),
      'never',
    ],
    [
      'three of two, and each but once',
      all(done(['x', 'y'], 3, null), done(['x'], null, 1), done(['y'], null, 1)),
      'never',
    ],
    [
      'two of two, and each but once',
      all(done(['x', 'y'], 2, null), done(['x'], null, 1), done(['y'], null, 1)),
      'open',
    ],
    ['one of two, and not the first', all(done(['x', 'y'], 1, null), done(['x'], null, 0)), 'open'],
  ])('%s', (_, rule, expected) => {
    expect(certainty(rule)).toBe(expected);
  });
});

describe('against every case of a small world', () => {
  const terms = fc.constantFrom(
    a,
    b,
    number(0),
    number(2),
    sum(a, b),
    sum(b, a),
    sum(a, number(1)),
    ratio(a, b),
    sum(a, a, b),
  );
  const limit = fc.option(fc.integer({ min: -1, max: 3 }), { nil: null });
  const codes = fc.subarray(['x', 'y', '*'], { minLength: 1 });
  const leaf = fc.oneof(
    fc
      .tuple(terms, fc.constantFrom<Relation>('<', '<=', '=', '>=', '>'), terms)
      .map(([left, relation, right]) => compare(left, relation, right)),
    fc.tuple(fc.constantFrom('a', 'b'), limit, limit).map(([fact, min, max]) => between(fact, min, max)),
    fc
      .tuple(codes, limit, limit, fc.constantFrom(null, 1))
      .map(([of, min, max, from]) => done(of, min, max, from)),
  );
  const rules = fc
    .tuple(
      fc.constantFrom('all', 'any'),
      fc.array(fc.tuple(leaf, fc.boolean()), { minLength: 1, maxLength: 4 }),
    )
    .map(
      ([op, of]): Rule => ({
        ...{ id: 'r', op: op === 'all' ? 'all' : 'any' },
        of: of.map(([one, isDenied]) => (isDenied ? { id: 'n', op: 'not', of: one } : one)),
      }),
    );
  const numbers = [-1, 0, 0.5, 1, 2, 3].map((value): FactValue => ({ kind: 'range', lo: value, hi: value }));
  const events = ['x', 'y'].flatMap((code) => [0, 1].map((at) => ({ code, lo: at, hi: at })));
  const pasts = Array.from(
    { length: 16 },
    (_, bits): FactValue => ({
      kind: 'events',
      events: events.filter((__, at) => (bits >> at) & 1),
    }),
  );

  it('is certain only of what every case agrees on', () => {
    fc.assert(
      fc.property(rules, (rule) => {
        const certain = certainty(rule);
        if (certain === 'open') return;
        for (const first of numbers)
          for (const second of numbers)
            for (const past of pasts) {
              const known: Record<string, FactValue> = { a: first, b: second, past };
              const { verdict } = evaluate(rule, (fact) => known[fact] ?? { kind: 'unknown' });
              // A ratio whose divisor is nought is never known: neither met nor unmet.
              if (certain === 'always') expect(verdict).toBe('met');
              else expect(verdict).not.toBe('met');
            }
      }),
      { numRuns: 150 },
    );
  });
});
