import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, type Rule } from '../rules';
import { firmReader } from './columns';
import { startPopulation } from './population';
import { anyLeaf, anyRule, columnsOf, deskFor, filled, firm } from './population.fixture';
import { tallySoleBarriers } from './sole-barrier';

/** Criteria none of which is flattened into the rule: what stands at the top is what is counted. */
const criterion = fc.oneof(
  anyLeaf,
  fc.tuple(anyLeaf, anyRule).map(([one, other]): Rule => ({ id: 'n', op: 'any', of: [one, other] })),
  anyLeaf.filter(({ op }) => op !== 'contains').map((of): Rule => ({ id: 'not', op: 'not', of })),
);

/** Ids of their own, as in every rule; a negated leaf is known by its own id. */
function named(one: Rule, place: number): Rule {
  const id = `c${place}`;
  return one.op === 'not' ? { ...one, id, of: { ...one.of, id: `${id}.of` } } : { ...one, id };
}

describe('sole barriers', () => {
  it('are the criteria that alone are unmet, as counted firm by firm', () => {
    fc.assert(
      fc.property(
        fc.array(firm, { maxLength: 30 }),
        fc.array(criterion, { minLength: 2, maxLength: 6 }).map((list) => list.map(named)),
        (some, of) => {
          const columns = columnsOf(some);
          const rule: Rule = { id: 'r', op: 'all', of };
          const population = filled(startPopulation({ columns, rules: [rule] }));
          const planned = population.rules.get('r');
          // A criterion that always or never holds is folded away, and then the places are others.
          fc.pre(planned?.criteria.length === of.length);
          const alone = of.map(
            (_, place) =>
              some.filter((_firm, row) => {
                const verdicts = of.map((one) => evaluate(one, firmReader(columns, row)).verdict);
                return verdicts.every((verdict, other) => verdict === (other === place ? 'unmet' : 'met'));
              }).length,
          );
          if (planned) expect([...tallySoleBarriers(deskFor(population), planned, 0, 1)]).toEqual(alone);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('name the node of the criterion', () => {
    const rule: Rule = {
      ...{ id: 'r', op: 'all' },
      of: [
        { id: 'flag', op: 'is', fact: 'flag' },
        { id: 'few', op: 'between', fact: 'number', min: null, max: 5 },
      ],
    };
    const firmOf = (flag: boolean, number: number) =>
      new Map([
        ['flag', { kind: 'flag', value: flag } as const],
        ['number', { kind: 'range', lo: number, hi: number } as const],
      ]);
    const columns = columnsOf([
      firmOf(true, 9),
      firmOf(true, 8),
      firmOf(false, 1),
      firmOf(false, 9),
      firmOf(true, 1),
    ]);
    const population = filled(startPopulation({ columns, rules: [rule] }));
    const planned = population.rules.get('r');
    expect(planned?.criteria.map(({ node }) => node)).toEqual(['flag', 'few']);
    if (planned) expect([...tallySoleBarriers(deskFor(population), planned, 0, 1)]).toEqual([1, 2]);
  });
});
