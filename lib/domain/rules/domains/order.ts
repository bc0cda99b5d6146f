import { type FactCatalogue, factEntry } from '../language/fact-catalogue';
import { type Range, ratioOf, rounded, sumOf } from '../ranges';
import type { Term } from '../types';
import { bareText } from './bare';
import {
  type Bounds,
  boundsOfCells,
  canStand,
  closedBounds,
  isCircle,
  isSame,
  meet,
  type Step,
  type WorkedOut,
} from './bounds';
import { coversAmong, type Events, stepsAmong } from './event-order';
import { type IsWithin, type Linked, stepsAmongLinked, stepsAmongTotals } from './list-order';
import type { Order } from './search';
import type { Variable } from './types';

/** What a number of a space is the number of. */
export type Measure =
  | { is: 'term'; term: Term }
  /** The first less the second, against nought. */
  | { is: 'difference'; first: Term; second: Term }
  | Events
  | Linked;

/** What numbers can be by themselves, and what each comes to by those it is worked out from. */
type Nodes = { own: Map<string, Bounds>; workedOut: Map<string, Worked> };
type Worked = WorkedOut extends ReadonlyMap<string, infer Of> ? Of : never;
/** How a variable is read: as a number, or as how two numbers stand to each other. */
type Reading = { variable: Variable; index: number } & ({ node: string } | { first: string; second: string });

const ANY: Range = { lo: -Infinity, hi: Infinity };
const NOT_NEGATIVE: Range = { lo: 0, hi: Infinity };
const ABOVE_NOUGHT: Range = { lo: Number.MIN_VALUE, hi: Infinity };

/**
 * In: what the numbers of a space are, by the keys of their variables. Out: whether a case can be, as far as numbers
 * stand in an order: a sum is no less than the least of its parts together, what is less than another is not more than
 * it, no more took place in fewer days, no more linked entities meet what asks for more, and a set has no fewer members than it is known to have, and none where it
 * has none of all there are. `false` is certain.
 * Null where no number has to do with another one.
 */
export function orderOf(
  measures: ReadonlyMap<string, Measure>,
  variables: readonly Variable[],
  { facts, isWithin }: { facts: FactCatalogue; isWithin: IsWithin },
): Order | null {
  const nodes: Nodes = { own: new Map(), workedOut: new Map() };
  const readings = variables.flatMap((variable, index): readonly Reading[] => {
    const { key } = variable;
    const measure = measures.get(key);
    if (!measure) return [];
    if (measure.is === 'term') return [{ variable, index, node: addTerm(measure.term, nodes, facts) }];
    if (measure.is === 'events' || measure.is === 'linked') {
      nodes.own.set(key, closedBounds(NOT_NEGATIVE));
      return [{ variable, index, node: key }];
    }
    const [first, second] = [addTerm(measure.first, nodes, facts), addTerm(measure.second, nodes, facts)];
    return [{ variable, index, first, second }];
  });
  const events = [...measures].flatMap(([key, one]) => (one.is === 'events' ? [{ key, ...one }] : []));
  for (const [key, worked] of coversAmong(events)) nodes.workedOut.set(key, worked);
  const linked = [...measures].flatMap(([key, one]) => (one.is === 'linked' ? [{ key, ...one }] : []));
  const isNeverNegative = (total: Term) => rangeIn(total, facts).lo >= 0;
  const fixed = [
    ...stepsAmong(events),
    ...stepsAmongLinked(linked, facts, isWithin),
    ...stepsAmongTotals(termsIn(measures), { facts, isWithin, isNeverNegative }),
  ];
  const members = membersCounted(variables, nodes);
  const isApart =
    members.length === 0 && nodes.workedOut.size === 0 && readings.every((one) => 'node' in one);
  const hasBounds = readings.some(
    (one) => 'node' in one && isNarrower(nodes.own.get(one.node), one.variable),
  );
  if (isApart && !hasBounds && fixed.length === 0) return null;
  const isPossible: Order['isPossible'] = (world, budget) => {
    const bounds = new Map(nodes.own);
    const least = new Map<string, number>();
    const steps = [...fixed];
    for (const reading of readings) {
      const { cells, all } = reading.variable;
      const said = boundsOfCells(cells, world.get(reading.index) ?? all);
      if ('node' in reading) bounds.set(reading.node, meet(bounds.get(reading.node) ?? said, said));
      else steps.push(...stepsOf(said, reading));
    }
    const full = new Set(members.flatMap(({ node, index }) => (world.get(index) === HAS_NOT ? [] : [node])));
    for (const { node, index } of members) {
      const most = bounds.get(node) ?? closedBounds(NOT_NEGATIVE);
      if (world.get(index) === HAS) least.set(node, (least.get(node) ?? 0) + 1);
      // Among all variables of a set lies every member that there can be.
      const hi = full.has(node) ? Infinity : 0;
      bounds.set(node, meet(most, closedBounds({ lo: least.get(node) ?? 0, hi })));
    }
    return !isCircle(steps) && canStand(bounds, { steps, workedOut: nodes.workedOut }, budget);
  };
  return { variables: new Set([...readings, ...members].map(({ index }) => index)), isPossible };
}

/** A set has none of some members, or one: the first and the second of two cells. */
const HAS_NOT = 1n;
const HAS = 2n;

