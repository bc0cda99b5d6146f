import { factEntry } from '../language';
import { rounded } from '../ranges';
import { readChanged } from './changed';
import { intervalsFor, type Variable, variablesOf } from './comparison';
import { endsOf } from './ends';
import type { Literal } from './goals';
import type { Group, Setting, Solution } from './group';
import { FINEST, type Interval, inBoth } from './intervals';
import type { HeldTotal } from './move-total';
import { isSatisfied } from './satisfied';
import type { Within } from './solve-group';
import type { Change, Refusal } from './types';

/** In: a group, and further limits on its fact. Out: its solution for the firm at hand. */
export type Solve = (group: Group, within?: Within) => Solution;

/** Makes the group of a fact that only a comparison reads. */
export type Bare = (fact: string) => Group;

/** A group, what is done about it, and the limits that comparisons put on it meanwhile. */
export type Part = { group: Group; solution: Extract<Solution, { change: unknown }>; within: Within | null };

/** What turning a comparison around needs to know. */
export type Turning = { setting: Setting; bare: Bare; solve: Solve };

type Parts = readonly Part[];

/** How far inside an end that is lost among greater numbers of a sum. */
const COARSE = 1e-6;

/** In: parts. Out: all changes in them. */
export function changesOf(parts: Parts): readonly Change[] {
  return parts.flatMap(({ solution }) => solution.change ?? []);
}

/** In: a comparison that does not hold. Out: the parts with one of its facts held within what makes it hold, for each fact that can. */
export function turnedBy(literal: Literal, parts: Parts, turning: Turning): readonly Parts[] {
  return variablesIn(literal, turning).flatMap((variable) => turned(literal, variable, parts, turning));
}

/**
 * In: a comparison that no change of one fact turns around. Out: the parts with one of its numbers taken as far as it
 * can go, or found out to lie where it must, and another one held within what then makes it hold.
 */
export function turnedByTwo(literal: Literal, parts: Parts, turning: Turning): readonly Parts[] {
  const variables = variablesIn(literal, turning);
  return variables.flatMap((first) =>
    heldAtItsEnds(literal, first, parts, turning).flatMap((held) =>
      variables
        .filter(({ fact }) => fact !== first.fact)
        .flatMap((second) =>
          turned(literal, second, held, turning).filter(
            (parts) => !isMadeUp([first, second], parts, turning),
          ),
        ),
    ),
  );
}

/** Of two numbers that both have to be found out none can be told to be one value: it is only the end of what the other may be. */
function isMadeUp(variables: readonly Variable[], parts: Parts, { setting }: Turning): boolean {
  const found = changesOf(parts).filter(
    ({ fact, by }) => by === 'find_out' && variables.some((one) => one.fact === fact),
  );
  const isOpen = variables.every(({ fact }) => setting.read(fact).kind === 'unknown');
  return isOpen && found.some(({ to }) => to.kind === 'range' && to.lo === to.hi);
}

/** In: a condition. Out: facts of which one alone could turn it around, where it is a comparison. */
export function variablesIn({ leaf }: Literal, { setting }: Turning): readonly Variable[] {
  return leaf.op === 'compare' ? variablesOf(leaf, setting.read) : [];
}

function turned(literal: Literal, variable: Variable, parts: Parts, turning: Turning): readonly Parts[] {
  return heldFor(literal, { variable, as: (part) => part }, parts, turning);
}

/**
 * In: a comparison, one of its numbers, and as what a part is tried. Out: the parts with that number held within what
 * makes the comparison hold, once for each such range.
 */
export function heldFor(
  literal: Literal,
  { variable, as }: { variable: Variable; as: (part: Part) => Part },
  parts: Parts,
  turning: Turning,
): readonly Parts[] {
  const { leaf, holds } = literal;
  if (leaf.op !== 'compare') return [];
  const { setting } = turning;
  const others = parts.filter(({ group }) => group.fact !== variable.fact);
  const read = readChanged(setting.read, changesOf(others.map(as)));
  const unit = (fact: string) => unitOf(fact, setting);
  return intervalsFor(leaf, holds, variable, { read, unit }).flatMap((exact) => {
    for (const interval of [
      tidy(exact),
      exact,
      inset(exact, FINEST),
      inset(exact, COARSE),
      inset(exact, -FINEST),
    ]) {
      const next = heldWithin(literal, { variable, interval }, parts, turning);
      // Where a total cannot lie, it does not lie a hair beside it either, and to look for it takes long.
      if (!next && variable.on === 'total') return [];
      if (next && isSatisfied(literal, readChanged(setting.read, changesOf(next.map(as))))) return [next];
    }
    return [];
  });
}

/**
 * In: a comparison, those beside it, and the parts. Out: why the totals of linked entities in it cannot lie where they
 * have to, by themselves or beside the others of their lists; null where they can.
 */
