import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, type FactReader, type Rule } from '../rules';
import { type Counts, countsOf, firmsIn, tallyRules } from './counts';
import { BLOCK_FIRMS } from './layout';
import { type Population, putRule, startPopulation, takeRule, tryRule } from './population';
import { anyRule, columnsOf, deskFor, type Facts, filled, firm, numbered } from './population.fixture';

const firms = fc.array(firm, { maxLength: 40 });
const rules = fc.array(anyRule, { maxLength: 5 }).map(numbered);

function readerOf(facts: Facts): FactReader {
  return (fact) => facts.get(fact) ?? { kind: 'unknown' };
}

function expectedCounts(rule: Rule, some: readonly Facts[]): Counts {
  const verdicts = some.map((facts) => evaluate(rule, readerOf(facts)).verdict);
  const count = (verdict: string) => verdicts.filter((one) => one === verdict).length;
  return { met: count('met'), unmet: count('unmet'), unknown: count('unknown') };
}

function countsIn(population: Population): readonly Counts[] {
  const desk = deskFor(population);
  const programs = [...population.rules.values()].map(({ program }) => program);
  return countsOf(tallyRules(desk, programs, 0, population.planes.blocks), firmsIn(desk));
}

describe('planes', () => {
  it('count what the explaining evaluator says of each firm', () => {
    fc.assert(
      fc.property(firms, rules, (some, list) => {
        const population = filled(startPopulation({ columns: columnsOf(some), rules: list }));
        expect(countsIn(population)).toEqual(list.map((rule) => expectedCounts(rule, some)));
      }),
      { numRuns: 1_000 },
    );
  });

  it('hold across blocks that are full, all alike, part filled and empty', () => {
    fc.assert(
      fc.property(fc.array(firm, { minLength: 1, maxLength: 6 }), rules, fc.nat(9_000), (some, list, n) => {
        // The first block is one firm over and over, so that every zone is all alike.
        const many = Array.from(
          { length: n },
          (_, row) => some[row < BLOCK_FIRMS ? 0 : row % some.length] ?? new Map(),
        );
        const columns = columnsOf(many, 3 * BLOCK_FIRMS);
        const population = filled(startPopulation({ columns, rules: list }));
        const once = list.map((rule) => some.map((facts) => expectedCounts(rule, [facts])));
        const times = some.map((_, place) => many.filter((facts) => facts === some[place]).length);
        const expected = once.map((counts) => sumOf(counts, times));
        expect(countsIn(population)).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });

  it('give constants for groups of nothing', () => {
    const list: readonly Rule[] = [
      { id: 'all', op: 'all', of: [] },
      { id: 'any', op: 'any', of: [] },
    ];
    const population = filled(startPopulation({ columns: columnsOf([new Map(), new Map()]), rules: list }));
    expect(countsIn(population)).toEqual([
      { met: 2, unmet: 0, unknown: 0 },
      { met: 0, unmet: 2, unknown: 0 },
    ]);
  });

  it('refuse a fact that a rule reads as what it is not, as the evaluator does', () => {
    const columns = columnsOf([new Map([['flag', { kind: 'flag', value: true }]])]);
    const wrong: Rule = { id: 'r', op: 'in', fact: 'flag', values: ['a'] };
    expect(() => startPopulation({ columns, rules: [wrong] })).toThrow(RangeError);
  });
});

describe('a changed rule', () => {
  it('comes to the same as a population built anew', () => {
    fc.assert(
      fc.property(
        firms,
        rules,
        fc.array(fc.tuple(fc.nat(6), fc.option(anyRule)), { maxLength: 6 }),
        (some, list, edits) => {
          const columns = columnsOf(some);
          let population = filled(startPopulation({ columns, rules: list }));
          const now = new Map(list.map((rule) => [rule.id, rule]));
          for (const [place, rule] of edits) {
            const id = `rule-${place}`;
            now.delete(id);
            if (rule) now.set(id, { ...rule, id });
            population = rule ? filled(putRule(population, { ...rule, id })) : takeRule(population, id);
          }
          const counts = new Map(
            [...population.rules.keys()].map((id, index) => [id, countsIn(population)[index]]),
          );
          for (const [id, rule] of now) expect(counts.get(id)).toEqual(expectedCounts(rule, some));
          expect(counts.size).toBe(now.size);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('fills only planes of what no rule asked before, and makes room when the spare slots are used up', () => {
    const limit = (min: number): Rule => ({ id: `r${min}`, op: 'between', fact: 'number', min, max: null });
    const columns = columnsOf([new Map([['number', { kind: 'range', lo: 50, hi: 50 }]])]);
    let population = filled(startPopulation({ columns, rules: [limit(0)] }));
    expect(putRule(population, { ...limit(0), id: 'again' }).fillings).toEqual([]);
    for (let min = 1; min < 200; min += 1) population = filled(putRule(population, limit(min)));
    expect(countsIn(population).filter(({ met }) => met === 1)).toHaveLength(51);
    expect(population.planes.capacity).toBeGreaterThan(200);
  });
});

describe('a rule that is refused', () => {
  const limit = (min: number, fact = 'number'): Rule => ({
    id: `n${min}`,
    op: 'between',
    fact,
    min,
    max: null,
  });
  const many = (length: number) => Array.from({ length }, (_, min) => limit(min));
  const refused: readonly (readonly [string, Rule])[] = [
    ['a unit fault', { id: 'all', op: 'all', of: [limit(5, 'money'), limit(7)] }],
    ['too many criteria', { id: 'all', op: 'all', of: many(300) }],
    ['too many parts', { id: 'any', op: 'any', of: many(1_025) }],
  ];

  it.each(refused)('for %s leaves nothing behind, however often', (_, wrong) => {
    const some = Array.from(
      { length: 10 },
      (_, lo): Facts =>
        new Map([
          ['number', { kind: 'range', lo, hi: lo }],
          ['money', { kind: 'range', lo, hi: lo, unit: 'EUR' }],
        ]),
    );
    const population = filled(startPopulation({ columns: columnsOf(some), rules: [limit(1)] }));
    const { slots, uses } = structuredClone(population.atoms);
    for (const _ of [1, 2]) {
      expect(() => tryRule(population, wrong)).toThrow(RangeError);
      expect(() => putRule(population, wrong)).toThrow(RangeError);
    }
    expect(population.atoms.slots).toEqual(slots);
    expect(population.atoms.uses.filter((times) => times > 0)).toEqual(uses);
    expect(countsIn(filled(putRule(population, limit(7))))).toEqual([
      { met: 9, unmet: 1, unknown: 0 },
      { met: 3, unmet: 7, unknown: 0 },
    ]);
  });
});

function sumOf(counts: readonly Counts[], times: readonly number[]): Counts {
  const sum = (key: keyof Counts) =>
    counts.reduce((total, one, place) => total + one[key] * (times[place] ?? 0), 0);
  return { met: sum('met'), unmet: sum('unmet'), unknown: sum('unknown') };
}
