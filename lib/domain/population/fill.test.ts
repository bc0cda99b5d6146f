import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fill } from './fill';
import type { Filling } from './filling';
import { formulaOf, type Leaf } from './formula';
import { BLOCK_FIRMS, PAIR_WORDS } from './layout';
import { pairAt } from './planes';
import { type Population, startPopulation } from './population';
import { anyLeaf, columnsOf, deskFor, type Facts, firm } from './population.fixture';
import { atomVerdicts, verdictTable } from './verdict-table';

const SLOT = 1;
const NUMBER = { id: 'n', op: 'between', fact: 'number' } as const;

const leaf = anyLeaf.chain((rule): fc.Arbitrary<Leaf> => {
  const part = formulaOf(rule);
  return part.kind === 'leaf' && part.leaf.op !== 'compare' ? fc.constant(part.leaf) : leaf;
});

/** Facts whose columns hold codes: none are numbers. */
const CODED = ['letter', 'code', 'set', 'codes', 'flag'];
const codedLeaf = leaf.filter((one) => one.op !== 'compare' && CODED.includes(one.fact));

/** Planes and zones of the only atom. */
function written({ planes }: Population): readonly (readonly number[])[] {
  return Array.from({ length: planes.blocks }, (_, block) => {
    const at = pairAt(planes, block, SLOT);
    return [planes.zones[block * planes.capacity + SLOT] ?? 0, ...planes.words.subarray(at, at + PAIR_WORDS)];
  });
}

/** Firms of a few kinds in no order, room for more behind them, and one leaf about them. */
function manyOf(kinds: readonly Facts[], firms: number, asked: Leaf) {
  const at = (row: number): Facts => kinds[(row * row + (row >> 3)) % kinds.length] ?? new Map();
  const all = Array.from({ length: firms }, (_, row) => at(row));
  const columns = columnsOf(all, 2 * BLOCK_FIRMS + firms);
  return { columns, population: startPopulation({ columns, rules: [asked] }).population };
}

/** What was written before must not show through. */
function filledBy(population: Population, filling: Filling) {
  const { planes } = population;
  for (let block = 0; block < planes.blocks; block += 1) {
    const at = pairAt(planes, block, SLOT);
    planes.words.fill(0x5555, at, at + PAIR_WORDS);
  }
  fill(deskFor(population), [filling], 0, planes.blocks);
  return written(population);
}

describe('filling the planes of one atom', () => {
  it('comes to the same straight from codes of any width as by way of turned words', () => {
    const some = fc.array(firm, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(some, codedLeaf, fc.integer({ min: 1, max: 9_000 }), (kinds, asked, n) => {
        const { columns, population } = manyOf(kinds, n, asked);
        const column = asked.op === 'compare' ? undefined : columns.columns.get(asked.fact);
        fc.pre(column?.kind === 'codes');
        const verdicts = verdictTable([asked], column);
        const turned = filledBy(population, { kind: 'codes', codes: column.codes, verdicts, slots: [SLOT] });
        for (const codes of [column.codes, Uint16Array.from(column.codes), Uint32Array.from(column.codes)])
          expect(
            filledBy(population, {
              kind: 'atom',
              codes,
              verdicts: atomVerdicts(asked, column),
              slots: [SLOT],
            }),
          ).toEqual(turned);
      }),
      { numRuns: 60 },
    );
  });

  it('comes to the same straight from numbers as from ends that were brought side by side', () => {
    const end = fc.oneof(fc.integer({ min: -3, max: 6 }), fc.constantFrom(-Infinity, Infinity, 2.5));
    const some = fc.array(firm, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(some, end, end, fc.integer({ min: 1, max: 9_000 }), (kinds, min, max, n) => {
        const { columns, population } = manyOf(kinds, n, { ...NUMBER, min, max });
        const ends = columns.columns.get('number');
        fc.pre(ends?.kind === 'number');
        const limits = { min, max };
        const alone = filledBy(population, { kind: 'limits', ends, limits: [limits], slots: [SLOT] });
        const both = { kind: 'limits', ends, limits: [limits, limits], slots: [SLOT, SLOT] } as const;
        expect(alone).toEqual(filledBy(population, both));
      }),
      { numRuns: 60 },
    );
  });
});
