import { ALWAYS } from './atoms';
import type { Kernels } from './kernels';
import { PAIR_WORDS, PLANE_WORDS, REGISTERS, SCRATCH } from './layout';
import { type Planes, pairAt, scratchAt } from './planes';
import { HEAD_WORDS, OP, type Program } from './program';
import { negatedZone, ZONE } from './zones';

/** One thread's working place: registers that say where the two planes of a result are, and what is the same all over. */
export type Desk = {
  planes: Planes;
  kernels: Kernels;
  /** Where the true and false planes of each register are: in its own place, or those of an atom. */
  trueAt: Int32Array;
  falseAt: Int32Array;
  zones: Uint8Array;
  scratch: number;
  block: number;
};

/** In: planes, the number of the thread and its kernels over the planes' words. */
export function deskOf(planes: Planes, thread: number, kernels: Kernels): Desk {
  const [trueAt, falseAt] = [new Int32Array(REGISTERS), new Int32Array(REGISTERS)];
  const scratch = scratchAt(planes, thread);
  return { planes, kernels, trueAt, falseAt, zones: new Uint8Array(REGISTERS), scratch, block: 0 };
}

/** In: a desk with its block set, and a program. Leaves the result in the register the program was compiled for. */
export function runProgram(desk: Desk, program: Program): void {
  for (let at = 0; at < program.length; at += HEAD_WORDS + (program[at + 3] ?? 0)) {
    if (program[at] === OP.atLeast) runAtLeast(desk, program, at);
    else runGroup(desk, program, at);
  }
}

/** In: a register. Out: firms of the block whose bit is set in its true plane. */
export function metIn(desk: Desk, register: number): number {
  return counted(desk, desk.zones[register] ?? 0, desk.trueAt[register] ?? 0);
}

/** In: a register. Out: firms of the block whose bit is set in its false plane. */
export function unmetIn(desk: Desk, register: number): number {
  return counted(desk, (desk.zones[register] ?? 0) >> 2, desk.falseAt[register] ?? 0);
}

/** In: a desk and a register. Out: the place of the register's own two planes. */
export function registerAt(desk: Desk, register: number): number {
  return desk.scratch + register * PAIR_WORDS;
}

/** In: a desk and planes by their places. Writes what all of them have, or one of them. */
export function gather(desk: Desk, kernel: 'and' | 'or', planes: readonly number[], into: number): void {
  const list = desk.scratch + SCRATCH.ands;
  for (let index = 0; index < planes.length; index += 1) desk.planes.words[list + index] = planes[index] ?? 0;
  if (kernel === 'and') desk.kernels.and(list, planes.length, into);
  else desk.kernels.or(list, planes.length, into);
}

function counted({ planes, block, kernels }: Desk, zone: number, at: number): number {
  if ((zone & ZONE.noneTrue) !== 0) return 0;
  return (zone & ZONE.allTrue) !== 0 ? (planes.firms[block] ?? 0) : kernels.count(at);
}

/**
 * Kleene's `and` takes what all true planes have and what one false plane has; `or` is the same with the planes
 * swapped. What is the same for the whole block is settled without a look at the planes.
 */