export function whyNoTotals(
  literal: Literal,
  beside: readonly Literal[],
  parts: Parts,
  turning: Turning,
): Refusal | null {
  const own = totalsOf(literal, turning);
  const alone = own.map(({ fact, places }) => {
    const refusals = places.map((one) => refusalOf(fact, [one], parts, turning));
    // One place that can be had is enough, and of several reasons the one that rules out less is told.
    return refusals.includes(null) ? null : (refusals.find((code) => code !== 'no_value') ?? 'no_value');
  });
  const [told] = alone.filter((code) => code !== null);
  if (told) return told;
  const others = beside.flatMap((one) => totalsOf(one, turning));
  for (const { fact } of own) {
    const places = others.filter((one) => one.fact === fact).map((one) => one.places);
    // With a choice of places, one set of them that cannot be had does not tell of the next.
    const only = places.every(({ length }) => length === 1) ? places.flat() : [];
    const refusal = only.length > 1 ? refusalOf(fact, only, parts, turning) : null;
    if (refusal) return refusal;
  }
  return null;
}

type PlacedTotal = { fact: string; places: readonly HeldTotal[] };

/** Totals of a comparison, with the places where each may lie. */
function totalsOf({ leaf, holds }: Literal, { setting }: Turning): readonly PlacedTotal[] {
  if (leaf.op !== 'compare') return [];
  const unit = (fact: string) => unitOf(fact, setting);
  return variablesOf(leaf, setting.read).flatMap((variable) => {
    if (variable.on !== 'total') return [];
    const intervals = intervalsFor(leaf, holds, variable, { read: setting.read, unit });
    const places = intervals.map((interval): HeldTotal => ({ term: variable.total, interval }));
    return places.length > 0 ? [{ fact: variable.fact, places }] : [];
  });
}

function refusalOf(
  fact: string,
  totals: readonly HeldTotal[],
  parts: Parts,
  { bare, solve }: Turning,
): Refusal | null {
  const group = parts.find((part) => part.group.fact === fact)?.group ?? bare(fact);
  const solution = solve(group, { on: 'total', totals });
  return 'refusal' in solution ? solution.refusal : null;
}

type Held = { variable: Variable; interval: Interval };

/** The parts with one number within an interval; null where it cannot be. */
function heldWithin(
  { leaf }: Literal,
  { variable, interval }: Held,
  parts: Parts,
  { bare, solve }: Turning,
): Parts | null {
  const own = parts.find(({ group }) => group.fact === variable.fact);
  const group = own?.group ?? bare(variable.fact);
  const within = narrower(withinOf(variable, interval), own?.within ?? null);
  const solution = within && solve(group, within);
  if (!solution || 'refusal' in solution) return null;
  const others = parts.filter((part) => part !== own);
  const nodes = [...(own?.solution.change?.nodes ?? []), leaf.id];
  return [...others, { group, solution: blamed(solution, nodes), within }];
}

/** A number moved to either end of what it can be, one that is not known exactly anywhere between them as well; a list that is known, made longer or shorter. */
function heldAtItsEnds(
  literal: Literal,
  variable: Variable,
  parts: Parts,
  turning: Turning,
): readonly Parts[] {
  const own = parts.find(({ group }) => group.fact === variable.fact);
  const group = own?.group ?? turning.bare(variable.fact);
  const of = { group, to: own?.solution.change?.to ?? null, within: own?.within ?? null };
  return endsOf(variable, of, turning.setting).flatMap((interval) => {
    const held = heldWithin(literal, { variable, interval }, parts, turning);
    return held ? [held] : [];
  });
}

function unitOf(fact: string, { read, catalogue }: Setting): string | undefined {
  const value = read(fact);
  return value.kind === 'range' ? value.unit : factEntry(catalogue, fact)?.unit;
}

/** The comparisons ask for the change as well. */
function blamed(solution: Part['solution'], by: readonly string[]): Part['solution'] {
  const { change } = solution;
  const nodes = [...new Set([...(change?.nodes ?? []), ...by])];
  return change ? { ...solution, change: { ...change, nodes } } : solution;
}

function withinOf(variable: Variable, interval: Interval): Within {
  if (variable.on === 'total') return { on: 'total', totals: [{ term: variable.total, interval }] };
  return { on: variable.on, interval, unit: variable.on === 'number' ? variable.unit : undefined };
}

function narrower(within: Within, other: Within | null): Within | null {
  if (!other) return within;
  // Totals over one list are other numbers, of which each keeps its own limits.
  if (within.on === 'total')
    return other.on === 'total' ? { ...within, totals: [...other.totals, ...within.totals] } : null;
  if (other.on !== within.on) return null;
  const [interval] = inBoth([within.interval], [other.interval]);
  return interval ? { ...within, interval } : null;
}

/** The short number that a long one is the rounding of: 1.1 − 0.5 is meant to be 0.6. */
function tidy({ min, max, ...ends }: Interval): Interval {
  return { ...ends, min: rounded(min), max: rounded(max) };
}

/** A hair further inside, where the exact end is lost by a rounding; further outside by a negative share. */
function inset({ min, max, ...ends }: Interval, share: number): Interval {
  const hair = (limit: number) => (Number.isFinite(limit) ? Math.max(Math.abs(limit), 1) * share : 0);
  return { ...ends, min: min + hair(min), max: max - hair(max) };
}
