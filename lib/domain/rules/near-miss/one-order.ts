import { bareText } from '../domains';
import type { Rule, Term } from '../types';

/** In: a rule. Out: the same with the parts of `all`, `any` and `atLeast` in one order, whatever they were written in. */
export function inOneOrder(rule: Rule): Rule {
  switch (rule.op) {
    case 'all':
    case 'any':
    case 'atLeast':
      return { ...rule, of: sorted(rule.of.map(inOneOrder)) };
    case 'not':
      return { ...rule, of: inOneOrder(rule.of) };
    case 'linked':
      return { ...rule, where: inOneOrder(rule.where) };
    case 'compare':
      return { ...rule, left: termInOneOrder(rule.left), right: termInOneOrder(rule.right) };
    case 'in':
    case 'under':
    case 'between':
    case 'intersects':
    case 'contains':
    case 'reaches':
    case 'is':
    case 'exists':
    case 'happened':
      return rule;
  }
}

function termInOneOrder(term: Term): Term {
  switch (term.term) {
    case 'sum':
      return { ...term, of: term.of.map(termInOneOrder) };
    case 'ratio':
      return { ...term, of: termInOneOrder(term.of), by: termInOneOrder(term.by) };
    case 'total':
      return { ...term, where: term.where && inOneOrder(term.where) };
    case 'choose':
      return {
        ...term,
        cases: term.cases.map(({ when, value }) => ({
          when: inOneOrder(when),
          value: termInOneOrder(value),
        })),
        otherwise: termInOneOrder(term.otherwise),
      };
    default:
      return term;
  }
}

function sorted(parts: readonly Rule[]): readonly Rule[] {
  if (parts.length < 2) return parts;
  return parts
    .map((part) => ({ part, text: bareText(part) }))
    .toSorted((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    .map(({ part }) => part);
}
