import { type FactCatalogue, factEntry } from '../language/fact-catalogue';
import type { Rule, Term } from '../types';
import { partsOf, reachOf } from './order';

/** In: a rule and what is known of facts. Out: whether it may stay open though every fact is known, as a divisor may be nought. */
export function mayDivideByNought(rule: Rule, facts: FactCatalogue): boolean {
  switch (rule.op) {
    case 'all':
    case 'any':
    case 'atLeast':
      return rule.of.some((part) => mayDivideByNought(part, facts));
    case 'not':
      return mayDivideByNought(rule.of, facts);
    case 'compare':
      return isDivided(rule.left, facts) || isDivided(rule.right, facts);
    case 'linked':
      return mayDivideByNought(rule.where, factEntry(facts, rule.fact)?.of ?? {});
    case 'in':
    case 'under':
    case 'between':
    case 'intersects':
    case 'contains':
    case 'reaches':
    case 'is':
    case 'exists':
    case 'happened':
      return false;
  }
}

function isDivided(term: Term, facts: FactCatalogue): boolean {
  if (term.term === 'total')
    return term.where !== null && mayDivideByNought(term.where, factEntry(facts, term.fact)?.of ?? {});
  if (term.term === 'choose' && term.cases.some(({ when }) => mayDivideByNought(when, facts))) return true;
  if (term.term === 'ratio') {
    const { lo, hi } = reachOf(term.by, facts);
    if (lo <= 0 && hi >= 0) return true;
  }
  return partsOf(term).some((part) => isDivided(part, facts));
}
