import type { Range } from '../ranges';
import type { Cell } from './types';

/** Where a number lies; an open end does not belong. */
export type Bounds = Range & { loOpen: boolean; hiOpen: boolean };

/** One number is less than another, or no more than it. */
export type Step = { low: string; high: string; isStrict: boolean };

/** What each number worked out comes to by what is known of others. */
export type WorkedOut = ReadonlyMap<string, (read: (node: string) => Range) => Range>;

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
  return steps.some(({ low, high, isStrict }) => isStrict && leadsTo(high, low, steps));
}

/** In: where numbers lie, how they stand to one another, and how some are worked out. Out: whether something is left of each. */
export function canStand(
  from: ReadonlyMap<string, Bounds>,
  steps: readonly Step[],
  workedOut: WorkedOut,
): boolean {
  const bounds = new Map(from);
  const read = (node: string) => bounds.get(node) ?? EVERY;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
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
    for (const [node, work] of workedOut) narrow(node, closedBounds(work(read)));
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

function leadsTo(from: string, to: string, steps: readonly Step[]): boolean {
  const reached = new Set([from]);
  // A set goes on over what is added to it meanwhile.
  for (const node of reached) for (const { low, high } of steps) if (low === node) reached.add(high);
  return reached.has(to);
}
