import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rule } from '../rules';
import { acquireAtom, releaseAtom, startAtoms } from './atoms';
import { forgetRule, startPopulation, tryRule } from './population';
import { columnsOf, filled } from './population.fixture';

function limit(min: number) {
  return { id: `n${min}`, op: 'between', fact: 'number', min, max: null } as const;
}

describe('slots of atoms', () => {
  it('are one for each different leaf in use, and none beyond the last of them', () => {
    const steps = fc.array(fc.tuple(fc.boolean(), fc.nat(12)), { maxLength: 60 });
    fc.assert(
      fc.property(steps, (list) => {
        const table = startAtoms();
        const used: { min: number; slot: number }[] = [];
        for (const [isMore, number] of list) {
          if (isMore || used.length === 0) {
            const { slot, isNew } = acquireAtom(table, limit(number));
            expect(isNew).toBe(!used.some(({ min }) => min === number));
            used.push({ min: number, slot });
          } else for (const { slot } of used.splice(number % used.length, 1)) releaseAtom(table, slot);
          for (const { min, slot } of used) expect(table.leaves[slot]).toEqual(limit(min));
          expect(table.slots.size).toBe(new Set(used.map(({ min }) => min)).size);
          expect(table.leaves).toHaveLength(1 + Math.max(0, ...used.map(({ slot }) => slot)));
        }
      }),
    );
  });

  it('of a large trial are gone with it, so that the next one is as small as it is', () => {
    const columns = columnsOf([new Map([['number', { kind: 'range', lo: 50, hi: 50 }]])]);
    const population = filled(startPopulation({ columns, rules: [limit(0)] }));
    const large: Rule = { id: 'large', op: 'any', of: Array.from({ length: 100 }, (_, min) => limit(min)) };
    const { population: grown, planned } = tryRule(population, large);
    expect(grown.planes).not.toBe(population.planes);
    forgetRule(grown, planned);
    const small = tryRule(population, limit(3));
    expect(small.population.planes).toBe(population.planes);
    expect(small.fillings.flatMap(({ slots }) => slots)).toHaveLength(1);
  });
});
