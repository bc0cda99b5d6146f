import type { Limit, WrittenRule, WrittenTerm } from '../language';

/** In: a rule. Out: the limits that it sets itself, not its parts. */
export function numbersIn(rule: WrittenRule): readonly Limit[] {
  if (rule.op === 'compare') return [...numbersOf(rule.left), ...numbersOf(rule.right)];
  return 'min' in rule ? [rule.min, rule.max] : [];
}

function numbersOf(term: WrittenTerm): readonly Limit[] {
  switch (term.term) {
    case 'number':
      return [term.value];
    case 'sum':
      return term.of.flatMap(numbersOf);
    case 'ratio':
      return [...numbersOf(term.of), ...numbersOf(term.by)];
    case 'choose':
      return [...term.cases.flatMap(({ value }) => numbersOf(value)), ...numbersOf(term.otherwise)];
    default:
      return [];
  }
}

/** In: a condition on linked entities, or a comparison. Out: the lists of entities that it reads. */
export function listsIn(rule: Extract<WrittenRule, { op: 'linked' | 'compare' }>): readonly string[] {
  return rule.op === 'linked' ? [rule.fact] : [...totalsIn(rule.left), ...totalsIn(rule.right)];
}

function totalsIn(term: WrittenTerm): readonly string[] {
  switch (term.term) {
    case 'total':
      return [term.fact];
    case 'sum':
      return term.of.flatMap(totalsIn);
    case 'ratio':
      return [...totalsIn(term.of), ...totalsIn(term.by)];
    case 'choose':
      return [...term.cases.flatMap(({ value }) => totalsIn(value)), ...totalsIn(term.otherwise)];
    default:
      return [];
  }
}
