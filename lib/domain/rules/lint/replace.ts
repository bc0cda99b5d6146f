import type { WrittenRule, WrittenTerm } from '../language';

/** In: a rule and the id of a node in it. Out: the rule with another node in its place, or without it; null where that cannot be. */
export function replaced(rule: WrittenRule, id: string, by: WrittenRule | null): WrittenRule | null {
  if (rule.id === id) return by;
  switch (rule.op) {
    case 'all':
    case 'any':
    case 'atLeast': {
      const of = rule.of.flatMap((part) => replaced(part, id, by) ?? []);
      return of.length === 0 && rule.of.length > 0 ? null : { ...rule, of };
    }
    case 'not':
    case 'criterion': {
      const of = replaced(rule.of, id, by);
      return of && { ...rule, of };
    }
    case 'unless': {
      const [of, except] = [replaced(rule.of, id, by), replaced(rule.except, id, by)];
      return of && except && { ...rule, of, except };
    }
    case 'linked': {
      const where = replaced(rule.where, id, by);
      return where && { ...rule, where };
    }
    case 'compare': {
      const [left, right] = [inTerm(rule.left, id, by), inTerm(rule.right, id, by)];
      return left && right && { ...rule, left, right };
    }
    case 'equals':
    case 'in':
    case 'under':
    case 'reaches':
    case 'between':
    case 'intersects':
    case 'contains':
    case 'is':
    case 'exists':
    case 'elapsed':
    case 'recent':
    case 'calendarYear':
    case 'dates':
    case 'happened':
    case 'prose':
    case 'use':
      return rule;
  }
}

/** The term with the rules in it replaced; null where a rule it needs was taken away. */
function inTerm(term: WrittenTerm, id: string, by: WrittenRule | null): WrittenTerm | null {
  switch (term.term) {
    case 'number':
    case 'fact':
    case 'count':
      return term;
    case 'sum': {
      const of = term.of.flatMap((part) => inTerm(part, id, by) ?? []);
      return of.length === term.of.length ? { ...term, of } : null;
    }
    case 'ratio': {
      const [of, divisor] = [inTerm(term.of, id, by), inTerm(term.by, id, by)];
      return of && divisor && { ...term, of, by: divisor };
    }
    case 'total': {
      const where = term.where && replaced(term.where, id, by);
      return where === null ? null : { ...term, where };
    }
    case 'choose': {
      const cases = term.cases.flatMap(({ when, value }) => {
        const [holds, amount] = [replaced(when, id, by), inTerm(value, id, by)];
        return holds && amount ? [{ when: holds, value: amount }] : [];
      });
      const otherwise = inTerm(term.otherwise, id, by);
      return otherwise && cases.length === term.cases.length ? { ...term, cases, otherwise } : null;
    }
  }
}
