import fc from 'fast-check';
import { type FactCatalogue, type NearMiss, nearMiss, planPlainRule } from '../index';
import type { Entity, FactValue, Relation, Rule } from '../types';
import { all, asOf, at, code, not } from './firms.fixture';

/** Owners of whom a form, a share and some staff can be known. */
export const ownerFacts: FactCatalogue = {
  owners: {
    ...{ kind: 'entities', power: 'fixed', questions: [] },
    of: {
      form: { kind: 'code', power: 'fixed', questions: [], values: ['person', 'company', 'fund'] },
      share: { kind: 'number', power: 'fixed', questions: [], min: 0, max: 100 },
      staff: { kind: 'number', power: 'fixed', questions: [], whole: true, min: 0, max: 3 },
    },
  },
};

/** Lists of owners: nobody else, or perhaps others. */
export const some = (...entities: readonly Entity[]): FactValue => ({ kind: 'entities', entities });
export const more = (...entities: readonly Entity[]): FactValue => ({
  ...{ kind: 'entities', entities, open: true },
});

/** Conditions on one owner, and on all of them. */
export const form = (value: string): Rule => ({ id: 'f', op: 'in', fact: 'form', values: [value] });
export const between = (fact: string, min: number | null, max: number | null): Rule => ({
  ...{ id: 'b', op: 'between', fact, min, max },
});
export const told = (fact: string): Rule => ({ id: 'e', op: 'exists', fact });
export function total(
  of: string,
  relation: Relation,
  value: number,
  where: Rule | null = null,
  id = 't',
): Rule {
  const left = { term: 'total', fact: 'owners', of, where } as const;
  return { id, op: 'compare', left, relation, right: { term: 'number', value } };
}
export function owners(where: Rule, min: number | null, max: number | null, id = 'o'): Rule {
  return { id, op: 'linked', fact: 'owners', where, min, max };
}

/** In: a rule and the owners of a firm. Out: its near misses. */
export function lookAt(rule: Rule, value: FactValue): NearMiss {
  return nearMiss(planPlainRule(rule, { asOf, catalogue: ownerFacts }), { read: () => value });
}

const where = fc.constantFrom(
  ...[form('person'), not(form('person')), form('fund'), between('share', 25, null)],
  ...[between('share', null, 50), between('staff', null, 2), between('staff', 2, null)],
  ...[told('form'), not(told('share')), all(told('share'), form('person'))],
);
const relation = fc.constantFrom<Relation>('<', '<=', '=', '>=', '>');
const limits = fc.constantFrom([1, null], [2, null], [null, 0], [null, 1], [1, 2]);

/** One condition on the owners of a firm. */
export const condition: fc.Arbitrary<Rule> = fc.oneof(
  fc.tuple(where, limits).map(([of, [min = null, max = null]]) => owners(of, min, max)),
  fc
    .tuple(fc.constantFrom(0, 25, 50, 100), relation, fc.option(where, { nil: null }))
    .map(([value, than, of]) => total('share', than, value, of)),
  fc
    .tuple(fc.nat(3), relation, fc.option(where, { nil: null }))
    .map(([value, than, of]) => total('staff', than, value, of)),
);

const entity: fc.Arbitrary<Entity> = fc.record(
  {
    form: fc.constantFrom(code('person'), code('company'), code('person', 'fund')),
    share: fc.constantFrom(at(10), at(30), at(60)),
    staff: fc.constantFrom(at(0), at(2), { kind: 'range', lo: 1, hi: 3 } as const),
  },
  { requiredKeys: [] },
);

/** The owners of a firm, of whom all, some or nothing is known. */
export const list: fc.Arbitrary<FactValue> = fc
  .tuple(fc.array(entity, { maxLength: 2 }), fc.boolean())
  .map(([entities, isOpen]) => (isOpen ? more(...entities) : some(...entities)));
