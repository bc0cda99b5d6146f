/** Firms in a block: its planes of 512 bytes stay in the nearest cache while every rule goes over them. */
export const BLOCK_FIRMS = 4_096;

/** 32-bit words of one plane of one block. */
export const PLANE_WORDS = BLOCK_FIRMS / 32;

/** Words of the two planes of one atom in one block: where it is certainly true, then where it is certainly false. */
export const PAIR_WORDS = 2 * PLANE_WORDS;

/** Firms of one partition at most; larger populations are several partitions whose counts are added up. */
export const PARTITION_FIRMS = 256 * BLOCK_FIRMS;

/** Results of groups that may be held at once while a rule is worked out. */
export const REGISTERS = 512;

/** Registers that programs may use; the last ones are kept for what compares two results. */
export const PROGRAM_REGISTERS = REGISTERS - 4;

/** Parts that must all hold of one rule at most, so that sole barriers have room for the conjunctions of the others. */
export const MOST_CRITERIA = 256;

/** Operands that one instruction may have. */
export const MOST_OPERANDS = 1_024;

/** Where things are in the working place of a thread, in words: registers, two lists of operands, room for kernels, and what planes are filled from. */
export const SCRATCH = {
  registers: 0,
  ands: REGISTERS * PAIR_WORDS,
  ors: REGISTERS * PAIR_WORDS + MOST_OPERANDS,
  /** A vector of four words for each operand. */
  spare: REGISTERS * PAIR_WORDS + 2 * MOST_OPERANDS,
  /** Two doubles for each firm of a block: all lower ends, then all upper ones. */
  ends: REGISTERS * PAIR_WORDS + 6 * MOST_OPERANDS,
  /** A word for each firm of a block, and another one. */
  verdicts: REGISTERS * PAIR_WORDS + 6 * MOST_OPERANDS + 4 * BLOCK_FIRMS,
} as const;

/** Words a thread needs of its own. */
export const SCRATCH_WORDS = SCRATCH.verdicts + 2 * BLOCK_FIRMS;

/** In: number of firms. Out: number of blocks that hold them. */
export function blocksOf(firms: number): number {
  return Math.ceil(firms / BLOCK_FIRMS);
}
