import fc from 'fast-check';
import { expect, it } from 'vitest';
import { evaluate } from '../evaluate';
import { nearMiss, planPlainRule } from '../index';
import { known } from '../rules.fixture';
import type { FactReader, Relation, Rule, Term } from '../types';
import { all, asOf, at, look, not, set } from './firms.fixture';
import { catalogue, type Option, optionsOf } from './near-miss.fixture';
import { byCost, NO_COST, plus } from './weights';

const COUNT = (fact: string): Term => ({ term: 'count', fact });
const FACT = (fact: string): Term => ({ term: 'fact', fact });
const NUMBER = (value: number): Term => ({ term: 'number', value });

function compare(left: Term, relation: Relation, right: Term): Rule {
  return { id: 'count', op: 'compare', left, relation, right };
}

function between(min: number | null, max: number | null, fact = 'number'): Rule {
  return { id: `${min}-${max}`, op: 'between', fact, min, max };
}

it('moves a list and the number it is counted against together, where that takes fewer steps', () => {
  const rule = all(compare(COUNT('products'), '>=', FACT('staff')), between(1, null, 'staff'));
  expect(look(rule, { products: set(), staff: at(6) }).inPower[0]).toMatchObject({
    cost: { steps: 2 },
    changes: [
      { fact: 'products', wanted: { add: ['~'] } },
      { fact: 'staff', wanted: { nearest: 1 } },
    ],
  });
});

it('moves two lists where neither can go as far alone', () => {
  const rule = all(compare(COUNT('standards'), '>', { term: 'sum', of: [COUNT('products'), NUMBER(1)] }), {
    id: 'kept',
    op: 'contains',
    fact: 'products',
    values: ['10'],
  });
  const found = look(rule, { standards: set(), products: set('10', '11', '25') });
  // One of the three that are given more than the one list, and two that leave the other.
  expect(found.inPower[0]).toMatchObject({ cost: { steps: 5 } });
});

it('takes as few steps as can be to bring a list and a number to stand to each other', () => {
  const relation = fc.constantFrom<Relation>('<', '<=', '=', '>=', '>');
  const plain = fc.constantFrom<Term>(FACT('number'), FACT('number'), {
    ...{ term: 'sum', of: [FACT('number'), NUMBER(2)] },
  });
  const counted = fc.constantFrom<Term>(
    ...[COUNT('set'), COUNT('set'), { term: 'sum' as const, of: [COUNT('set'), NUMBER(1)] }],
    { term: 'ratio', of: COUNT('set'), by: NUMBER(2) },
  );
  const turned = fc.boolean();
  const beside = fc
    .tuple(counted, relation, plain, turned)
    .map(([left, op, right, isTurned]) => (isTurned ? compare(right, op, left) : compare(left, op, right)));
  const some = fc.subarray(['a', 'b', 'c', 'd'], { minLength: 1, maxLength: 3 });
  const limit = fc.option(fc.integer({ min: -1, max: 7 }));
  const leaf: fc.Arbitrary<Rule> = fc.oneof(
    fc.tuple(limit, limit).map(([min, max]) => between(min, max)),
    some.map((values): Rule => ({ id: 'i', op: 'intersects', fact: 'set', values })),
    some.map((values): Rule => ({ id: 'c', op: 'contains', fact: 'set', values })),
    fc.tuple(relation, fc.nat(5)).map(([op, value]) => compare(COUNT('set'), op, NUMBER(value))),
  );
  const condition = fc.oneof({ weight: 3, arbitrary: leaf }, { weight: 1, arbitrary: leaf.map(not) });
  const rules = fc
    .tuple(beside, fc.array(condition, { maxLength: 3 }))
    .map(([first, others]) => all(first, ...others));
  fc.assert(
    fc.property(rules, known, catalogue, (rule, { exact }, facts) => {
      const read: FactReader = exact;
      const found = nearMiss(planPlainRule(rule, { asOf, catalogue: facts }), { read });
      if (found.verdict === 'met' || found.isCut) return;
      const changed =
        (options: readonly Option[]): FactReader =>
        (fact) =>
          options.find((one) => one.fact === fact)?.to ?? read(fact);
      const of = (fact: string): readonly (Option | null)[] => [null, ...optionsOf(fact, read, facts)];
      let least: Option[] | null = null;
      let cost = NO_COST;
      for (const one of of('number'))
        for (const other of of('set')) {
          const options = [one, other].filter((option) => option !== null);
          const price = options.reduce((sum, option) => plus(sum, option.cost), NO_COST);
          if (price.fixed > 0 || (least && byCost(price, cost) >= 0)) continue;
          if (evaluate(rule, changed(options)).verdict !== 'met') continue;
          [least, cost] = [options, price];
        }
      expect(found.inPower[0]?.cost ?? null).toEqual(least && cost);
    }),
    { numRuns: 300 },
  );
});
