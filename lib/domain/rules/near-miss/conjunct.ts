import { evaluate } from '../evaluate';
import { factEntry } from '../language';
import { readChanged } from './changed';
import { variablesOf } from './comparison';
import type { Leaf, Literal } from './goals';
import { type Group, moverOf, type Setting } from './group';
import { isSatisfied } from './satisfied';
import { soundIn } from './sound';
import {
  type Bare,
  changesOf,
  type Part,
  type Solve,
  type Turning,
  turnedBy,
  turnedByTwo,
  whyNoTotals,
} from './turning';
import type { Cost, NotProposed, Refusal, Way } from './types';
import { byCost, NO_COST, plus } from './weights';

/** Conditions that together meet a rule: by the fact each reads, and those that read several. */
export type Grouped = { groups: readonly Group[]; joint: readonly Literal[] };

const MOST_BY_TWO = 1;

type Frame = Turning & { joint: readonly Literal[] };

/** In: conditions that together meet a rule. Out: the cheapest change of all of them, or the conditions that nothing is proposed for. */
export function solveConjunct(
  { groups, joint }: Grouped,
  { solve, setting, bare }: { solve: Solve; setting: Setting; bare: Bare },
): Way | readonly NotProposed[] {
  const parts: Part[] = [];
  const refused: NotProposed[] = [];
  for (const group of groups) {
    const solution = solve(group);
    if ('refusal' in solution)
      refused.push(...solution.nodes.map((node) => ({ node, code: solution.refusal })));
    else parts.push({ group, solution, within: null });
  }
  if (refused.length > 0) return refused;
  if (joint.length === 0) return wayOf(parts);
  const frame = { setting, joint, bare, solve };
  const settled = settle(parts, frame, { all: joint.length, byTwo: MOST_BY_TWO });
  if (settled) return wayOf(soundIn(settled, joint, frame));
  const open = joint.filter((literal) => !isSatisfied(literal, setting.read));
  // One that a single fact turns around is not what keeps the others from it.
  const stuck = open.filter((one) => !settle(parts, { ...frame, joint: [one] }, { all: 1, byTwo: 0 }));
  const blamed = [stuck, open, joint].find((some) => some.length > 0) ?? joint;
  return blamed.map((literal) => {
    const { leaf } = literal;
    const isOfOthers = hangsOnOthers(leaf, setting);
    const code = (isOfOthers ? whyNoTotals(literal, blamed, parts, frame) : null) ?? reasonOf(leaf, setting);
    return { node: leaf.id, code };
  });
}

function wayOf(parts: readonly Part[]): Way {
  return {
    changes: changesOf(parts).toSorted((a, b) => (a.fact < b.fact ? -1 : 1)),
    cost: costOf(parts),
  };
}

/** What keeps a comparison from being turned around: a number that nobody has told, or those that were tried. */
function reasonOf(leaf: Leaf, { read }: Setting): Refusal {
  const { verdict, missing } = evaluate(leaf, read);
  if (missing.some((fact) => RATE.test(fact))) return 'rate';
  if (missing.some((fact) => fact.startsWith('parameter.'))) return 'parameter';
  return verdict === 'unknown' ? 'open' : 'several_facts';
}

/** Nothing but numbers of others keeps a comparison from being turned around. */
function hangsOnOthers(leaf: Leaf, { read, catalogue }: Setting): boolean {
  const { missing } = evaluate(leaf, read);
  if (missing.some((fact) => RATE.test(fact) || fact.startsWith('parameter.'))) return false;
  // Of a total all that may still be found out was tried.
  const lists = leaf.op === 'compare' ? variablesOf(leaf, read).filter(({ on }) => on === 'total') : [];
  const isOfThem = (fact: string) =>
    lists.some((list) => fact === list.fact || fact.startsWith(`${list.fact}.`));
  const isOthers = (fact: string) => isOfThem(fact) || moverOf(factEntry(catalogue, fact)) === 'fixed';
  const known = leaf.op === 'compare' ? variablesOf(leaf, read).map(({ fact }) => fact) : [];
  return lists.length > 0 && missing.every(isOfThem) && known.every(isOthers);
}

/** The rate of an amount of a linked entity comes with the key of its list in front. */
const RATE = /(?:^|\.)rate\.[^.]+\.[^.]+$/;

/** How many comparisons may still be turned around, and how many of them by two facts, of which there are many pairs. */
type Turns = { all: number; byTwo: number };
type Settled = { parts: readonly Part[]; cost: Cost };

/** Turns the first comparison that does not hold around by each of its facts, or else by two, and goes on with the next. */
function settle(parts: readonly Part[], frame: Frame, turns: Turns): readonly Part[] | null {
  const read = readChanged(frame.setting.read, changesOf(parts));
  const open = frame.joint.find((literal) => !isSatisfied(literal, read));
  if (!open) return parts;
  if (turns.all === 0) return null;
  const settled = (next: readonly Part[], used: 0 | 1): readonly Settled[] => {
    const found = settle(next, frame, { all: turns.all - 1, byTwo: turns.byTwo - used });
    return found ? [{ parts: found, cost: costOf(found) }] : [];
  };
  const byOne = turnedBy(open, parts, frame).flatMap((next) => settled(next, 0));
  // Two things of the firm's own go before one that nobody can change, or one that takes more steps.
  const fewest = costOf(parts).steps + 1;
  const isEnough = byOne.some(({ cost }) => cost.fixed === 0 && cost.time === 0 && cost.steps <= fewest);
  const byTwo = isEnough || turns.byTwo === 0 ? [] : turnedByTwo(open, parts, frame);
  const found = [...byOne, ...byTwo.flatMap((next) => settled(next, 1))];
  return found.toSorted((a, b) => byCost(a.cost, b.cost))[0]?.parts ?? null;
}

function costOf(parts: readonly Part[]): Cost {
  return parts.reduce((cost, { solution }) => plus(cost, solution.cost), NO_COST);
}
