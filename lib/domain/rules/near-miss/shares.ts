import { ALL_NUMBERS, type Interval } from './intervals';

/**
 * In: where the sum of several numbers has to lie, what each of them may be, ends included, and whether they are whole.
 * Out: for each a range such that the sum lies there whatever they are in these; null where there are none.
 */
export function shared(
  goal: Interval,
  of: readonly Interval[],
  isWhole: boolean,
): readonly Interval[] | null {
  const least = of.map(({ min, max }) =>
    goal.min === -Infinity || Number.isFinite(min) ? min : near(min, max),
  );
  const low = raised(least, of, goal.min, isWhole);
  if (!low) return null;
  // Above lower ends that are not known, nought is taken for them.
  const base = low.map((end, at) => (Number.isFinite(end) ? end : near(end, of[at]?.max ?? end)));
  const high = goal.max === Infinity ? of.map(({ max }) => max) : widened(base, of, goal.max, isWhole);
  return high && low.map((min, at) => ({ ...ALL_NUMBERS, min, max: high[at] ?? min }));
}

/** The number nearest to nought. */
function near(min: number, max: number): number {
  return Math.min(Math.max(0, min), max);
}

function sum(of: readonly number[]): number {
  return of.reduce((all, one) => all + one, 0);
}

/** Lower ends that together come to what is asked for, each the same part of the way up; one without an upper end takes all. */
function raised(
  from: readonly number[],
  of: readonly Interval[],
  asked: number,
  isWhole: boolean,
): readonly number[] | null {
  const missing = asked - sum(from);
  if (asked === -Infinity || missing <= 0) return from;
  const free = of.findIndex(({ max }) => max === Infinity);
  if (free >= 0) return from.map((end, at) => (at === free ? end + missing : end));
  const room = sum(of.map(({ max }, at) => max - (from[at] ?? max)));
  if (room < missing) return null;
  let left = missing;
  return of.map(({ max }, at) => {
    const end = from[at] ?? max;
    const part = ((max - end) * missing) / room;
    const step = Math.min(isWhole ? Math.ceil(part) : part, left, max - end);
    left -= step;
    return end + step;
  });
}

/** Upper ends that together stay within what is allowed: each as wide as the others, as far as it can be. */
function widened(
  from: readonly number[],
  of: readonly Interval[],
  allowed: number,
  isWhole: boolean,
): readonly number[] | null {
  let left = allowed - sum(from);
  if (left < 0) return null;
  const widths = of.map(({ max }, at) => max - (from[at] ?? max));
  const order = widths.map((width, at) => ({ width, at })).toSorted((a, b) => a.width - b.width);
  const high = [...from];
  for (const [done, { width, at }] of order.entries()) {
    const share = left / (order.length - done);
    const step = Math.min(width, isWhole ? Math.floor(share) : share);
    left -= step;
    high[at] = (from[at] ?? 0) + step;
  }
  return high;
}
