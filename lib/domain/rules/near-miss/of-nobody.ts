import { spaceOf, whenItHolds } from '../domains';
import type { FactCatalogue } from '../language';
import type { Rule } from '../types';

/** In: a rule and what is known of facts. Out: whether it is certain that nobody meets it. */
export function isMetByNobody(rule: Rule, facts: FactCatalogue): boolean {
  const space = spaceOf([rule], facts);
  return whenItHolds(space.formula(rule), space) === 'never';
}
