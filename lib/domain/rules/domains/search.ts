import { ALWAYS, NEVER } from './formulas';
import type { Formula, Found, Variable, World } from './types';

/** Steps after which a search is given up; far more than a rule that people can read needs. */
const MOST_STEPS = 4000;
/** What looking at one part of a formula, or at how two numbers stand to each other, takes of a step. */
export const STEPS_PER_LOOK = 1 / 500;
/** What reading one condition and making out what it asks takes of a step: about as long as 20 looks. */
export const STEPS_PER_NODE = 20 * STEPS_PER_LOOK;
/** Cells that are told apart in one look. */
const CELLS_PER_LOOK = 512;

/** Variables, and what they have to do with one another; null where that is nothing. */
export type Field = { variables: readonly Variable[]; order: Order | null };
type Search = Field & Budget;

/** Steps that several searches have together; each takes what it needs. */
export type Budget = { steps: number };

/** Takes steps away, down to none. */
export function spend(budget: Budget, steps: number): void {
  budget.steps = Math.max(budget.steps - steps, 0);
}

/** What variables have to do with one another. */
export type Order = {
  /** Those that have to do with others. */
  variables: ReadonlySet<number>;
  /** Whether a case can be; where the steps are spent it is taken to be possible. */
  isPossible: (world: World, budget: Budget) => boolean;
};

/**
 * In: formulas over the same variables. Out: a case in which all of them hold, or that there is none. Variables are
 * taken to vary apart from one another where they have no order, so `no` is certain.
 */
export function findWorld(
  goals: readonly Formula[],
  field: Field,
  shared: Budget = { steps: MOST_STEPS },
): Found {
  const most = Math.min(MOST_STEPS, shared.steps);
  const own: Search = { ...field, steps: most };
  const found = search(goals, new Map(), own);
  shared.steps -= most - Math.max(own.steps, 0);
  return found;
}

function search(goals: readonly Formula[], from: World, budget: Search): Found {
  budget.steps -= 1;
  if (budget.steps < 0) return { found: 'unsure' };
  const settled = settle(goals, from, budget);
  if (!settled || budget.order?.isPossible(settled.world, budget) === false) return { found: 'no' };
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
  budget: Search,
): { open: readonly Group[]; world: World } | null {
  const world = new Map(from);
  let waiting: readonly Formula[] = goals;
  for (;;) {
    const open: Group[] = [];
    let isNarrower = false;
    for (const goal of waiting.flatMap((one) => forced(reduced(one, world, budget)))) {
      if (goal.is === 'atLeast') {
        open.push(goal);
        continue;
      }
      const left = cellsOf(world, goal.variable, budget) & goal.cells;
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
function reduced(formula: Formula, world: World, search: Search): Formula {
  search.steps -= STEPS_PER_LOOK;
  if (formula.is === 'literal') {
    const left = cellsOf(world, formula.variable, search);
    if ((left & formula.cells) === 0n) return NEVER;
    return (left & ~formula.cells) === 0n ? ALWAYS : formula;
  }
  const parts = formula.of.map((part) => reduced(part, world, search));
  const of = parts.filter((part) => part !== ALWAYS && part !== NEVER);
  const count = formula.count - parts.filter((part) => part === ALWAYS).length;
  if (count <= 0) return ALWAYS;
  return count > of.length ? NEVER : { is: 'atLeast', count, of };
}

function cellsOf(world: World, variable: number, search: Search): bigint {
  const { cells = [], all = 0n } = search.variables[variable] ?? {};
  search.steps -= (STEPS_PER_LOOK * cells.length) / CELLS_PER_LOOK;
  return world.get(variable) ?? all;
}

function shortest(open: readonly Group[]): Group | undefined {
  return open.toSorted((a, b) => a.of.length - b.of.length)[0];
}
