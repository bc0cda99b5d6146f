/** A source of chance that a seed makes repeatable. */
export type Random = {
  /** A whole number between two, both included. */
  int: (min: number, max: number) => number;
  /** True with a probability between 0 and 1. */
  chance: (probability: number) => boolean;
  pick: <T>(list: readonly [T, ...T[]] | readonly T[]) => T;
  /** At most so many elements, in the order of the list; perhaps none. */
  some: <T>(list: readonly T[], most: number) => T[];
};

/** Mulberry32: small, fast, and good enough to choose with. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    int,
    chance: (probability) => next() < probability,
    pick: (list) => {
      const one = list[int(0, list.length - 1)];
      if (one === undefined) throw new RangeError('nothing to pick from');
      return one;
    },
    some: (list, most) => {
      const chosen = new Set(Array.from({ length: int(0, most) }, () => int(0, list.length - 1)));
      return list.filter((_, index) => chosen.has(index));
    },
  };
}
