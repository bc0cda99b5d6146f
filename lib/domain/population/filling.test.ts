import { describe, expect, it } from 'vitest';
import type { FactValue, Rule } from '../rules';
import { putFirm } from './change-firm';
import { countsOf, tallyRules } from './counts';
import { putRule, startPopulation } from './population';
import { columnsOf, deskFor, type Facts, filled } from './population.fixture';

const euro = (lo: number): FactValue => ({ kind: 'range', lo, hi: lo, unit: 'EUR' });
const flag: FactValue = { kind: 'flag', value: true };
const letter = (value: string): FactValue => ({ kind: 'values', values: [value] });
const fitting: readonly (readonly [string, FactValue, FactValue, Rule])[] = [
  [
    'an amount without a unit',
    { kind: 'range', lo: 9, hi: 9 },
    euro(9),
    { id: 'r', op: 'between', fact: 'x', min: 5, max: null, unit: 'EUR' },
  ],
  [
    'an amount in another unit that no rate is known of',
    { kind: 'range', lo: 9, hi: 9, unit: 'CLP' },
    euro(9),
    { id: 'r', op: 'between', fact: 'x', min: 5, max: null, unit: 'EUR' },
  ],
  ['a value of another kind', flag, letter('a'), { id: 'r', op: 'in', fact: 'x', values: ['a'] }],
  [
    'a part of a set of another kind',
    { kind: 'set', members: ['a', 'c'] },
    letter('a'),
    { id: 'r', op: 'under', fact: 'x', codes: ['a'] },
  ],
];

describe('what a firm once told and then corrected', () => {
  const other: Record<string, FactValue> = { range: euro(1), values: letter('b') };

  it.each(fitting)('is no longer read: %s', (_, told, corrected, rule) => {
    const firms: readonly Facts[] = [new Map([['x', told]]), new Map([['x', other[corrected.kind] ?? flag]])];
    const population = filled(startPopulation({ columns: columnsOf(firms), rules: [] }));
    putFirm(population, 0, 'firm-0', new Map([['x', corrected]]));
    const grown = filled(putRule(population, rule));
    const programs = [...grown.rules.values()].map(({ program }) => program);
    expect(countsOf(tallyRules(deskFor(grown), programs, 0, 1), 2)).toEqual([
      { met: 1, unmet: 1, unknown: 0 },
    ]);
  });

  it('is still refused while one other firm tells it so', () => {
    for (const [_, told, corrected, rule] of fitting) {
      if (told.kind === 'range' && told.unit) continue;
      const both: readonly Facts[] = [new Map([['x', told]]), new Map([['x', told]])];
      const population = filled(startPopulation({ columns: columnsOf(both), rules: [] }));
      putFirm(population, 0, 'firm-0', new Map([['x', corrected]]));
      expect(() => putRule(population, rule)).toThrow(RangeError);
    }
  });

  it('does not keep limits that nothing fits from being tried', () => {
    const firms: readonly Facts[] = [new Map([['x', { kind: 'range', lo: 9, hi: 9 }]])];
    const population = filled(startPopulation({ columns: columnsOf(firms), rules: [] }));
    putFirm(population, 0, 'firm-0', new Map([['x', euro(9)]]));
    const rule: Rule = { id: 'r', op: 'between', fact: 'x', min: 5, max: 4, unit: 'EUR' };
    const grown = filled(putRule(population, rule));
    const program = grown.rules.get('r')?.program ?? new Int32Array(0);
    expect([...tallyRules(deskFor(grown), [program], 0, 1)]).toEqual([0, 1]);
  });
});
