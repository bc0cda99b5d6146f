import { type Budget, bareText, leavesOf, STEPS_PER_NODE, spend } from '../domains';
import { evaluate } from '../evaluate';
import type { FactCatalogue } from '../language';
import { type Condition, conditionsByFact } from '../next-question/conditions';
import type { FactReader, FactValue, Rule, Verdict } from '../types';
import { asKnown } from './as-known';
import { numbersIn } from './firm-numbers';
import { valuesOf } from './firm-values';

/** Firms, or parts of firms, after which the search is given up; a rule that people can read needs far fewer. */
const MOST_TRIED = 2000;
const UNKNOWN: FactValue = { kind: 'unknown' };

type Pair = readonly [Rule, Rule];
type Fact = { fact: string; values: readonly FactValue[] };
type Search = {
  facts: readonly Fact[];
  isTry: () => boolean;
  /** What a firm of which some facts are not read yet comes to: it is the one sought, it may become so, or it never will. */
  look: (read: FactReader, isWhole: boolean) => 'found' | 'open' | 'never';
};

/**
 * In: two plain rules, what is known of facts, and the steps that this and other searches have together. Out: a firm,
 * every fact of it known, that does not meet the first and meets the second; null where none was found.
 */
export function movedFirm(
  out: Rule,
  into: Rule,
  facts: FactCatalogue | null,
  budget?: Budget,
): FactReader | null {
  // What is not read yet will be known, so that a verdict that stands will stand whatever is read next.
  const known = [asKnown(out), asKnown(into)] as const;
  const tries = triesFor([out, into], budget);
  return searched([out, into], facts, tries, (read, isWhole) => {
    const [without, withIt] = verdictsOf(isWhole ? [out, into] : known, read);
    if (isWhole) return without === 'unmet' && withIt === 'met' ? 'found' : 'never';
    return without === 'met' || withIt === 'unmet' ? 'never' : 'open';
  });
}

function verdictsOf([first, second]: Pair, read: FactReader): readonly [Verdict, Verdict] {
  return [evaluate(first, read).verdict, evaluate(second, read).verdict];
}

function searched(
  rules: Pair,
  facts: FactCatalogue | null,
  isTry: Search['isTry'],
  look: Search['look'],
): FactReader | null {
  const read = factsIn(rules, facts ?? {});
  return read && completed(new Map(), 0, { facts: read, look, isTry });
}

/** Whether one more may be tried; each takes as many steps as there are conditions to hold it against. */
function triesFor(rules: Pair, budget: Budget | undefined): Search['isTry'] {
  const steps = rules.flatMap(leavesOf).length * STEPS_PER_NODE;
  let tried = 0;
  return () => {
    tried += 1;
    if (budget) spend(budget, steps);
    return tried <= MOST_TRIED && budget?.steps !== 0;
  };
}

function completed(firm: ReadonlyMap<string, FactValue>, at: number, search: Search): FactReader | null {
  if (!search.isTry()) return null;
  const read: FactReader = (fact) => firm.get(fact) ?? UNKNOWN;
  const next = search.facts[at];
  const looked = search.look(read, next === undefined);
  if (looked === 'found') return read;
  if (looked === 'never' || !next) return null;
  for (const value of next.values) {
    const found = completed(new Map([...firm, [next.fact, value]]), at + 1, search);
    if (found) return found;
  }
  return null;
}

/** Facts that only one of the two reads in this way come last, so that the others are settled first; null where a fact would have to be of two kinds. */
function factsIn([out, into]: Pair, catalogue: FactCatalogue): readonly Fact[] | null {
  const [first, second] = [conditionsByFact(out), conditionsByFact(into)];
  const numbers = numbersIn([...first.values(), ...second.values()].flat());
  const [shared, own]: [Fact[], Fact[]] = [[], []];
  for (const fact of new Set([...first.keys(), ...second.keys()])) {
    const [before, after] = [first.get(fact) ?? [], second.get(fact) ?? []];
    const values = valuesOf(fact, { conditions: [...before, ...after], numbers, catalogue });
    if (!values) return null;
    (textOf(before) === textOf(after) ? shared : own).push({ fact, values });
  }
  return [...shared, ...own];
}

function textOf(conditions: readonly Condition[]): string {
  return [...new Set(conditions.map(bareText))].toSorted().join(' ');
}
