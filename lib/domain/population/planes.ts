import { ALWAYS } from './atoms';
import { BLOCK_FIRMS, blocksOf, PAIR_WORDS, PLANE_WORDS, SCRATCH_WORDS } from './layout';
import { sharedBytes, sharedWords } from './shared';

/**
 * Two planes for each atom and block, all in one piece of shared memory, a block's planes side by side: a bit is set
 * where the atom is certainly true, in the other where it is certainly false. Places without a firm have neither.
 * Slot 0 always holds: its true plane marks the places that have a firm.
 */
export type Planes = {
  words: Int32Array;
  blocks: number;
  /** Slots of each block; some are spare. */
  capacity: number;
  /** What is the same for a whole block, one byte for each block and slot; see `zones.ts`. */
  zones: Uint8Array;
  /** Firms in each block. */
  firms: Int32Array;
  /** Threads that have a working place of their own behind the planes. */
  threads: number;
};

/** Words that shared memory of 4 GB holds; WebAssembly can address no more. */
const MOST_WORDS = 2 ** 30;

/** In: rows, atoms that need a slot, and threads. Out: number of words for planes and working places. */
export function planeWords(rows: number, capacity: number, threads: number): number {
  return blocksOf(rows) * capacity * PAIR_WORDS + threads * SCRATCH_WORDS;
}

/** In: rows, slots, threads, and memory of `planeWords` zeros if it has to be of a special kind. Out: planes of nobody. Throws RangeError beyond 4 GB. */
export function startPlanes(input: {
  rows: number;
  capacity: number;
  threads: number;
  words?: Int32Array;
}): Planes {
  const { rows, capacity, threads } = input;
  const length = planeWords(rows, capacity, threads);
  if (length > MOST_WORDS) throw new RangeError('the planes need more than 4 GB: use smaller partitions');
  const blocks = blocksOf(rows);
  const words = input.words ?? sharedWords(length);
  return {
    words,
    blocks,
    capacity,
    zones: sharedBytes(blocks * capacity),
    firms: sharedWords(blocks),
    threads,
  };
}

/** In: planes, a block and a slot. Out: where the true plane begins; the false one follows it. */
export function pairAt({ capacity }: Planes, block: number, slot: number): number {
  return (block * capacity + slot) * PAIR_WORDS;
}

/** In: planes and a thread. Out: where its working place begins. */
export function scratchAt({ blocks, capacity }: Planes, thread: number): number {
  return blocks * capacity * PAIR_WORDS + thread * SCRATCH_WORDS;
}

/** In: planes, a row and a slot. Sets both bits of the row, for the places where a firm changed. */
export function setBits(
  planes: Planes,
  { row, slot, met, unmet }: { row: number; slot: number; met: boolean; unmet: boolean },
): void {
  const at = pairAt(planes, Math.floor(row / BLOCK_FIRMS), slot) + Math.floor((row % BLOCK_FIRMS) / 32);
  setBit(planes.words, at, row % 32, met);
  setBit(planes.words, at + PLANE_WORDS, row % 32, unmet);
}

/** In: planes, a row and a slot. Out: its two bits. */
export function bitsAt(planes: Planes, row: number, slot: number): { met: boolean; unmet: boolean } {
  const at = pairAt(planes, Math.floor(row / BLOCK_FIRMS), slot) + Math.floor((row % BLOCK_FIRMS) / 32);
  const bit = 1 << (row % 32);
  const met = ((planes.words[at] ?? 0) & bit) !== 0;
  return { met, unmet: ((planes.words[at + PLANE_WORDS] ?? 0) & bit) !== 0 };
}

/** In: planes and which rows have a firm. Marks the places and counts the firms of each block. */
export function placeFirms(planes: Planes, isFirm: (row: number) => boolean): void {
  for (let row = 0; row < planes.blocks * BLOCK_FIRMS; row += 1) {
    if (!isFirm(row)) continue;
    setBits(planes, { row, slot: ALWAYS, met: true, unmet: false });
    const block = Math.floor(row / BLOCK_FIRMS);
    planes.firms[block] = (planes.firms[block] ?? 0) + 1;
  }
}

function setBit(words: Int32Array, at: number, bit: number, isSet: boolean): void {
  const word = words[at] ?? 0;
  words[at] = isSet ? word | (1 << bit) : word & ~(1 << bit);
}
