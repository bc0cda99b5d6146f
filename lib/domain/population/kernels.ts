import { fillTurned, holdAgainst } from './fill-kernels';
import { BLOCK_FIRMS, PLANE_WORDS } from './layout';

/**
 * The loops that all the time is spent in, over the words of the planes. A plane is given by the place of its first
 * word. The plain ones are the readable reference; others with the same meaning may stand in for them.
 */
export type Kernels = {
  /** In: the place of a list of planes and how many. Writes what all of them have; the result may be the first. */
  and: (list: number, count: number, into: number) => void;
  /** Writes what one of them has. */
  or: (list: number, count: number, into: number) => void;
  /** Writes what at least `least` of them have; `spare` is the place of four words for each of these. */
  atLeast: (list: number, count: number, least: number, into: number, spare: number) => void;
  /** Writes what the first has and the second has not. */
  without: (first: number, second: number, into: number) => void;
  /** Number of bits set. */
  count: (at: number) => number;
  /** Number of bits set among places from the first up to but not including the last. */
  countBetween: (at: number, from: number, to: number) => number;
  /** In: the place of the lower ends of a block's firms as doubles, then the upper ones. Writes both planes of the limits, which are included. */
  limits: (ends: number, min: number, max: number, into: number) => void;
  /** In: the place of a word for each firm of a block, and planes: bit j of every word goes to plane j, 32 at most. */
  turn: (from: number, list: number, count: number) => void;
};

/** In: the words. Out: kernels over them in plain loops. */
export function plainKernels(words: Int32Array): Kernels {
  const doubles = new Float64Array(words.buffer, words.byteOffset, words.length >> 1);
  return {
    and: (list, length, into) => and(words, list, length, into),
    or: (list, length, into) => or(words, list, length, into),
    atLeast: (list, length, least, into, spare) => atLeast(words, { list, length, least, into, spare }),
    without: (first, second, into) => without(words, first, second, into),
    count: (at) => count(words, at),
    countBetween: (at, from, to) => countBetween(words, at, from, to),
    limits: (ends, min, max, into) => {
      const firstLo = ends >> 1;
      const firstHi = firstLo + BLOCK_FIRMS;
      holdAgainst(words, { lo: doubles, hi: doubles, firstLo, firstHi }, { min, max }, into);
    },
    turn: (from, list, length) => fillTurned(words, from, list, length),
  };
}

/** Four planes in one pass: three times fewer passes than two by two. A plane named twice changes nothing. */
function and(words: Int32Array, list: number, length: number, into: number): void {
  const last = list + length - 1;
  let first = words[list] ?? 0;
  for (let place = Math.min(list + 1, last); place <= last; place += 3) {
    const second = words[place] ?? 0;
    const third = words[Math.min(place + 1, last)] ?? 0;
    and4(words, first, second, third, words[Math.min(place + 2, last)] ?? 0, into);
    first = into;
  }
}

function and4(words: Int32Array, a: number, b: number, c: number, d: number, into: number): void {
  for (let i = 0; i < PLANE_WORDS; i += 1)
    words[into + i] = (words[a + i] ?? 0) & (words[b + i] ?? 0) & (words[c + i] ?? 0) & (words[d + i] ?? 0);
}

function or(words: Int32Array, list: number, length: number, into: number): void {
  const last = list + length - 1;
  let first = words[list] ?? 0;
  for (let place = Math.min(list + 1, last); place <= last; place += 3) {
    const second = words[place] ?? 0;
    const third = words[Math.min(place + 1, last)] ?? 0;
    or4(words, first, second, third, words[Math.min(place + 2, last)] ?? 0, into);
    first = into;
  }
}

function or4(words: Int32Array, a: number, b: number, c: number, d: number, into: number): void {
  for (let i = 0; i < PLANE_WORDS; i += 1)
    words[into + i] = (words[a + i] ?? 0) | (words[b + i] ?? 0) | (words[c + i] ?? 0) | (words[d + i] ?? 0);
}

/** Word by word: after each plane, `spare[j]` has the bits that more than j of the planes so far have. */
function atLeast(
  words: Int32Array,
  input: { list: number; length: number; least: number; into: number; spare: number },
): void {
  const { list, length, least, into, spare } = input;
  for (let i = 0; i < PLANE_WORDS; i += 1) {
    for (let j = 0; j < least; j += 1) words[spare + j] = 0;
    for (let k = 0; k < length; k += 1) {
      const word = words[(words[list + k] ?? 0) + i] ?? 0;
      for (let j = Math.min(k, least - 1); j > 0; j -= 1)
        words[spare + j] = (words[spare + j] ?? 0) | ((words[spare + j - 1] ?? 0) & word);
      words[spare] = (words[spare] ?? 0) | word;
    }
    words[into + i] = words[spare + least - 1] ?? 0;
  }
}

function without(words: Int32Array, first: number, second: number, into: number): void {
  for (let i = 0; i < PLANE_WORDS; i += 1)
    words[into + i] = (words[first + i] ?? 0) & ~(words[second + i] ?? 0);
}

/**
 * Eight words at a time by carry-save adders (Harley and Seal; Warren, Hacker's Delight, 5-2): bits of equal weight
 * are added up across words, so that only the eights are counted each time.
 */
function count(words: Int32Array, at: number): number {
  let ones = 0;
  let twos = 0;
  let fours = 0;
  let total = 0;
  for (let i = at; i < at + PLANE_WORDS; i += 8) {
    const a = words[i] ?? 0;
    const b = words[i + 1] ?? 0;
    const c = words[i + 2] ?? 0;
    const d = words[i + 3] ?? 0;
    const e = words[i + 4] ?? 0;
    const f = words[i + 5] ?? 0;
    const g = words[i + 6] ?? 0;
    const h = words[i + 7] ?? 0;
    const twosA = carry(ones, a, b);
    ones ^= a ^ b;
    const twosB = carry(ones, c, d);
    ones ^= c ^ d;
    const foursA = carry(twos, twosA, twosB);
    twos ^= twosA ^ twosB;
    const twosC = carry(ones, e, f);
    ones ^= e ^ f;
    const twosD = carry(ones, g, h);
    ones ^= g ^ h;
    const foursB = carry(twos, twosC, twosD);
    twos ^= twosC ^ twosD;
    total += bitsOf(carry(fours, foursA, foursB));
    fours ^= foursA ^ foursB;
  }
  return 8 * total + 4 * bitsOf(fours) + 2 * bitsOf(twos) + bitsOf(ones);
}

function countBetween(words: Int32Array, at: number, from: number, to: number): number {
  if (from >= to) return 0;
  const [first, last] = [from >> 5, (to - 1) >> 5];
  // Shifts go by the lowest five bits, so a run that ends with a word keeps the whole word.
  const [head, tail] = [-1 << (from & 31), -1 >>> (-to & 31)];
  if (first === last) return bitsOf((words[at + first] ?? 0) & head & tail);
  let total = bitsOf((words[at + first] ?? 0) & head) + bitsOf((words[at + last] ?? 0) & tail);
  for (let index = first + 1; index < last; index += 1) total += bitsOf(words[at + index] ?? 0);
  return total;
}

/** Bits that at least two of the three have. */
function carry(a: number, b: number, c: number): number {
  return (a & b) | ((a ^ b) & c);
}

/** Bits set in a word. */
function bitsOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
