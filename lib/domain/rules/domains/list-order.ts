import { type FactCatalogue, factEntry } from '../language/fact-catalogue';
import type { Rule, Term } from '../types';
import { bareText } from './bare';
import type { Step } from './bounds';

/** How many linked entities meet a condition. */
export type Linked = { is: 'linked'; fact: string; where: Rule };
type Named = Linked & { key: string };
type Total = Extract<Term, { term: 'total' }>;

/** In: two conditions on linked entities and what is known of their facts. Out: whether all that meet the first are certain to meet the second. */
export type IsWithin = (narrow: Rule, wide: Rule, of: FactCatalogue) => boolean;

/** More counts, or terms, than these are not held against one another: what each has to do with each is too much to look at. */
const MOST_COMPARED = 30;

/** In: counts of linked entities. Out: which is never more than which: those that meet what asks for more. */
export function stepsAmongLinked(
  counts: readonly Named[],
  facts: FactCatalogue,
  isWithin: IsWithin,
): readonly Step[] {
  return pairsOf(counts).flatMap(([few, many]) => {
    if (few.fact !== many.fact || !isWithin(few.where, many.where, partsIn(few.fact, facts))) return [];
    return [{ low: few.key, high: many.key, isStrict: false }];
  });
}

/**
 * In: terms, those that may be below nought left out, and what is known of facts. Out: which is never more than which: a
 * total of those that meet what asks for more, of numbers none of which is below nought, and a sum with it in it.
 */
export function stepsAmongTotals(
  terms: readonly Term[],
  {
    facts,
    isWithin,
    isNeverNegative,
  }: {
    facts: FactCatalogue;
    isWithin: IsWithin;
    isNeverNegative: (total: Total) => boolean;
  },
): readonly Step[] {
  const isNoMore = (few: Term, many: Term): boolean => {
    if (few.term === 'sum' && many.term === 'sum') {
      const [[less, ...others], [more, ...rest]] = [without(few.of, many.of), without(many.of, few.of)];
      return (
        less !== undefined && more !== undefined && others.length + rest.length === 0 && isNoMore(less, more)
      );
    }
    if (few.term !== 'total' || many.term !== 'total' || few.where === null || !isNeverNegative(few))
      return false;
    if (bareText({ ...few, where: null }) !== bareText({ ...many, where: null })) return false;
    return many.where === null || isWithin(few.where, many.where, partsIn(few.fact, facts));
  };
  const own = new Map(terms.flatMap((term) => (isListed(term) ? [[bareText(term), term] as const] : [])));
  return pairsOf([...own]).flatMap(([[low, few], [high, many]]) =>
    isNoMore(few, many) ? [{ low, high, isStrict: false }] : [],
  );
}

function isListed(term: Term): boolean {
  return term.term === 'total' || (term.term === 'sum' && term.of.some(isListed));
}

/** What the first list has more often than the second. */
function without(of: readonly Term[], others: readonly Term[]): readonly Term[] {
  const left = others.map(bareText);
  return of.filter((term) => {
    const at = left.indexOf(bareText(term));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function pairsOf<T>(of: readonly T[]): readonly (readonly [T, T])[] {
  if (of.length > MOST_COMPARED) return [];
  return of.flatMap((one) => of.flatMap((other) => (one === other ? [] : [[one, other] as const])));
}

function partsIn(fact: string, facts: FactCatalogue): FactCatalogue {
  return factEntry(facts, fact)?.of ?? {};
}
