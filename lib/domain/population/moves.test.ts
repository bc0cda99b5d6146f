import fc from 'fast-check';
import { expect, it } from 'vitest';
import { evaluate, MOVES, moveOf } from '../rules';
import { BLOCK_FIRMS } from './layout';
import { movesByFacts, movesOf } from './moves';
import { startPopulation } from './population';
import { anyRule, columnsOf, deskFor, type Facts, filled, firm, numbered } from './population.fixture';
import { valueKey } from './value-key';

const pair = fc.tuple(anyRule, anyRule).map((rules) => numbered(rules));

function programsOf(some: readonly Facts[], rules: ReturnType<typeof numbered>) {
  const columns = columnsOf(some);
  const population = filled(startPopulation({ columns, rules }));
  const [before = new Int32Array(0), after = before] = [...population.rules.values()].map(
    ({ program }) => program,
  );
  return { columns, desk: deskFor(population), programs: { before, after } };
}

it('says of each firm what the evaluator says of both versions', () => {
  fc.assert(
    fc.property(fc.array(firm, { maxLength: 30 }), pair, (some, rules) => {
      const { columns, desk, programs } = programsOf(some, rules);
      const moves = movesOf(desk, programs);
      const [before, after] = rules;
      if (!before || !after) throw new RangeError('there are two rules');
      const expected = some.map((facts) => {
        const read = (fact: string) => facts.get(fact) ?? ({ kind: 'unknown' } as const);
        return moveOf({ before: evaluate(before, read).verdict, after: evaluate(after, read).verdict });
      });
      expect(some.map((_, row) => MOVES[moves[row] ?? 0])).toEqual(expected);
      const cells = movesByFacts(columns, ['flag', 'letter'], moves);
      const keyOf = (facts: Facts) =>
        ['flag', 'letter'].map((fact) => valueKey(facts.get(fact) ?? { kind: 'unknown' })).join(' ');
      for (const { key, counts } of cells)
        for (const move of MOVES) {
          const here = some.filter(
            (facts, row) => keyOf(facts) === key.map(valueKey).join(' ') && expected[row] === move,
          );
          expect(counts[move]).toBe(here.length);
        }
      const all = cells.flatMap(({ counts }) => Object.values(counts));
      expect(all.reduce((sum, one) => sum + one, 0)).toBe(some.length);
    }),
    { numRuns: 300 },
  );
});

it('goes over all blocks', () => {
  const employees = (lo: number): Facts => new Map([['number', { kind: 'range', lo, hi: lo }]]);
  const some = Array.from({ length: BLOCK_FIRMS + 40 }, (_, at) => employees(at % 2));
  const limit = (min: number) => ({ id: 'n', op: 'between', fact: 'number', min, max: null }) as const;
  const { columns, desk, programs } = programsOf(some, numbered([limit(2), limit(1)]));
  const [cell] = movesByFacts(columns, [], movesOf(desk, programs));
  const half = some.length / 2;
  expect(cell?.counts).toEqual({ same: half, gained: half, lost: 0, undecided: 0, decided: 0 });
});
