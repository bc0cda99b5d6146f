import type { FactValue } from '../rules';
import { ALWAYS } from './atoms';
import { type CodeColumn, type Columns, UNKNOWN } from './columns';
import type { Tally } from './counts';
import { BLOCK_FIRMS } from './layout';
import { pairAt } from './planes';
import type { Program } from './program';
import { type Desk, runProgram } from './run';
import { sharedWords } from './shared';
import { ZONE } from './zones';

/** Firms told apart by some facts: each cell is one combination of values. Kept as runs of rows of one cell, none across blocks. */
export type Cells = {
  /** What is known of each fact in each cell, in the order of the facts. */
  keys: readonly (readonly FactValue[])[];
  /** Row each run begins with, and its cell. The last one only ends the run before it. */
  starts: Int32Array;
  cells: Int32Array;
  /** First run of each block, and one more at the end. */
  firstRun: Int32Array;
};

/**
 * In: columns and facts that are not numbers. Out: the cells that firms are in. Runs are long, and counting is quick,
 * when rows stand in the order of `clusteredOrder` over the same facts. Throws RangeError on a number.
 */
export function cellsOf(columns: Columns, facts: readonly string[]): Cells {
  const some = facts.map((fact) => codeColumnOf(columns, fact));
  const cellOf = numberedCells(some);
  const [starts, cells, firstRun]: [number[], number[], number[]] = [[], [], []];
  for (let row = 0; row < columns.rows; row += 1) {
    const cell = cellOf.at(row);
    const isNewBlock = row % BLOCK_FIRMS === 0;
    if (isNewBlock) firstRun.push(starts.length);
    if (!isNewBlock && cell === cells.at(-1)) continue;
    starts.push(row);
    cells.push(cell);
  }
  firstRun.push(starts.length);
  starts.push(columns.rows);
  return { keys: cellOf.keys, starts: shared(starts), cells: shared(cells), firstRun: shared(firstRun) };
}

/** In: a desk, programs, cells and blocks. Out: met and unmet of each program in each cell, programs outermost. */
export function tallyCells(
  desk: Desk,
  programs: readonly Program[],
  cells: Cells,
  from: number,
  to: number,
): Tally {
  const tally = new Int32Array(2 * cells.keys.length * programs.length);
  for (let block = from; block < to; block += 1) {
    desk.block = block;
    programs.forEach((program, index) => {
      runProgram(desk, program);
      const first = 2 * cells.keys.length * index;
      const zone = desk.zones[0] ?? 0;
      if ((zone & ZONE.noneTrue) === 0) addRuns(desk, cells, tally, desk.trueAt[0] ?? 0, first);
      if ((zone & ZONE.noneFalse) === 0) addRuns(desk, cells, tally, desk.falseAt[0] ?? 0, first + 1);
    });
  }
  return tally;
}

/** In: planes, their kernels and cells. Out: number of firms in each cell. */
export function firmsByCell(desk: Desk, cells: Cells): readonly number[] {
  const tally = new Int32Array(2 * cells.keys.length);
  for (let block = 0; block < desk.planes.blocks; block += 1) {
    desk.block = block;
    addRuns(desk, cells, tally, pairAt(desk.planes, block, ALWAYS), 0);
  }
  return cells.keys.map((_, cell) => tally[2 * cell] ?? 0);
}

/** In: a desk, cells and the place of a plane of its block. Adds the bits of each cell to every second place from `first` on. */
export function addRuns(desk: Desk, cells: Cells, tally: Tally, plane: number, first: number): void {
  const { block, kernels } = desk;
  const base = block * BLOCK_FIRMS;
  const last = cells.firstRun[block + 1] ?? 0;
  for (let run = cells.firstRun[block] ?? 0; run < last; run += 1) {
    const [from, to] = [(cells.starts[run] ?? 0) - base, (cells.starts[run + 1] ?? 0) - base];
    const place = first + 2 * (cells.cells[run] ?? 0);
    tally[place] = (tally[place] ?? 0) + kernels.countBetween(plane, from, to);
  }
}

/** In: columns and a fact that is no number. Out: its column; of a fact nobody answered one that knows nothing. */
export function codeColumnOf({ columns, rows }: Columns, fact: string): CodeColumn {
  const column = columns.get(fact);
  if (column?.kind === 'number')
    throw new RangeError(`${fact} is a number: give its classes a fact of their own`);
  return column ?? { kind: 'codes', codes: new Uint8Array(rows), values: [UNKNOWN] };
}

function numberedCells(columns: readonly CodeColumn[]): {
  keys: (readonly FactValue[])[];
  at: (row: number) => number;
} {
  const keys: (readonly FactValue[])[] = [];
  const known = new Map<number, number>();
  const at = (row: number): number => {
    let key = 0;
    for (const { codes, values } of columns) key = key * values.length + (codes[row] ?? 0);
    const cell = known.get(key) ?? keys.length;
    if (cell === keys.length) {
      known.set(key, cell);
      keys.push(columns.map(({ codes, values }) => values[codes[row] ?? 0] ?? UNKNOWN));
    }
    return cell;
  };
  return { keys, at };
}

function shared(list: readonly number[]): Int32Array {
  const words = sharedWords(list.length);
  words.set(list);
  return words;
}
