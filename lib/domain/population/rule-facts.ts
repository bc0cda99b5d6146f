import type { Rule, Term } from '../rules';
import { type Formula, formulaOf } from './formula';

/** In: a plain rule. Out: the columns it reads, each once; what it reads of linked entities is in the column of their list. */
export function factsOfRule(rule: Rule): readonly string[] {
  return [...new Set(factsIn(formulaOf(rule)))];
}

function factsIn(part: Formula): readonly string[] {
  if (part.kind === 'constant') return [];
  if (part.kind !== 'leaf') return part.of.flatMap(factsIn);
  const { leaf } = part;
  return leaf.op === 'compare' ? [...factsOfTerm(leaf.left), ...factsOfTerm(leaf.right)] : [leaf.fact];
}

function factsOfTerm(term: Term): readonly string[] {
  switch (term.term) {
    case 'number':
      return [];
    case 'fact':
    case 'count':
    case 'total':
      return [term.fact];
    case 'sum':
      return term.of.flatMap(factsOfTerm);
    case 'ratio':
      return [...factsOfTerm(term.of), ...factsOfTerm(term.by)];
    case 'choose':
      return [
        ...term.cases.flatMap(({ when, value }) => [...factsOfRule(when), ...factsOfTerm(value)]),
        ...factsOfTerm(term.otherwise),
      ];
  }
}
