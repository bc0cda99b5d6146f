import { type FactCatalogue, factEntry } from './fact-catalogue';
import type { WrittenLeaf, WrittenTerm } from './types';

/**
 * In: a condition as written, and what is known of the facts it can read. Out: keys of the facts that are days and that
 * it holds against numbers, or adds up: these would be read as days since 1970. A day is held against another day, also
 * so many days after one. Nothing where the catalogue does not say which facts are days.
 */
export function daysAsNumbers(leaf: WrittenLeaf, facts: FactCatalogue | null): readonly string[] {
  if (facts === null) return [];
  if (leaf.op === 'between' || (leaf.op === 'equals' && typeof leaf.value === 'number'))
    return isDay(leaf.fact, facts) ? [leaf.fact] : [];
  if (leaf.op !== 'compare') return [];
  const sides = [leaf.left, leaf.right];
  const [left, right] = sides.map((side) => kindOf(side, facts));
  if (left === right && left !== 'neither') return [];
  return [...new Set(sides.flatMap((side) => daysIn(side, facts)))];
}

/** In: a term and what is known of facts. Out: whether it comes to a day, or so many days after one. */
export function readsDay(term: WrittenTerm, facts: FactCatalogue | null): boolean {
  return facts !== null && kindOf(term, facts) === 'day';
}

/** What a term comes to; neither where days are added up or divided, or it is sometimes a day and sometimes a number. */
type Kind = 'number' | 'day' | 'neither';

function kindOf(term: WrittenTerm, facts: FactCatalogue): Kind {
  switch (term.term) {
    case 'number':
    case 'count':
      return 'number';
    case 'fact':
      return isDay(term.fact, facts) ? 'day' : 'number';
    case 'sum': {
      const kinds = term.of.map((part) => kindOf(part, facts)).filter((kind) => kind !== 'number');
      return kinds.length > 1 ? 'neither' : (kinds[0] ?? 'number');
    }
    case 'ratio':
      return [term.of, term.by].every((part) => kindOf(part, facts) === 'number') ? 'number' : 'neither';
    case 'total':
      return daysIn(term, facts).length > 0 ? 'neither' : 'number';
    case 'choose': {
      const [first = 'number', ...others] = branchesOf(term).map((one) => kindOf(one, facts));
      return others.every((kind) => kind === first) ? first : 'neither';
    }
  }
}

/** Keys of the days that a term reads. */
function daysIn(term: WrittenTerm, facts: FactCatalogue): readonly string[] {
  switch (term.term) {
    case 'number':
    case 'count':
      return [];
    case 'fact':
      return isDay(term.fact, facts) ? [term.fact] : [];
    case 'sum':
      return term.of.flatMap((part) => daysIn(part, facts));
    case 'ratio':
      return [term.of, term.by].flatMap((part) => daysIn(part, facts));
    case 'total':
      return isDay(term.of, factEntry(facts, term.fact)?.of ?? {}) ? [term.of] : [];
    case 'choose':
      return branchesOf(term).flatMap((one) => daysIn(one, facts));
  }
}

function branchesOf(term: Extract<WrittenTerm, { term: 'choose' }>): readonly WrittenTerm[] {
  return [...term.cases.map(({ value }) => value), term.otherwise];
}

function isDay(fact: string, facts: FactCatalogue): boolean {
  return factEntry(facts, fact)?.kind === 'date';
}
