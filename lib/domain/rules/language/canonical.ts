import { canonicalJson } from '../../canonical-json';
import type { RuleDocument, WrittenRule, WrittenTerm } from './types';

/** In: a document. Out: its canonical JSON; two documents that say the same in the same order give the same bytes. */
export function canonicalText(document: RuleDocument): string {
  return canonicalJson({ ...document, rule: canonicalRule(document.rule) });
}

/** In: a written rule. Out: the same with every list that is a set sorted and freed of repeats; ids and order of parts stay. */
export function canonicalRule(rule: WrittenRule): WrittenRule {
  switch (rule.op) {
    case 'all':
    case 'any':
    case 'atLeast':
      return { ...rule, of: rule.of.map(canonicalRule) };
    case 'not':
    case 'criterion':
      return { ...rule, of: canonicalRule(rule.of) };
    case 'unless':
      return { ...rule, of: canonicalRule(rule.of), except: canonicalRule(rule.except) };
    case 'in':
    case 'intersects':
    case 'contains':
      return { ...rule, values: sorted(rule.values) };
    case 'under':
    case 'reaches': {
      const { except, ...rest } = rule;
      const codes = sorted(rule.codes);
      return except && except.length > 0 ? { ...rest, codes, except: sorted(except) } : { ...rest, codes };
    }
    case 'happened':
      return { ...rule, codes: sorted(rule.codes) };
    case 'compare':
      return { ...rule, left: canonicalTerm(rule.left), right: canonicalTerm(rule.right) };
    case 'linked':
      return { ...rule, where: canonicalRule(rule.where) };
    case 'use':
    case 'equals':
    case 'between':
    case 'is':
    case 'exists':
    case 'elapsed':
    case 'recent':
    case 'calendarYear':
    case 'dates':
    case 'prose':
      return rule;
  }
}

function canonicalTerm(term: WrittenTerm): WrittenTerm {
  switch (term.term) {
    case 'sum':
      return { ...term, of: term.of.map(canonicalTerm) };
    case 'ratio':
      return { ...term, of: canonicalTerm(term.of), by: canonicalTerm(term.by) };
    case 'total':
      return term.where ? { ...term, where: canonicalRule(term.where) } : term;
    case 'choose':
      return {
        ...term,
        cases: term.cases.map(({ when, value }) => ({
          when: canonicalRule(when),
          value: canonicalTerm(value),
        })),
        otherwise: canonicalTerm(term.otherwise),
      };
    case 'number':
    case 'fact':
    case 'count':
      return term;
  }
}

function sorted(list: readonly string[]): readonly string[] {
  return [...new Set(list)].toSorted();
}
