import type { Verdict } from '../types';

/**
 * A verdict in two bits: the lower one says that it may hold, the upper one that it does for certain.
 * So `&` of two verdicts is Kleene's and, `|` his or.
 */
export const BITS = { unmet: 0, unknown: 1, met: 3 } as const;

/** The two bits of a verdict, or of four verdicts in the four bytes of a word. */
export type Bits = number;

const VERDICTS: readonly Verdict[] = ['unmet', 'unknown', 'unknown', 'met'];
const CERTAIN = 0x02020202;
const POSSIBLE = 0x01010101;

/** Verdicts of one or more conditions, each in a byte; four at once can be read and written as a word. */
export type Verdicts = { bytes: Uint8Array; words: Int32Array };

/** Verdicts in a word. */
export const LANES = 4;

/** In: how many. Out: room for as many verdicts and what fills up the last word. */
export function roomFor(size: number): Verdicts {
  const words = new Int32Array(Math.ceil(size / LANES));
  return { bytes: new Uint8Array(words.buffer), words };
}

/** In: bytes with the bits of verdicts. Out: them, with what fills up the last word. */
export function packed(bits: readonly Bits[]): Verdicts {
  const room = roomFor(bits.length);
  room.bytes.set(bits);
  return room;
}

/** In: two bits. Out: the verdict in words. */
export function verdictOf(bits: Bits): Verdict {
  return VERDICTS[bits] ?? 'unknown';
}

/** Kleene's not: what is possible is not certainly otherwise. */
export function opposite(bits: Bits): Bits {
  return bits === BITS.unknown ? BITS.unknown : BITS.met - bits;
}

/** Of two candidates: certain if it holds for both, possible if it may for either; of one verdict or four. */
export function eitherCase(one: Bits, other: Bits): Bits {
  return (one & other & CERTAIN) | ((one | other) & POSSIBLE);
}
