import { spaceOf, whenItHolds } from '../domains';
import type { FactCatalogue } from '../language';
import type { Rule } from '../types';
import type { Task } from './group';
import type { HeldTotal } from './move-total';

/** In: conditions on linked entities and totals of them. Out: whether it is certain that no firm's are so, whatever is known of them. */
export function isOfNobody({ group: { fact, literals, entry }, totals }: Task): boolean {
  const of = [
    ...literals.map(({ leaf, holds }): Rule => (holds ? leaf : { id: leaf.id, op: 'not', of: leaf })),
    ...totals.flatMap(limitsOn),
  ];
  return isMetByNobody({ id: fact, op: 'all', of }, entry ? { [fact]: entry } : {});
}

/** In: a rule and what is known of facts. Out: whether it is certain that nobody meets it. */
export function isMetByNobody(rule: Rule, facts: FactCatalogue): boolean {
  const space = spaceOf([rule], facts);
  return whenItHolds(space.formula(rule), space) === 'never';
}

function limitsOn({ term, interval: { min, minOpen, max, maxOpen } }: HeldTotal): readonly Rule[] {
  const limit = (relation: '<' | '<=' | '>' | '>=', value: number): readonly Rule[] =>
    Number.isFinite(value)
      ? [{ id: 'total', op: 'compare', left: term, relation, right: { term: 'number', value } }]
      : [];
  return [...limit(minOpen ? '>' : '>=', min), ...limit(maxOpen ? '<' : '<=', max)];
}
