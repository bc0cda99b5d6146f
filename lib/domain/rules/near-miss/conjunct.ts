import { factEntry } from '../language';
import type { FactReader } from '../types';
import { intervalsFor, variablesOf } from './comparison';
import type { Literal } from './goals';
import type { Group, Setting, Solution } from './group';
import { FINEST, type Interval, inBoth } from './intervals';
import { isSatisfied } from './satisfied';
import { solveGroup, type Within } from './solve-group';
import type { Change, NotProposed, Way } from './types';
import { byCost, NO_COST, plus } from './weights';

/** Conditions that together meet a rule: by the fact each reads, and those that read several. */
export type Grouped = { groups: readonly Group[]; joint: readonly Literal[] };

/** In: a group. Out: its solution for the firm at hand. */
export type Solve = (group: Group) => Solution;

/** Makes the group of a fact that only a comparison reads. */
export type Bare = (fact: string) => Group;

type Part = { group: Group; solution: Extract<Solution, { change: unknown }>; within: Within | null };
const DIGITS = 12;

type Frame = { setting: Setting; joint: readonly Literal[]; bare: Bare };

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
  const settled = settle(parts, { setting, joint, bare }, joint.length);
  if (settled) return wayOf(settled);
  const open = joint.filter((literal) => !isSatisfied(literal, setting.read));
  return (open.length > 0 ? open : joint).map(({ leaf }) => ({ node: leaf.id, code: 'several_facts' }));
}

/** In: a firm and changes. Out: the firm as it would be. */
export function readChanged(read: FactReader, changes: readonly Change[]): FactReader {
  const changed = new Map(changes.map(({ fact, to }) => [fact, to]));
  return (fact) => changed.get(fact) ?? read(fact);
}

function wayOf(parts: readonly Part[]): Way {
  return {
    changes: changesOf(parts).toSorted((a, b) => (a.fact < b.fact ? -1 : 1)),
    cost: parts.reduce((cost, { solution }) => plus(cost, solution.cost), NO_COST),
  };
}

function changesOf(parts: readonly Part[]): readonly Change[] {
  return parts.flatMap(({ solution }) => solution.change ?? []);
}

/** Turns the first comparison that does not hold around by each of its facts, and goes on with the next. */
function settle(parts: readonly Part[], frame: Frame, turns: number): readonly Part[] | null {
  const read = readChanged(frame.setting.read, changesOf(parts));
  const open = frame.joint.find((literal) => !isSatisfied(literal, read));
  if (!open) return parts;
  if (turns === 0) return null;
  const found = turnedBy(open, parts, frame).flatMap((next) => {
    const settled = settle(next, frame, turns - 1);
    return settled ? [{ parts: settled, way: wayOf(settled) }] : [];
  });
  const [best] = found.toSorted((a, b) => byCost(a.way.cost, b.way.cost));
  return best?.parts ?? null;
}

/** The parts with one fact of the comparison held within what makes it hold. */
function turnedBy(literal: Literal, parts: readonly Part[], frame: Frame): readonly (readonly Part[])[] {
  const { leaf, holds } = literal;
  if (leaf.op !== 'compare') return [];
  const { setting, bare } = frame;
  return variablesOf(leaf, setting.read).flatMap((variable) => {
    const own = parts.find(({ group }) => group.fact === variable.fact);
    const others = parts.filter((part) => part !== own);
    const read = readChanged(setting.read, changesOf(others));
    const unit = (fact: string) => unitOf(fact, setting);
    return intervalsFor(leaf, holds, variable, { read, unit }).flatMap((exact) => {
      const group = own?.group ?? bare(variable.fact);
      for (const interval of [exact, tidy(exact), inset(exact)]) {
        const within = narrower({ interval, on: variable.on }, own?.within ?? null);
        const solution = within && solveGroup(group, setting, within);
        if (!solution || 'refusal' in solution) continue;
        const next = [...others, { group, solution: blamed(solution, leaf.id), within }];
        if (isSatisfied(literal, readChanged(setting.read, changesOf(next)))) return [next];
      }
      return [];
    });
  });
}

function unitOf(fact: string, { read, catalogue }: Setting): string | undefined {
  const value = read(fact);
  return value.kind === 'range' ? value.unit : factEntry(catalogue, fact)?.unit;
}

/** The comparison asks for the change as well. */
function blamed(solution: Part['solution'], node: string): Part['solution'] {
  const { change, cost } = solution;
  return change ? { cost, change: { ...change, nodes: [...change.nodes, node] } } : solution;
}

function narrower(within: Within, other: Within | null): Within | null {
  if (!other) return within;
  const [interval] = inBoth([within.interval], [other.interval]);
  return interval && within.on === other.on ? { on: within.on, interval } : null;
}

/** The short number that a long one is the rounding of: 1.1 − 0.5 is meant to be 0.6. */
function tidy({ min, max, ...ends }: Interval): Interval {
  const short = (limit: number) => (Number.isFinite(limit) ? Number(limit.toPrecision(DIGITS)) : limit);
  return { ...ends, min: short(min), max: short(max) };
}

/** A hair further inside, where the exact end is lost by a rounding. */
function inset({ min, max, ...ends }: Interval): Interval {
  const hair = (limit: number) => (Number.isFinite(limit) ? Math.abs(limit) * FINEST : 0);
  return { ...ends, min: min + hair(min), max: max - hair(max) };
}
