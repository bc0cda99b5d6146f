import type { Range } from '../ranges';
import { type Budget, STEPS_PER_LOOK } from './search';
import type { Cell } from './types';

/** Where a number lies; an open end does not belong. */
export type Bounds = Range & { loOpen: boolean; hiOpen: boolean };

/** One number is less than another, or no more than it. */
export type Step = { low: string; high: string; isStrict: boolean };

/** What each number worked out comes to by what is known of others, and how many of them are read for it. */
export type WorkedOut = ReadonlyMap<
  string,
  { work: (read: (node: string) => Range) => Range; reads: number }
>;

/** Far more than numbers in a rule hang on one another. */
const MOST_ROUNDS = 40;

/** In: a range. Out: the same, with both ends. */
export function closedBounds({ lo, hi }: Range): Bounds {
  return { lo, hi, loOpen: false, hiOpen: false };
}

/** In: cells in order, and those that are left as a bit set. Out: the narrowest bounds that hold them all. */
export function boundsOfCells(cells: readonly Cell[], left: bigint): Bounds {
  const kept = cells.filter((cell, bit) => cell.kind === 'numbers' && (left >> BigInt(bit)) & 1n);
  const [first, last] = [kept.at(0), kept.at(-1)];
  if (first?.kind !== 'numbers' || last?.kind !== 'numbers') return EVERY;
  return { lo: first.lo, loOpen: first.loOpen, hi: last.hi, hiOpen: last.hiOpen };
}

/** In: steps from one number to another. Out: whether one of them would have to be less than itself. */
export function isCircle(steps: readonly Step[]): boolean {
  const strict = steps.filter(({ isStrict }) => isStrict);
  if (strict.length === 0) return false;
  const above = new Map<string, string[]>();
  for (const { low, high } of steps) above.set(low, [...(above.get(low) ?? []), high]);
  return strict.some(({ low, high }) => leadsTo(high, low, above));
}

function leadsTo(from: string, to: string, above: ReadonlyMap<string, readonly string[]>): boolean {
  const reached = new Set([from]);
  // A set goes on over what is added to it meanwhile.
  for (const node of reached) for (const high of above.get(node) ?? []) reached.add(high);
  return reached.has(to);
}

/**
 * In: where numbers lie, how they stand to one another, how some are worked out, and the steps left to look. Out:
 * whether something is left of each, as far as the steps go.
 */
export function canStand(
  from: ReadonlyMap<string, Bounds>,
  { steps, workedOut }: { steps: readonly Step[]; workedOut: WorkedOut },
  budget: Budget,
): boolean {
  const looks = [...workedOut.values()].reduce((sum, { reads }) => sum + reads, 2 * steps.length + from.size);
  const bounds = new Map(from);
  const read = (node: string) => bounds.get(node) ?? EVERY;
  for (let round = 0; round < MOST_ROUNDS && budget.steps > 0; round += 1) {
    budget.steps -= looks * STEPS_PER_LOOK;
    let isNarrower = false;
    const narrow = (node: string, by: Bounds) => {
      const [before, after] = [read(node), meet(read(node), by)];
      if (isSame(before, after)) return;
      bounds.set(node, after);
      isNarrower = true;
    };
    for (const { low, high, isStrict } of steps) {
      const [less, more] = [read(low), read(high)];
      narrow(low, { ...EVERY, hi: more.hi, hiOpen: more.hiOpen || isStrict });
      narrow(high, { ...EVERY, lo: less.lo, loOpen: less.loOpen || isStrict });
    }
    // A rounding may reach an end that does not belong.
    for (const [node, { work }] of workedOut) narrow(node, closedBounds(work(read)));
    if ([...bounds.values()].some(isEmpty)) return false;
    if (!isNarrower) return true;
  }
  return true;
}

const EVERY: Bounds = { lo: -Infinity, hi: Infinity, loOpen: true, hiOpen: true };

/** In: bounds of the same number. Out: what lies within both. */
export function meet(a: Bounds, b: Bounds): Bounds {
  const low = a.lo === b.lo ? { lo: a.lo, loOpen: a.loOpen || b.loOpen } : a.lo > b.lo ? a : b;
  const high = a.hi === b.hi ? { hi: a.hi, hiOpen: a.hiOpen || b.hiOpen } : a.hi < b.hi ? a : b;
  return { lo: low.lo, loOpen: low.loOpen, hi: high.hi, hiOpen: high.hiOpen };
}

function isEmpty({ lo, hi, loOpen, hiOpen }: Bounds): boolean {
  return lo > hi || (lo === hi && (loOpen || hiOpen));
}

/** Whether both are the same bounds. */
export function isSame(a: Bounds, b: Bounds): boolean {
  return a.lo === b.lo && a.hi === b.hi && a.loOpen === b.loOpen && a.hiOpen === b.hiOpen;
}
