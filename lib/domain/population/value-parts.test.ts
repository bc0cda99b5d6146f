import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FactValue } from '../rules';
import { BLOCK_FIRMS } from './layout';
import { memoryOf } from './memory';
import { putRule, startPopulation } from './population';
import { columnsOf, type Facts, firm } from './population.fixture';
import { valueParts } from './value-parts';

/** A set is what its parts have together, and candidates are those of all parts; of anything else there is one part. */
function joined(parts: readonly FactValue[]): FactValue {
  const [first, ...others] = parts;
  if (!first) throw new RangeError('a value has no part');
  return others.reduce((one, other): FactValue => {
    if (one.kind === 'values' && other.kind === 'values')
      return { kind: 'values', values: [...one.values, ...other.values] };
    if (one.kind !== 'set' || other.kind !== 'set') throw new RangeError('parts do not go together');
    const opened = one.open || other.open ? { open: true as const } : {};
    return { kind: 'set', members: [...one.members, ...other.members], ...opened };
  }, first);
}

describe('a value taken apart', () => {
  it('is what its parts have together, also one that came after the others', () => {
    fc.assert(
      fc.property(fc.array(firm, { maxLength: 10 }), fc.nat(10), (firms, first) => {
        for (const fact of ['letter', 'set', 'codes', 'flag', 'events', 'entities']) {
          const values = firms.map((facts): FactValue => facts.get(fact) ?? { kind: 'unknown' });
          const column: Parameters<typeof valueParts>[0] = { values: values.slice(0, first) };
          valueParts(column);
          const { parts, made, ends } = valueParts({ ...column, values });
          const of = (code: number) => [...made.subarray(ends[code - 1] ?? 0, ends[code])];
          const again = values.map((_, code) => joined(of(code).flatMap((place) => parts[place] ?? [])));
          expect(again).toEqual(values);
        }
      }),
    );
  });

  it('takes four bytes and as many for each part, with some room, which count as memory', () => {
    // Twelve members and all subsets of them: as many different sets as there are, of six members on average.
    const members = Array.from({ length: 12 }, (_, place) => `code ${place}`);
    const firms = Array.from(
      { length: BLOCK_FIRMS },
      (_, one): Facts =>
        new Map([
          ['set', { kind: 'set', members: members.filter((_, place) => ((one >> place) & 1) === 1) }],
        ]),
    );
    const columns = columnsOf(firms);
    const { population } = startPopulation({ columns, rules: [] });
    const before = memoryOf(columns, population.planes);
    putRule(population, { id: 'r', op: 'intersects', fact: 'set', values: ['code 3'] });
    const after = memoryOf(columns, population.planes);
    const least = 4 * BLOCK_FIRMS * (1 + 6);
    expect(after.codes - before.codes).toBeGreaterThanOrEqual(least);
    expect(after.codes - before.codes).toBeLessThan(1.6 * least);
    const [column] = columns.columns.values();
    const parts = column?.kind === 'codes' ? column.parts : undefined;
    // One for each member, one for the set of none, one for what is not known: nothing else is kept by its name.
    expect(parts?.parts).toHaveLength(14);
    expect(parts?.places.size).toBe(12);
  });
});
