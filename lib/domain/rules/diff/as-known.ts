import { divisionsOf } from '../hierarchy';
import type { Area, Rule, Term } from '../types';

/**
 * In: a plain rule. Out: what it says of a firm whose answers are all known: every fact is there, and a section of
 * activities is known down to its division.
 */
export function asKnown(rule: Rule): Rule {
  switch (rule.op) {
    case 'all':
    case 'any':
    case 'atLeast':
      return { ...rule, of: rule.of.map(asKnown) };
    case 'not':
      return { ...rule, of: asKnown(rule.of) };
    case 'exists':
      return { id: rule.id, op: 'all', of: [] };
    case 'under':
    case 'reaches':
      return { ...rule, ...inDivisions(rule), ...(rule.also && { also: rule.also.map(inDivisions) }) };
    case 'linked':
      return { ...rule, where: asKnown(rule.where) };
    case 'compare':
      return { ...rule, left: termAsKnown(rule.left), right: termAsKnown(rule.right) };
    case 'in':
    case 'between':
    case 'intersects':
    case 'contains':
    case 'is':
    case 'happened':
      return rule;
  }
}

function termAsKnown(term: Term): Term {
  switch (term.term) {
    case 'sum':
      return { ...term, of: term.of.map(termAsKnown) };
    case 'ratio':
      return { ...term, of: termAsKnown(term.of), by: termAsKnown(term.by) };
    case 'choose':
      return {
        ...term,
        cases: term.cases.map(({ when, value }) => ({ when: asKnown(when), value: termAsKnown(value) })),
        otherwise: termAsKnown(term.otherwise),
      };
    case 'total':
      return { ...term, where: term.where && asKnown(term.where) };
    case 'number':
    case 'fact':
    case 'count':
      return term;
  }
}

function inDivisions({ codes, except }: Area): Area {
  return { codes: codes.flatMap(divisionsOf), ...(except && { except: except.flatMap(divisionsOf) }) };
}
