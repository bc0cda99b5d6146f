import { type FactCatalogue, factEntry } from '../language';
import { conditionsByFact } from '../next-question/conditions';
import type { FactReader, Rule, Term } from '../types';
import { literalsOf } from './goals';
import { moverOf } from './group';
import type { Prepared } from './plan';
import { isSatisfied } from './satisfied';
import type { NotProposed } from './types';

/** So many facts of one comparison are moved at once. */
const MOST_AT_ONCE = 2;

/**
 * In: a rule and a firm that nothing in its power was found for. Out: comparisons of which the firm may move more than
 * was tried: a fact that stands in one twice, three at once, or two that are held by something else as well, or of
 * which too little is known.
 */
export function untriedIn(
  { goal, rule }: Prepared,
  { read, catalogue }: { read: FactReader; catalogue: FactCatalogue },
): readonly NotProposed[] {
  const conditions = conditionsByFact(rule);
  const isExact = (fact: string) => {
    const value = read(fact);
    return value.kind === 'range' && value.lo === value.hi;
  };
  const isMovable = (fact: string) =>
    !fact.startsWith('parameter.') && (!isExact(fact) || moverOf(factEntry(catalogue, fact)) !== 'fixed');
  return literalsOf(goal).flatMap((literal): readonly NotProposed[] => {
    const { leaf } = literal;
    if (leaf.op !== 'compare' || isSatisfied(literal, read)) return [];
    const all = readIn(leaf).filter(isMovable);
    const facts = new Set(all);
    const isHeld = [...facts].some((fact) => (conditions.get(fact)?.length ?? 0) > 1);
    const open = [...facts].filter((fact) => !isExact(fact)).length;
    // Of two that are not known exactly no value in between is tried, nor of one that has to be equal.
    const isPairTried = !isHeld && open <= (leaf.relation === '=' ? 0 : 1);
    const isTried =
      facts.size === all.length && facts.size <= MOST_AT_ONCE && (facts.size < MOST_AT_ONCE || isPairTried);
    return isTried ? [] : [{ node: leaf.id, code: 'several_facts' }];
  });
}

/** Facts that a comparison is worked out from, each as often as it stands there; what is chosen among is a comparison of its own. */
function readIn({ left, right }: Extract<Rule, { op: 'compare' }>): readonly string[] {
  return [left, right].flatMap(readInTerm);
}

function readInTerm(term: Term): readonly string[] {
  switch (term.term) {
    case 'fact':
    case 'count':
      return [term.fact];
    case 'sum':
      return term.of.flatMap(readInTerm);
    case 'ratio':
      return [...readInTerm(term.of), ...readInTerm(term.by)];
    case 'total':
    case 'number':
    case 'choose':
      return [];
  }
}
