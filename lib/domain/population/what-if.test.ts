import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, type Verdict } from '../rules';
import { cellsOf } from './cells';
import { putFirm } from './change-firm';
import { firmReader, valueAt } from './columns';
import { tallyRules } from './counts';
import { forgetRule, startPopulation, tryRule } from './population';
import { anyRule, columnsOf, deskFor, filled, firm, numbered } from './population.fixture';
import { valueKey } from './value-key';
import { type Change, changesOf, tallyChange } from './what-if';

const rules = fc.array(anyRule, { minLength: 1, maxLength: 3 }).map(numbered);

function changeOf(firms: readonly { was: Verdict; is: Verdict }[]): Change {
  const count = (isMeant: (was: Verdict, is: Verdict) => boolean) =>
    firms.filter(({ was, is }) => isMeant(was, is)).length;
  return {
    gained: count((was, is) => was !== 'met' && is === 'met'),
    lost: count((was, is) => was === 'met' && is !== 'met'),
    undecided: count((was, is) => was !== 'unknown' && is === 'unknown'),
    decided: count((was, is) => was === 'unknown' && is !== 'unknown'),
  };
}

describe('another version of a rule', () => {
  it('gains, loses and leaves open the firms that the evaluator says, in each cell', () => {
    fc.assert(
      fc.property(fc.array(firm, { maxLength: 30 }), rules, anyRule, (some, list, other) => {
        const columns = columnsOf(some);
        const population = filled(startPopulation({ columns, rules: list }));
        const trial = tryRule(population, { ...other, id: 'rule-0' });
        filled(trial);
        const desk = deskFor(trial.population);
        const before = population.rules.get('rule-0')?.program ?? new Int32Array(0);
        const cells = cellsOf(columns, ['flag']);
        const tally = tallyChange(desk, { before, after: trial.planned.program, cells }, 0, 1);
        const firms = some.map((_, row) => {
          const read = firmReader(columns, row);
          const was = list[0] ? evaluate(list[0], read).verdict : 'unknown';
          return { cell: valueKey(read('flag')), was, is: evaluate(other, read).verdict };
        });
        const expected = cells.keys.map(([flag]) => {
          return changeOf(firms.filter(({ cell }) => flag && cell === valueKey(flag)));
        });
        expect(changesOf(tally)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('counts firms as they are after a change, though it was tried before', () => {
    const edits = fc.array(fc.tuple(fc.nat(30), firm), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(firm, { maxLength: 20 }), edits, anyRule, anyRule, (some, changes, one, other) => {
        const columns = columnsOf(some);
        const population = filled(startPopulation({ columns, rules: [{ ...one, id: 'rule' }] }));
        const before = population.rules.get('rule')?.program ?? new Int32Array(0);
        const tried = () => {
          const trial = tryRule(population, other);
          filled(trial);
          const work = { before, after: trial.planned.program, cells: cellsOf(columns, []) };
          const tally = tallyChange(deskFor(trial.population), work, 0, 1);
          forgetRule(trial.population, trial.planned);
          return changesOf(tally)[0];
        };
        tried();
        for (const [row, facts] of changes) putFirm(population, row, `firm-${row}`, facts);
        const rows = [...columns.ids.keys()].filter((row) => columns.ids[row] !== null);
        const firms = rows.map((row) => {
          const read = firmReader(columns, row);
          return { was: evaluate(one, read).verdict, is: evaluate(other, read).verdict };
        });
        expect(tried()).toEqual(changeOf(firms));
      }),
      { numRuns: 200 },
    );
  });

  it('leaves no trace once it is forgotten', () => {
    fc.assert(
      fc.property(fc.array(firm, { maxLength: 10 }), rules, anyRule, (some, list, other) => {
        const population = filled(startPopulation({ columns: columnsOf(some), rules: list }));
        const { slots, uses } = structuredClone(population.atoms);
        const programs = [...population.rules.values()].map(({ program }) => program);
        const counts = tallyRules(deskFor(population), programs, 0, 1);
        const trial = tryRule(population, other);
        filled(trial);
        forgetRule(trial.population, trial.planned);
        expect(population.atoms.slots).toEqual(slots);
        expect(population.atoms.uses.filter((times) => times > 0)).toEqual(uses);
        expect(tallyRules(deskFor(population), programs, 0, 1)).toEqual(counts);
        expect(valueAt(population.columns, 'nobody-was-asked', 0)).toEqual({ kind: 'unknown' });
      }),
      { numRuns: 100 },
    );
  });
});
