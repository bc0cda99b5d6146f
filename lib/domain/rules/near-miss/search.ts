import type { Goal, Literal } from './goals';
import type { Cost, NotProposed, Way } from './types';
import { byCost, NO_COST } from './weights';

/**
 * In: conditions, and whether there are no more to come. Out: the cheapest way to have them all, or the conditions that
 * nothing is proposed for. Comparisons count only at the end: what is still to come may settle them.
 */
export type Price = (literals: readonly Literal[], isWhole: boolean) => Way | readonly NotProposed[];

/** What a search found, and whether it stopped before it had seen everything. */
export type Found = { ways: readonly Way[]; refused: readonly NotProposed[]; isCut: boolean };

type Search = { ways: Way[]; refused: NotProposed[]; left: number };
type Limits = { price: Price; most: number; atLeast: (goal: Goal) => Cost | null };

/** Branches looked into before the search is cut. */
const MOST_BRANCHES = 1000;

/**
 * Branch and bound, for rules with too many sets of conditions to list. In: a goal, what conditions cost together, and
 * how many ways are wanted. Out: the cheapest ones. More conditions never cost less, so a branch is left once it, or any
 * goal that it still has to reach, costs as much as the last way kept.
 */
export function searchWays(goal: Goal, input: { price: Price; most: number }): Found {
  const search: Search = { ways: [], refused: [], left: MOST_BRANCHES };
  const price: Price = (literals, isWhole) => {
    const way = input.price(literals, isWhole);
    if (!('cost' in way)) search.refused.push(...way);
    return way;
  };
  branch([goal], [], search, { price, most: input.most, atLeast: lowerBounds(price) });
  return { ways: search.ways, refused: search.refused, isCut: search.left <= 0 };
}

function branch(agenda: readonly Goal[], chosen: readonly Literal[], search: Search, limits: Limits): void {
  if (search.left <= 0) return;
  search.left -= 1;
  const first = agenda.find((goal) => goal.goal !== 'some') ?? agenda[0];
  const way = limits.price(chosen, !first);
  if (!('cost' in way) || isTooDear(way.cost, search, limits)) return;
  if (agenda.some((goal) => isOutOfReach(goal, search, limits))) return;
  if (!first) {
    keep(way, search, limits);
    return;
  }
  const others = agenda.filter((goal) => goal !== first);
  for (const next of stepsOf(first, chosen, limits))
    branch([...next.goals, ...others], next.literals, search, limits);
}

function isOutOfReach(goal: Goal, search: Search, limits: Limits): boolean {
  const cost = limits.atLeast(goal);
  return cost === null || isTooDear(cost, search, limits);
}

type Step = { goals: readonly Goal[]; literals: readonly Literal[] };

/** Ways to go on with a goal, the cheapest to look into first. */
function stepsOf(goal: Goal, chosen: readonly Literal[], { atLeast }: Limits): readonly Step[] {
  if (goal.goal === 'literal') return [{ goals: [], literals: [...chosen, goal.literal] }];
  if (goal.goal === 'every') return [{ goals: goal.of, literals: chosen }];
  const { count, of } = goal;
  if (count <= 0) return [{ goals: [], literals: chosen }];
  if (count > of.length) return [];
  if (count === of.length) return [{ goals: of, literals: chosen }];
  const ranked = of
    .map((part) => ({ part, cost: atLeast(part) }))
    .toSorted((a, b) => (a.cost && b.cost ? byCost(a.cost, b.cost) : a.cost ? -1 : b.cost ? 1 : 0))
    .map(({ part }) => part);
  const [first, ...others] = ranked;
  if (!first) return [];
  const withFirst: readonly Goal[] = [first, { goal: 'some', count: count - 1, of: others }];
  const without: readonly Goal[] = [{ goal: 'some', count, of: others }];
  return [
    { goals: withFirst, literals: chosen },
    { goals: without, literals: chosen },
  ];
}

/** What a goal costs at least, whatever else is to be reached; null where it cannot be. Each goal is priced once. */
function lowerBounds(price: Price): (goal: Goal) => Cost | null {
  const known = new Map<Goal, Cost | null>();
  const bound = (goal: Goal): Cost | null => {
    const found = known.get(goal);
    if (found !== undefined) return found;
    const cost = boundOf(goal, price, bound);
    known.set(goal, cost);
    return cost;
  };
  return bound;
}

/** All parts cost as much as the dearest of them at least; so many of them as much as the dearest of the cheapest. */
function boundOf(goal: Goal, price: Price, bound: (goal: Goal) => Cost | null): Cost | null {
  if (goal.goal === 'literal') {
    const way = price([goal.literal], false);
    return 'cost' in way ? way.cost : null;
  }
  const costs = goal.of.map(bound);
  if (goal.goal === 'every') return costs.reduce<Cost | null>(worse, NO_COST);
  const had = costs.flatMap((cost) => cost ?? []).toSorted(byCost);
  return goal.count <= 0 ? NO_COST : (had[goal.count - 1] ?? null);
}

function worse(a: Cost | null, b: Cost | null): Cost | null {
  return a && b ? (byCost(a, b) < 0 ? b : a) : null;
}

function isTooDear(cost: Cost, { ways }: Search, { most }: Limits): boolean {
  const last = ways[most - 1];
  return last !== undefined && byCost(cost, last.cost) >= 0;
}

function keep(way: Way, search: Search, { most }: Limits): void {
  const key = wayKey(way);
  if (search.ways.some((one) => wayKey(one) === key)) return;
  search.ways.push(way);
  search.ways.sort((a, b) => byCost(a.cost, b.cost));
  search.ways.splice(most);
}

/** Two ways with the same changes have the same key. */
export function wayKey({ changes }: Way): string {
  return JSON.stringify(changes.map(({ fact, to }) => [fact, to]));
}
