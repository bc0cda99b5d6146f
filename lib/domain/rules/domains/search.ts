import { ALWAYS, NEVER } from './formulas';
import type { Formula, Found, Variable, World } from './types';

/** Steps after which a search is given up; far more than a rule that people can read needs. */
const MOST_STEPS = 4000;

/** Variables, and whether a case can be by what they have to do with one another; null where that is nothing. */
export type Field = { variables: readonly Variable[]; isPossible: ((world: World) => boolean) | null };
type Search = Field & { steps: number };

/** Steps that several searches have together; each takes what it needs. */
export type Budget = { steps: number };

/**
 * In: formulas over the same variables. Out: a case in which all of them hold, or that there is none. Variables are
 * taken to vary apart from one another where they have no order, so `no` is certain.
 */
export function findWorld(
  goals: readonly Formula[],
  { variables, isPossible }: Field,
  shared: Budget = { steps: MOST_STEPS },
): Found {
  const most = Math.min(MOST_STEPS, shared.steps);
  const own: Search = { variables, isPossible, steps: most };
  const found = search(goals, new Map(), own);
  shared.steps -= most - Math.max(own.steps, 0);
  return found;
}

function search(goals: readonly Formula[], from: World, budget: Search): Found {
  budget.steps -= 1;
  if (budget.steps < 0) return { found: 'unsure' };
  const settled = settle(goals, from, budget.variables);
  if (!settled || budget.isPossible?.(settled.world) === false) return { found: 'no' };
  const { open, world } = settled;
  const choice = shortest(open);
  if (!choice) return { found: 'yes', world };
  const others = open.filter((goal) => goal !== choice);
  const [first, ...rest] = choice.of;
  if (!first) return { found: 'no' };
  const with1: Formula = { ...choice, count: choice.count - 1, of: rest };
  const taken = search([first, with1, ...others], world, budget);
  if (taken.found !== 'no') return taken;
  return search([{ ...choice, of: rest }, ...others], world, budget);
}

type Group = Extract<Formula, { is: 'atLeast' }>;

/** Narrows the world by everything that leaves no choice; null where nothing is left. */
function settle(
  goals: readonly Formula[],
  from: World,
  variables: readonly Variable[],
): { open: readonly Group[]; world: World } | null {
  const world = new Map(from);
  let waiting: readonly Formula[] = goals;
  for (;;) {
    const open: Group[] = [];
    let isNarrower = false;
    for (const goal of waiting.flatMap((one) => forced(reduced(one, world, variables)))) {
      if (goal.is === 'atLeast') {
        open.push(goal);
        continue;
      }
      const left = cellsOf(world, goal.variable, variables) & goal.cells;
      if (left === 0n) return null;
      world.set(goal.variable, left);
      isNarrower = true;
    }
    if (open.some(({ count, of }) => count > of.length)) return null;
    if (!isNarrower) return { open, world };
    waiting = open;
  }
}

/** Where every part is needed, each of them is a goal of its own. */
function forced(formula: Formula): readonly Formula[] {
  if (formula.is === 'literal') return [formula];
  return formula.count === formula.of.length ? formula.of.flatMap(forced) : [formula];
}

/** In: a formula and what is left of each variable. Out: what of it is still open. */
function reduced(formula: Formula, world: World, variables: readonly Variable[]): Formula {
  if (formula.is === 'literal') {
    const left = cellsOf(world, formula.variable, variables);
    if ((left & formula.cells) === 0n) return NEVER;
    return (left & ~formula.cells) === 0n ? ALWAYS : formula;
  }
  const parts = formula.of.map((part) => reduced(part, world, variables));
  const of = parts.filter((part) => part !== ALWAYS && part !== NEVER);
  const count = formula.count - parts.filter((part) => part === ALWAYS).length;
  if (count <= 0) return ALWAYS;
  return count > of.length ? NEVER : { is: 'atLeast', count, of };
}

function cellsOf(world: World, variable: number, variables: readonly Variable[]): bigint {
  return world.get(variable) ?? variables[variable]?.all ?? 0n;
}

function shortest(open: readonly Group[]): Group | undefined {
  return open.toSorted((a, b) => a.of.length - b.of.length)[0];
}
