import type { WrittenRule, WrittenTerm } from './types';

/** In: a written rule. Out: all its nodes, itself first, those inside terms and linked entities too, in reading order. */
export function nodesOf(rule: WrittenRule): readonly WrittenRule[] {
  return [rule, ...partsOf(rule).flatMap(nodesOf)];
}

/** In: a node. Out: the rules directly in it. */
export function partsOf(rule: WrittenRule): readonly WrittenRule[] {
  switch (rule.op) {
    case 'all':
    case 'any':
    case 'atLeast':
      return rule.of;
    case 'not':
    case 'criterion':
      return [rule.of];
    case 'unless':
      return [rule.of, rule.except];
    case 'linked':
      return [rule.where];
    case 'compare':
      return [...rulesIn(rule.left), ...rulesIn(rule.right)];
    case 'use':
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
      return [];
  }
}

/** In: a written rule. Out: keys of the facts it reads of the firm itself, each once; those of linked entities follow the key of their list and a dot. */
export function factsOf(rule: WrittenRule): readonly string[] {
  return [...new Set(factsIn(rule))];
}

function factsIn(rule: WrittenRule): readonly string[] {
  if (rule.op === 'compare') return [...factsOfTerm(rule.left), ...factsOfTerm(rule.right)];
  if (rule.op === 'linked') return [rule.fact, ...factsIn(rule.where).map((fact) => `${rule.fact}.${fact}`)];
  return 'fact' in rule ? [rule.fact] : partsOf(rule).flatMap(factsIn);
}

function factsOfTerm(term: WrittenTerm): readonly string[] {
  switch (term.term) {
    case 'number':
      return [];
    case 'fact':
    case 'count':
      return [term.fact];
    case 'sum':
      return term.of.flatMap(factsOfTerm);
    case 'ratio':
      return [...factsOfTerm(term.of), ...factsOfTerm(term.by)];
    case 'total': {
      const inner = [term.of, ...(term.where ? factsIn(term.where) : [])];
      return [term.fact, ...inner.map((fact) => `${term.fact}.${fact}`)];
    }
    case 'choose':
      return [
        ...term.cases.flatMap(({ when, value }) => [...factsIn(when), ...factsOfTerm(value)]),
        ...factsOfTerm(term.otherwise),
      ];
  }
}

function rulesIn(term: WrittenTerm): readonly WrittenRule[] {
  switch (term.term) {
    case 'sum':
      return term.of.flatMap(rulesIn);
    case 'ratio':
      return [...rulesIn(term.of), ...rulesIn(term.by)];
    case 'total':
      return term.where ? [term.where] : [];
    case 'choose':
      return [
        ...term.cases.flatMap(({ when, value }) => [when, ...rulesIn(value)]),
        ...rulesIn(term.otherwise),
      ];
    case 'number':
    case 'fact':
    case 'count':
      return [];
  }
}