function runGroup(desk: Desk, program: Program, at: number): void {
  const { words, zones, capacity } = desk.planes;
  const swap = program[at] === OP.any ? 1 : 0;
  const base = desk.block * capacity;
  const ands = desk.scratch + SCRATCH.ands;
  const ors = desk.scratch + SCRATCH.ors;
  const end = at + HEAD_WORDS + (program[at + 3] ?? 0);
  let allOf = 0;
  let oneOf = 0;
  let seen = 0;
  for (let place = at + HEAD_WORDS; place < end; place += 1) {
    const operand = program[place] ?? 0;
    const isAtom = operand >= 0;
    const register = -1 - operand;
    let zone = (isAtom ? zones[base + (operand >> 1)] : desk.zones[register]) ?? 0;
    const swapped = (isAtom ? operand & 1 : 0) ^ swap;
    if (swapped !== 0) zone = negatedZone(zone);
    seen |= zone;
    const pair = (base + (operand >> 1)) * PAIR_WORDS;
    const trueAt = isAtom ? pair : (desk.trueAt[register] ?? 0);
    const falseAt = isAtom ? pair + PLANE_WORDS : (desk.falseAt[register] ?? 0);
    if ((zone & ZONE.allTrue) === 0) words[ands + allOf++] = swapped !== 0 ? falseAt : trueAt;
    if ((zone & ZONE.noneFalse) === 0) words[ors + oneOf++] = swapped !== 0 ? trueAt : falseAt;
  }
  settle(desk, { register: program[at + 1] ?? 0, seen, allOf, oneOf, isSwapped: swap !== 0 });
}

type Settling = { register: number; seen: number; allOf: number; oneOf: number; isSwapped: boolean };

function settle(desk: Desk, { register, seen, allOf, oneOf, isSwapped }: Settling): void {
  const always = pairAt(desk.planes, desk.block, ALWAYS);
  const own = registerAt(desk, register);
  let trueAt = always;
  let zone = 0;
  if ((seen & ZONE.noneTrue) !== 0) {
    trueAt = always + PLANE_WORDS;
    zone |= ZONE.noneTrue;
  } else if (allOf === 0) zone |= ZONE.allTrue;
  else trueAt = combined(desk, 'and', desk.scratch + SCRATCH.ands, allOf, own);
  let falseAt = always;
  if ((seen & ZONE.allFalse) !== 0) zone |= ZONE.allFalse;
  else if (oneOf === 0) {
    falseAt = always + PLANE_WORDS;
    zone |= ZONE.noneFalse;
  } else falseAt = combined(desk, 'or', desk.scratch + SCRATCH.ors, oneOf, own + PLANE_WORDS);
  desk.trueAt[register] = isSwapped ? falseAt : trueAt;
  desk.falseAt[register] = isSwapped ? trueAt : falseAt;
  desk.zones[register] = isSwapped ? negatedZone(zone) : zone;
}

/** One plane alone is used where it is, unless it is a register's, which the next group may write over. */
function combined(desk: Desk, kernel: 'and' | 'or', list: number, count: number, into: number): number {
  const only = desk.planes.words[list] ?? 0;
  if (count === 1 && only < desk.scratch) return only;
  if (kernel === 'and') desk.kernels.and(list, count, into);
  else desk.kernels.or(list, count, into);
  return into;
}

/** Met once enough are certainly true; unmet once so many are certainly false that too few are left. */
function runAtLeast(desk: Desk, program: Program, at: number): void {
  const [register, least, count] = [program[at + 1] ?? 0, program[at + 2] ?? 0, program[at + 3] ?? 0];
  const { words, capacity } = desk.planes;
  const trues = desk.scratch + SCRATCH.ands;
  const falses = desk.scratch + SCRATCH.ors;
  for (let index = 0; index < count; index += 1) {
    const operand = program[at + HEAD_WORDS + index] ?? 0;
    const pair = (desk.block * capacity + (operand >> 1)) * PAIR_WORDS;
    const negation = operand & 1;
    const register = -1 - operand;
    words[trues + index] = operand < 0 ? (desk.trueAt[register] ?? 0) : pair + negation * PLANE_WORDS;
    words[falses + index] = operand < 0 ? (desk.falseAt[register] ?? 0) : pair + (1 - negation) * PLANE_WORDS;
  }
  const own = registerAt(desk, register);
  const spare = desk.scratch + SCRATCH.spare;
  desk.kernels.atLeast(trues, count, least, own, spare);
  desk.kernels.atLeast(falses, count, count - least + 1, own + PLANE_WORDS, spare);
  desk.trueAt[register] = own;
  desk.falseAt[register] = own + PLANE_WORDS;
  desk.zones[register] = 0;
}
