/** A source of numbers from 0 up to but not including 1; the same seed gives the same numbers on every machine. */
export type Random = () => number;

/**
 * Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, enough for a workload, and no package.
 * In: whole numbers that name the stream, such as a seed, a purpose and an index.
 */
export function randomFrom(...stream: readonly number[]): Random {
  let state = stream.reduce((hash, part) => scrambled(hash ^ part), 0x9e3779b9);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    return scrambled(state) / 2 ** 32;
  };
}

/** In: a random source and a list with at least one element. Out: one of them, all as likely. */
export function oneOf<Item>(random: Random, list: readonly Item[]): Item {
  const item = list[Math.floor(random() * list.length)];
  if (item === undefined) throw new RangeError('there is nothing to choose from');
  return item;
}

/** One of the list, the first far likelier than the last: sectors, places and legal forms are never spread evenly. */
export function oneOfSkewed<Item>(random: Random, list: readonly Item[]): Item {
  return oneOf(() => random() ** 2, list);
}

/** So many different elements of the list, in the order of the list; all of them if there are not so many. */
export function someOf<Item>(random: Random, list: readonly Item[], count: number): readonly Item[] {
  let wanted = Math.min(count, list.length);
  return list.filter((_, index) => {
    const isTaken = random() * (list.length - index) < wanted;
    if (isTaken) wanted -= 1;
    return isTaken;
  });
}

/** A whole number between two, both included. */
export function wholeBetween(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

/** A whole number between two, both included, its logarithm spread evenly: small firms are many, large ones few. */
export function wholeByMagnitude(random: Random, least: number, most: number): number {
  return Math.round((least + 1) * ((most + 1) / (least + 1)) ** random()) - 1;
}

function scrambled(state: number): number {
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return (mixed ^ (mixed >>> 14)) >>> 0;
}
