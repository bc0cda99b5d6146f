import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, type FactValue, type Verdict } from '../rules';
import { putFirm } from './change-firm';
import type { Columns } from './columns';
import { formulaOf, type Leaf } from './formula';
import { startPopulation } from './population';
import { anyLeaf, columnsOf, firm } from './population.fixture';
import { atomVerdicts, MET, TABLE_LEAVES, UNMET, verdictTable } from './verdict-table';

const firms = fc.array(firm, { minLength: 1, maxLength: 20 });
const leaves = fc
  .array(anyLeaf, { minLength: 1, maxLength: 40 })
  .map((rules) => rules.map(formulaOf).flatMap((part) => (part.kind === 'leaf' ? [part.leaf] : [])));

function verdictOf(isMet: boolean, isUnmet: boolean): Verdict | 'both' {
  if (isMet && isUnmet) return 'both';
  return isMet ? 'met' : isUnmet ? 'unmet' : 'unknown';
}

function wordVerdict(word: number | undefined): Verdict | 'both' | null {
  return word === 0 || word === MET || word === UNMET ? verdictOf(word === MET, word === UNMET) : null;
}

function expectSame(leaf: Leaf, values: readonly FactValue[], got: readonly unknown[]): void {
  expect(got).toEqual(values.map((value) => evaluate(leaf, () => value).verdict));
}

/** Every leaf on every value its fact takes, alone and among the others on the same fact. */
function expectEvaluated({ columns }: Columns, all: readonly Leaf[]): void {
  for (const [fact, column] of columns) {
    if (column.kind === 'number') continue;
    const some = all.filter((leaf) => leaf.op !== 'compare' && leaf.fact === fact).slice(0, TABLE_LEAVES);
    const table = verdictTable(some, column);
    for (const [index, leaf] of some.entries()) {
      const has = (word: number | undefined) => (((word ?? 0) >>> index) & 1) === 1;
      const among = column.values.map((_, code) => verdictOf(has(table[2 * code]), has(table[2 * code + 1])));
      expectSame(leaf, column.values, [...atomVerdicts(leaf, column)].map(wordVerdict));
      expectSame(leaf, column.values, among);
    }
  }
}

describe('verdicts on the values of a column', () => {
  it('are those of the evaluator, also on values that came after the others were taken apart', () => {
    fc.assert(
      fc.property(firms, firms, leaves, (some, later, all) => {
        const columns = columnsOf(some, 2 * some.length + later.length);
        expectEvaluated(columns, all);
        const { population } = startPopulation({ columns, rules: [] });
        for (const [index, facts] of later.entries()) putFirm(population, 2 * index, `later-${index}`, facts);
        expectEvaluated(columns, all);
      }),
      { numRuns: 200 },
    );
  });
});
