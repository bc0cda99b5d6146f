import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, type Rule } from '../rules';
import { cellsOf, firmsByCell, tallyCells } from './cells';
import { firmReader } from './columns';
import { firmsIn, tallyRules, threeCounts } from './counts';
import { clusteredOrder, reordered } from './order';
import { startPopulation } from './population';
import { anyRule, columnsOf, deskFor, filled, firm, numbered } from './population.fixture';
import { valueKey } from './value-key';

const firms = fc.array(firm, { minLength: 1, maxLength: 40 });
const rules = fc.array(anyRule, { minLength: 1, maxLength: 3 }).map(numbered);
const facts = fc.subarray(['flag', 'letter', 'set', 'nobody-was-asked']);

describe('cells', () => {
  it('sum up to the totals, and hold what the evaluator says of their firms', () => {
    fc.assert(
      fc.property(firms, rules, facts, fc.boolean(), (some, list, by, isOrdered) => {
        const plain = columnsOf(some);
        const columns = isOrdered ? reordered(plain, clusteredOrder(plain, by)) : plain;
        const population = filled(startPopulation({ columns, rules: list }));
        const desk = deskFor(population);
        const cells = cellsOf(columns, by);
        const programs = [...population.rules.values()].map(({ program }) => program);
        const tally = tallyCells(desk, programs, cells, 0, population.planes.blocks);
        const totals = tallyRules(desk, programs, 0, population.planes.blocks);
        const firmsOf = firmsByCell(desk, cells);
        expect(firmsOf.reduce((sum, one) => sum + one, 0)).toBe(firmsIn(desk));
        list.forEach((rule, index) => {
          const counts = firmsOf.map((n, cell) => threeCounts(tally, index * cells.keys.length + cell, n));
          expect(counts.reduce((sum, { met }) => sum + met, 0)).toBe(totals[2 * index]);
          expect(counts.reduce((sum, { unmet }) => sum + unmet, 0)).toBe(totals[2 * index + 1]);
          const expected = cells.keys.map((key) => inCell(rule, key.map(valueKey).join('|'), by, columns));
          expect(counts).toEqual(expected);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('are single runs where rows stand in their order', () => {
    const letters = [...'abcabcabc'].map(
      (one) => new Map([['letter', { kind: 'values', values: [one] } as const]]),
    );
    const plain = columnsOf(letters);
    expect(cellsOf(plain, ['letter']).starts).toHaveLength(11);
    const ordered = reordered(plain, clusteredOrder(plain, ['letter']));
    // Three letters, the empty rows behind them, and the end.
    expect([...cellsOf(ordered, ['letter']).starts]).toEqual([0, 3, 6, 9, 4096]);
    expect(ordered.ids.slice(0, 3)).toEqual(['firm-0', 'firm-3', 'firm-6']);
  });

  it('are not made of numbers', () => {
    const columns = columnsOf([new Map([['number', { kind: 'range', lo: 1, hi: 1 }]])]);
    expect(() => cellsOf(columns, ['number'])).toThrow(RangeError);
  });
});

function inCell(rule: Rule, cell: string, by: readonly string[], columns: ReturnType<typeof columnsOf>) {
  const verdicts = [...columns.ids.keys()].flatMap((row) => {
    const read = firmReader(columns, row);
    return by.map((fact) => valueKey(read(fact))).join('|') === cell ? [evaluate(rule, read).verdict] : [];
  });
  const count = (verdict: string) => verdicts.filter((one) => one === verdict).length;
  return { met: count('met'), unmet: count('unmet'), unknown: count('unknown') };
}
