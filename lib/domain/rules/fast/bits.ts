import type { Verdict } from '../types';

/**
 * A verdict in two bits: the lower one says that it may hold, the upper one that it does for certain.
 * So `&` of two verdicts is Kleene's and, `|` his or.
 */
export const BITS = { unmet: 0, unknown: 1, met: 3 } as const;

/** The two bits of a verdict. */
export type Bits = number;

const VERDICTS: readonly Verdict[] = ['unmet', 'unknown', 'unknown', 'met'];
const CERTAIN = 2;
const POSSIBLE = 1;

/** In: two bits. Out: the verdict in words. */
export function verdictOf(bits: Bits): Verdict {
  return VERDICTS[bits] ?? 'unknown';
}

/** Kleene's not: what is possible is not certainly otherwise. */
export function opposite(bits: Bits): Bits {
  return bits === BITS.unknown ? BITS.unknown : BITS.met - bits;
}

/** Of two candidates: certain if it holds for both, possible if it may for either. */
export function eitherCase(one: Bits, other: Bits): Bits {
  return (one & other & CERTAIN) | ((one | other) & POSSIBLE);
}
