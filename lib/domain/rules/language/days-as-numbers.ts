import { type FactCatalogue, factEntry } from './fact-catalogue';
import type { WrittenLeaf, WrittenTerm } from './types';

/**
 * In: a condition as written, and what is known of the facts it can read. Out: keys of the facts that are days and that
 * it holds against numbers: these would be read as days since 1970. A day is held against another day, also so many
 * days after one. Nothing where the catalogue does not say which facts are days.
 */
export function daysAsNumbers(leaf: WrittenLeaf, facts: FactCatalogue | null): readonly string[] {
  if (facts === null) return [];
  if (leaf.op === 'between' || (leaf.op === 'equals' && typeof leaf.value === 'number'))
    return isDay(leaf.fact, facts) ? [leaf.fact] : [];
  if (leaf.op !== 'compare') return [];
  const sides = [leaf.left, leaf.right];
  const areDays = sides.every((side) => readsDay(side, facts));
  return [...new Set(sides.flatMap((side) => daysIn(side, areDays, facts)))];
}

/** In: a term and what is known of facts. Out: whether it comes to a day, or so many days after one. */
export function readsDay(term: WrittenTerm, facts: FactCatalogue | null): boolean {
  switch (term.term) {
    case 'fact':
      return facts !== null && isDay(term.fact, facts);
    case 'sum':
      return term.of.some((part) => readsDay(part, facts));
    case 'choose':
      return [...term.cases.map(({ value }) => value), term.otherwise].some((one) => readsDay(one, facts));
    case 'number':
    case 'count':
    case 'ratio':
    case 'total':
      return false;
  }
}

/** Days that stand where numbers do; beside a day one may stand. */
function daysIn(term: WrittenTerm, mayBeDay: boolean, facts: FactCatalogue): readonly string[] {
  switch (term.term) {
    case 'number':
    case 'count':
      return [];
    case 'fact':
      return !mayBeDay && isDay(term.fact, facts) ? [term.fact] : [];
    case 'sum':
      return term.of.flatMap((part) => daysIn(part, mayBeDay, facts));
    case 'ratio':
      return [term.of, term.by].flatMap((part) => daysIn(part, false, facts));
    case 'total':
      return isDay(term.of, factEntry(facts, term.fact)?.of ?? {}) ? [term.of] : [];
    case 'choose':
      return [...term.cases.map(({ value }) => value), term.otherwise].flatMap((one) =>
        daysIn(one, mayBeDay, facts),
      );
  }
}

function isDay(fact: string, facts: FactCatalogue): boolean {
  return factEntry(facts, fact)?.kind === 'date';
}
