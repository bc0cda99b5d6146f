import type { PlaneLimits } from './closed-limits';
import type { Codes } from './columns';
import { PLANE_WORDS } from './layout';
import type { AtomVerdicts } from './verdict-table';

/** In: words, ends of firms and the place of a block's first lower and upper one, limits and a plane pair. See `Kernels`. */
export function holdAgainst(
  words: Int32Array,
  { lo, hi, firstLo, firstHi }: { lo: Float64Array; hi: Float64Array; firstLo: number; firstHi: number },
  { min, max }: PlaneLimits,
  into: number,
): void {
  for (let word = 0; word < PLANE_WORDS; word += 1) {
    let isTrue = 0;
    let isFalse = 0;
    for (let bit = 0; bit < 32; bit += 1) {
      const least = lo[firstLo + 32 * word + bit] ?? Number.NaN;
      const most = hi[firstHi + 32 * word + bit] ?? Number.NaN;
      // Worked out without a jump, because the outcome varies from firm to firm.
      isTrue |= (Number(least >= min) & Number(most <= max)) << bit;
      isFalse |= (Number(most < min) | Number(least > max)) << bit;
    }
    words[into + word] = isTrue;
    words[into + PLANE_WORDS + word] = isFalse;
  }
}

/** In: words, codes of firms, the verdicts of one atom on each code, the first firm of a block and a plane pair. */
export function fillByCode(
  words: Int32Array,
  { codes, verdicts, from, into }: { codes: Codes; verdicts: AtomVerdicts; from: number; into: number },
): void {
  for (let word = 0; word < PLANE_WORDS; word += 1) {
    const firm = from + 32 * word;
    let isTrue = 0;
    let isFalse = 0;
    for (let bit = 0; bit < 32; bit += 4) {
      const four = fourVerdicts(codes, verdicts, firm + bit);
      isTrue |= (four & 15) << bit;
      isFalse |= (four >>> 4) << bit;
    }
    words[into + word] = isTrue;
    words[into + PLANE_WORDS + word] = isFalse;
  }
}

/** Four verdicts side by side: what is true is in the lower half of the byte then, what is false in the upper half. */
function fourVerdicts(codes: Codes, verdicts: AtomVerdicts, firm: number): number {
  return (
    (verdicts[codes[firm] ?? 0] ?? 0) |
    ((verdicts[codes[firm + 1] ?? 0] ?? 0) << 1) |
    ((verdicts[codes[firm + 2] ?? 0] ?? 0) << 2) |
    ((verdicts[codes[firm + 3] ?? 0] ?? 0) << 3)
  );
}

/** In: words, where those of a block's firms begin, and a list of planes. For 32 firms at a time the square of bits is turned. */
export function fillTurned(words: Int32Array, from: number, list: number, planes: number): void {
  const square = new Int32Array(32);
  for (let word = 0; word < PLANE_WORDS; word += 1) {
    const firm = from + 32 * word;
    if (planes === 1) {
      words[(words[list] ?? 0) + word] = lowestBits(words, firm);
      continue;
    }
    for (let row = 0; row < 32; row += 1) square[row] = words[firm + row] ?? 0;
    turn(square);
    for (let plane = 0; plane < planes; plane += 1)
      words[(words[list + plane] ?? 0) + word] = square[plane] ?? 0;
  }
}

/** One plane alone needs no turning. */
function lowestBits(words: Int32Array, firm: number): number {
  let bits = 0;
  for (let bit = 0; bit < 32; bit += 1) bits |= ((words[firm + bit] ?? 0) & 1) << bit;
  return bits;
}

/** Turns a square of 32 × 32 bits about its diagonal, in halves, quarters and so on (Warren, Hacker's Delight, 7-3). */
function turn(square: Int32Array): void {
  let mask = 0x0000ffff;
  for (let size = 16; size > 0; size >>= 1) {
    for (let row = 0; row < 32; row = ((row | size) + 1) & ~size) {
      const swapped = (((square[row] ?? 0) >>> size) ^ (square[row | size] ?? 0)) & mask;
      square[row] = (square[row] ?? 0) ^ (swapped << size);
      square[row | size] = (square[row | size] ?? 0) ^ swapped;
    }
    mask ^= mask << (size >> 1);
  }
}
