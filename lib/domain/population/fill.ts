import { ALWAYS } from './atoms';
import { fillByCode, holdAgainst } from './fill-kernels';
import type { Filling } from './filling';
import { BLOCK_FIRMS, PAIR_WORDS, PLANE_WORDS, SCRATCH } from './layout';
import { type Planes, pairAt } from './planes';
import type { Desk } from './run';
import type { CodeVerdicts } from './verdict-table';
import { markZones } from './zones';

/**
 * In: a thread's desk and work. Does it for the blocks from the first up to but not including the last. Throws RangeError
 * on work for other, larger planes, which would be done in the place of the next block.
 */
export function fill(desk: Desk, fillings: readonly Filling[], from: number, to: number): void {
  const { planes } = desk;
  if (fillings.some(({ slots }) => slots.some((slot) => slot >= planes.capacity)))
    throw new RangeError(`the planes have ${planes.capacity} slots only`);
  const doubles = new Float64Array(planes.words.buffer, planes.words.byteOffset, planes.words.length >> 1);
  for (let block = from; block < to; block += 1) {
    desk.block = block;
    for (const filling of fillings) {
      if (filling.kind === 'atom') fillAtom(desk, filling);
      else if (filling.kind === 'codes') fillCodes(desk, filling);
      else fillLimits(desk, doubles, filling);
      if ((planes.firms[block] ?? 0) < BLOCK_FIRMS) keepToFirms(planes, block, filling.slots);
      markZones(planes, block, filling.slots);
    }
  }
}

/** The verdict of each firm is found by its code, and put straight into the planes of the only atom. */
function fillAtom({ planes, block }: Desk, { codes, verdicts, slots }: Filling & { kind: 'atom' }): void {
  const into = pairAt(planes, block, slots[0] ?? ALWAYS);
  fillByCode(planes.words, { codes, verdicts, from: block * BLOCK_FIRMS, into });
}

/** The verdicts of each firm are gathered by its code, and then turned so that each atom has its own plane. */
function fillCodes(desk: Desk, { codes, verdicts, slots }: Filling & { kind: 'codes' }): void {
  const { words } = desk.planes;
  const [list, trues] = [desk.scratch + SCRATCH.ands, desk.scratch + SCRATCH.verdicts];
  const first = desk.block * BLOCK_FIRMS;
  words.set(codes.subarray(first, first + BLOCK_FIRMS), trues);
  gatherVerdicts(words, trues, verdicts);
  for (const half of [0, 1]) {
    for (const [index, slot] of slots.entries())
      words[list + index] = pairAt(desk.planes, desk.block, slot) + half * PLANE_WORDS;
    desk.kernels.turn(trues + half * BLOCK_FIRMS, list, slots.length);
  }
}

/** Where the codes of a block's firms are, the words for what is true are put, and behind them those for what is false. */
function gatherVerdicts(words: Int32Array, at: number, verdicts: CodeVerdicts): void {
  for (let row = 0; row < BLOCK_FIRMS; row += 1) {
    const code = words[at + row] ?? 0;
    words[at + row] = verdicts[2 * code] ?? 0;
    words[at + BLOCK_FIRMS + row] = verdicts[2 * code + 1] ?? 0;
  }
}

/**
 * The ends of a block's firms are brought side by side once, and held against all limits while they are near; for one
 * pair of limits alone it is quicker to read them where they are.
 */
function fillLimits(desk: Desk, doubles: Float64Array, filling: Filling & { kind: 'limits' }): void {
  const { ends, limits, slots } = filling;
  const [first, last] = [desk.block * BLOCK_FIRMS, (desk.block + 1) * BLOCK_FIRMS];
  const [only, ...others] = limits;
  if (only && others.length === 0) {
    const into = pairAt(desk.planes, desk.block, slots[0] ?? ALWAYS);
    holdAgainst(desk.planes.words, { ...ends, firstLo: first, firstHi: first }, only, into);
    return;
  }
  const at = desk.scratch + SCRATCH.ends;
  doubles.set(ends.lo.subarray(first, last), at >> 1);
  doubles.set(ends.hi.subarray(first, last), (at >> 1) + BLOCK_FIRMS);
  limits.forEach(({ min, max }, index) => {
    desk.kernels.limits(at, min, max, pairAt(desk.planes, desk.block, slots[index] ?? 0));
  });
}

/** Places without a firm have no verdict, or they would be counted as answers. */
function keepToFirms(planes: Planes, block: number, slots: readonly number[]): void {
  const firms = pairAt(planes, block, ALWAYS);
  for (const slot of slots) {
    const at = pairAt(planes, block, slot);
    for (let index = 0; index < PAIR_WORDS; index += 1) {
      const firm = planes.words[firms + (index % PLANE_WORDS)] ?? 0;
      planes.words[at + index] = (planes.words[at + index] ?? 0) & firm;
    }
  }
}