/** Whether a set has one of some members, with the number of all its members; no member is among those of two variables. */
function membersCounted(
  variables: readonly Variable[],
  { own }: Nodes,
): readonly { node: string; index: number }[] {
  return variables.flatMap(({ key, fact }, index) => {
    if (fact === null || !key.startsWith(`set ${fact} `)) return [];
    const node = bareText({ term: 'count', fact });
    return own.has(node) ? [{ node, index }] : [];
  });
}

/** How two numbers stand to each other where their difference lies in these bounds. */
function stepsOf(
  { lo, hi, loOpen, hiOpen }: Bounds,
  { first, second }: { first: string; second: string },
): readonly Step[] {
  return [
    ...(hi <= 0 ? [{ low: first, high: second, isStrict: hi < 0 || hiOpen }] : []),
    ...(lo >= 0 ? [{ low: second, high: first, isStrict: lo > 0 || loOpen }] : []),
  ];
}

/** In: a term. Out: the name of its number, which is added with those that it is worked out from. */
function addTerm(term: Term, nodes: Nodes, facts: FactCatalogue): string {
  const node = bareText(term);
  if (nodes.own.has(node)) return node;
  nodes.own.set(node, closedBounds(rangeIn(term, facts)));
  const parts = partsOf(term).map((part) => addTerm(part, nodes, facts));
  if (parts.length > 0) {
    nodes.workedOut.set(node, { work: (read) => workedOut(term, parts.map(read)), reads: parts.length });
  }
  return node;
}

function workedOut(term: Term, parts: readonly Range[]): Range {
  const [of = ANY, by = ANY] = parts;
  if (term.term === 'sum') return sumOf(parts);
  if (term.term === 'ratio') return quotient(of, by);
  return { lo: Math.min(...parts.map(({ lo }) => lo)), hi: Math.max(...parts.map(({ hi }) => hi)) };
}

/** What it comes to where it comes to a number. */
function quotient(of: Range, by: Range): Range {
  if (by.lo > 0) return ratioOf(of, by);
  return by.lo === 0 && by.hi > 0 && of.lo >= 0 ? { lo: rounded(of.lo / by.hi), hi: Infinity } : ANY;
}

/** In: a term. Out: the range of what it can come to, each part varying by itself. */
export function reachOf(term: Term, facts: FactCatalogue): Range {
  const own = rangeIn(term, facts);
  const parts = partsOf(term).map((part) => reachOf(part, facts));
  if (parts.length === 0) return own;
  const { lo, hi } = workedOut(term, parts);
  return { lo: Math.max(own.lo, lo), hi: Math.min(own.hi, hi) };
}

/** In: a term. Out: those that it is worked out from; of a choice all that it can be. */
export function partsOf(term: Term): readonly Term[] {
  switch (term.term) {
    case 'sum':
      return term.of;
    case 'ratio':
      return [term.of, term.by];
    case 'choose':
      return [...term.cases.map(({ value }) => value), term.otherwise];
    case 'number':
    case 'fact':
    case 'count':
    case 'total':
      return [];
  }
}

/** Whether a number in the term may stand for no limit, which keeps nobody out and is in no order with others. */
export function mayBeNoLimit(term: Term): boolean {
  if (term.term === 'number') return !Number.isFinite(term.value);
  return partsOf(term).some(mayBeNoLimit);
}

function rangeIn(term: Term, facts: FactCatalogue): Range {
  switch (term.term) {
    case 'number':
      return { lo: term.value, hi: term.value };
    case 'count':
      return NOT_NEGATIVE;
    case 'fact': {
      const entry = factEntry(facts, term.fact);
      if (entry && entry.unit === term.unit) return { lo: entry.min ?? -Infinity, hi: entry.max ?? Infinity };
      if ((entry?.min ?? 0) > 0) return ABOVE_NOUGHT;
      return isNeverNegative(term.fact, facts) ? NOT_NEGATIVE : ANY;
    }
    case 'total':
      return isNeverNegative(term.of, factEntry(facts, term.fact)?.of ?? {}) ? NOT_NEGATIVE : ANY;
    case 'sum':
      return term.of.length === 0 ? { lo: 0, hi: 0 } : ANY;
    case 'ratio':
    case 'choose':
      return ANY;
  }
}

/** In whatever unit: no rate turns an amount into one below nought. */
function isNeverNegative(fact: string, facts: FactCatalogue): boolean {
  const { min = -Infinity } = factEntry(facts, fact) ?? {};
  return min >= 0;
}

/** More is known of the number than its cells say. */
function isNarrower(own: Bounds | undefined, { cells, all }: Variable): boolean {
  const said = boundsOfCells(cells, all);
  return own !== undefined && !isSame(meet(own, said), said);
}

/** All terms that are measured, with those that they are worked out from. */
function termsIn(measures: ReadonlyMap<string, Measure>): readonly Term[] {
  const all = (term: Term): readonly Term[] => [term, ...partsOf(term).flatMap(all)];
  return [...measures.values()].flatMap((one) =>
    one.is === 'term'
      ? all(one.term)
      : one.is === 'difference'
        ? [...all(one.first), ...all(one.second)]
        : [],
  );
}
