import { addRuns, type Cells } from './cells';
import type { Tally } from './counts';
import { PLANE_WORDS, REGISTERS } from './layout';
import type { Program } from './program';
import { type Desk, gather, registerAt, runProgram } from './run';

/** What another version of a rule does: firms that meet it only now, no longer meet it, can no longer or at last be told. */
export type Change = { gained: number; lost: number; undecided: number; decided: number };

/** The last registers, which programs leave free. */
const [OLD, NEW, RESULT] = [REGISTERS - 3, REGISTERS - 2, REGISTERS - 1];

/** In: a desk, the programs of a rule before and after, cells and blocks. Out: a tally for `changesOf`. */
export function tallyChange(
  desk: Desk,
  { before, after, cells }: { before: Program; after: Program; cells: Cells },
  from: number,
  to: number,
): Tally {
  const tally = new Int32Array(4 * cells.keys.length);
  for (let block = from; block < to; block += 1) {
    desk.block = block;
    runProgram(desk, before);
    keep(desk);
    runProgram(desk, after);
    addBlock(desk, cells, tally);
  }
  return tally;
}

/** In: a tally of `tallyChange`. Out: the change in each cell. */
export function changesOf(tally: Tally): readonly Change[] {
  const cells = tally.length / 4;
  return Array.from({ length: cells }, (_, cell) => ({
    gained: tally[2 * cell] ?? 0,
    lost: tally[2 * cell + 1] ?? 0,
    undecided: tally[2 * (cells + cell)] ?? 0,
    decided: tally[2 * (cells + cell) + 1] ?? 0,
  }));
}

/** The result is put where the next program does not write. */
function keep(desk: Desk): void {
  const at = registerAt(desk, OLD);
  gather(desk, 'and', [desk.trueAt[0] ?? 0], at);
  gather(desk, 'and', [desk.falseAt[0] ?? 0], at + PLANE_WORDS);
}

/** What the old program came to was kept; what the new one did is where it left it. */
function addBlock(desk: Desk, cells: Cells, tally: Tally): void {
  const [old, now, result] = [registerAt(desk, OLD), registerAt(desk, NEW), registerAt(desk, RESULT)];
  const [trueNow, falseNow] = [desk.trueAt[0] ?? 0, desk.falseAt[0] ?? 0];
  const count = (first: number, second: number, place: number) => {
    desk.kernels.without(first, second, result);
    addRuns(desk, cells, tally, result, place);
  };
  count(trueNow, old, 0);
  count(old, trueNow, 1);
  // What is met or unmet is decided; the rest cannot be told.
  gather(desk, 'or', [old, old + PLANE_WORDS], old);
  gather(desk, 'or', [trueNow, falseNow], now);
  count(old, now, 2 * cells.keys.length);
  count(now, old, 2 * cells.keys.length + 1);
}
