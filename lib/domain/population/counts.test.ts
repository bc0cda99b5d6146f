import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rule } from '../rules';
import { addTallies, countsOf, type Tally, tallyRules, threeCounts } from './counts';
import { BLOCK_FIRMS, SCRATCH_WORDS } from './layout';
import { memoryOf } from './memory';
import { startPlanes } from './planes';
import { startPopulation } from './population';
import { anyRule, columnsOf, deskFor, type Facts, filled, firm, numbered } from './population.fixture';

function tallyOf(firms: readonly Facts[], rules: readonly Rule[]): Tally {
  const population = filled(startPopulation({ columns: columnsOf(firms), rules }));
  const programs = [...population.rules.values()].map(({ program }) => program);
  return tallyRules(deskFor(population), programs, 0, population.planes.blocks);
}

describe('counts', () => {
  it('of partitions add up to those of all firms', () => {
    const firms = fc.array(firm, { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(firms, fc.array(anyRule, { maxLength: 3 }), fc.nat(30), (some, list, cut) => {
        const rules = numbered(list);
        const parts = [some.slice(0, cut), some.slice(cut)].map((part) => tallyOf(part, rules));
        expect(addTallies(new Int32Array(2 * rules.length), ...parts)).toEqual(tallyOf(some, rules));
      }),
      { numRuns: 100 },
    );
  });

  it('are three that add up to the firms, or are refused', () => {
    expect(countsOf(Int32Array.of(3, 4, 0, 10), 10)).toEqual([
      { met: 3, unmet: 4, unknown: 3 },
      { met: 0, unmet: 10, unknown: 0 },
    ]);
    expect(() => threeCounts(Int32Array.of(6, 5), 0, 10)).toThrow('more than 10 firms');
  });
});

describe('memory', () => {
  it('is a quarter of a megabyte a slot and 17 bytes a number for a million firms', () => {
    const columns = columnsOf([
      new Map([
        ['number', { kind: 'range', lo: 1, hi: 1 }],
        ['flag', { kind: 'flag', value: true }],
      ]),
    ]);
    const { population } = startPopulation({ columns, rules: [] });
    const memory = memoryOf(columns, population.planes);
    expect(memory.numbers / BLOCK_FIRMS).toBe(17);
    expect(memory.codes / BLOCK_FIRMS).toBe(1);
    const planes = memory.planes - 4 * SCRATCH_WORDS;
    expect(planes / population.planes.capacity / BLOCK_FIRMS).toBe(0.25);
  });

  it('is refused beyond what WebAssembly can address', () => {
    expect(() => startPlanes({ rows: 2 ** 20, capacity: 20_000, threads: 2 })).toThrow('smaller partitions');
  });
});
