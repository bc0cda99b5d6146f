import { type Formula, findWorld, type Space, STEPS_PER_LOOK } from '../domains';
import type { Rule } from '../types';
import type { LintCode } from './types';

/** What holds wherever a node matters, also where it stays open: what stands above it, and beside it. */
export type Given = {
  node: string;
  formula: Formula;
  /** Holds where the formula does not. */
  opposite: Formula;
  isBeside: boolean;
};

/** Why a node makes no difference where it stands, and the nodes that are to blame. */
export type Idle = { code: LintCode; by: readonly string[]; goes: 'always' | 'never' };

/** In: an open rule and what holds where it matters. Out: why it can only go one way there; null where it can go both. */
export function idleBecause(rule: Rule, given: readonly Given[], space: Space): Idle | null {
  const [notUnmet, notMet] = [space.notUnmet(rule), space.negation(rule)];
  return (
    goesOneWay(notMet, notUnmet, given, space, 'always') ??
    goesOneWay(notUnmet, notMet, given, space, 'never')
  );
}

/** The rule cannot go that way: then it says the same as what decides if that cannot be without it. */
function goesOneWay(
  way: Formula,
  other: Formula,
  given: readonly Given[],
  space: Space,
  goes: Idle['goes'],
): Idle | null {
  const near = bearingOn(way, given, space);
  if (near.length === 0 || !excludes([...near.map(({ formula }) => formula), way], space)) return null;
  const needed = fewest(near, way, space);
  // Where the steps are spent, those that can be spared are not told from the others.
  if (space.budget?.steps === 0) return null;
  const by = needed.map(({ node }) => node);
  const [only] = needed;
  if (only?.isBeside && needed.length === 1 && excludes([other, only.opposite], space))
    return { code: 'repeats', by, goes };
  if (goes === 'always') return { code: 'implied', by, goes };
  return { code: needed.every(({ isBeside }) => isBeside) ? 'covered' : 'unreachable', by, goes };
}

/** One that decides alone, or what is left when all that can be spared are left out, many at a time first. */
function fewest(given: readonly Given[], way: Formula, space: Space): readonly Given[] {
  const decides = (some: readonly Given[]) => excludes([...some.map(({ formula }) => formula), way], space);
  const alone = given.find((one) => decides([one]));
  if (alone) return [alone];
  let kept = given;
  for (let size = Math.ceil(given.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let from = 0; from < kept.length; ) {
      const without = [...kept.slice(0, from), ...kept.slice(from + size)];
      if (decides(without)) kept = without;
      else from += size;
    }
  return kept;
}

function excludes(formulas: readonly Formula[], space: Space): boolean {
  return findWorld(formulas, space, space.budget).found === 'no';
}

/**
 * What speaks of the same variables as the formula, at first or at second hand: as each other part can be so by itself,
 * it has nothing to do with whether the formula can.
 */
function bearingOn(way: Formula, given: readonly Given[], space: Space): readonly Given[] {
  const reached = new Set(variablesOf(way, space));
  const near = new Set<Given>();
  for (let before = -1; before < near.size; ) {
    before = near.size;
    if (space.budget) space.budget.steps -= Math.min(space.budget.steps, given.length * STEPS_PER_LOOK);
    for (const one of given) {
      if (near.has(one)) continue;
      const own = variablesOf(one.formula, space);
      if (!own.some((variable) => reached.has(variable))) continue;
      near.add(one);
      for (const variable of own) reached.add(variable);
    }
  }
  return given.filter((one) => near.has(one));
}

/** All that have to do with one another stand for one. */
const IN_ORDER = -1;
const known = new WeakMap<Formula, readonly number[]>();

function variablesOf(formula: Formula, space: Space): readonly number[] {
  const found = known.get(formula) ?? [...new Set(variablesIn(formula, space))];
  known.set(formula, found);
  return found;
}

function variablesIn(formula: Formula, space: Space): readonly number[] {
  if (formula.is === 'atLeast') return formula.of.flatMap((part) => variablesIn(part, space));
  const isInOrder = space.order?.variables.has(formula.variable) === true;
  return [isInOrder ? IN_ORDER : formula.variable];
}
