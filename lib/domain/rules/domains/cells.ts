import { ANY_CODE, liesUnder } from '../hierarchy';
import type { RangeLimits } from '../ranges';
import type { Area } from '../types';
import type { Cell } from './types';

type Numbers = Extract<Cell, { kind: 'numbers' }>;

/** No code is written like this: it stands for those that no condition names. */
const UNNAMED = '~';
const NOTHING: readonly string[] = [];

/** In: every number at which a condition turns, and what the number can be at all. Out: the stretches between them, and the numbers themselves. */
export function numberCells(
  turns: readonly number[],
  { whole, min, max }: { whole: boolean; min: number | null; max: number | null },
): readonly Numbers[] {
  const ends = [...turns, min ?? Infinity, max ?? Infinity].filter(Number.isFinite);
  const sorted = [...new Set(ends)].toSorted((a, b) => a - b);
  const cells: Numbers[] = [];
  let before = -Infinity;
  for (const turn of sorted) {
    cells.push({ kind: 'numbers', lo: before, hi: turn, loOpen: true, hiOpen: true });
    cells.push({ kind: 'numbers', lo: turn, hi: turn, loOpen: false, hiOpen: false });
    before = turn;
  }
  cells.push({ kind: 'numbers', lo: before, hi: Infinity, loOpen: true, hiOpen: true });
  return cells.filter(
    (cell) => cell.lo >= (min ?? -Infinity) && cell.hi <= (max ?? Infinity) && (!whole || hasWhole(cell)),
  );
}

/** Whether every number of the cell lies within the limits. */
export function isWithin(
  { lo, hi, loOpen, hiOpen }: Numbers,
  { min, max, minOpen, maxOpen }: RangeLimits,
): boolean {
  const isAbove = min === null || lo > min || (lo === min && (loOpen || !minOpen));
  const isBelow = max === null || hi < max || (hi === max && (hiOpen || !maxOpen));
  return isAbove && isBelow;
}

/** In: codes that conditions name. Out: each of them, what lies below each of them and below no other, and the rest. */
export function treeCells(codes: readonly string[]): readonly Cell[] {
  const named = [...new Set(codes)].filter((code) => code !== ANY_CODE);
  const below = (code: string) =>
    named.filter((one) => one !== code && (code === ANY_CODE || liesUnder(one, code) === 'met'));
  return [
    ...named.map((code): Cell => ({ kind: 'code', code })),
    ...[...named, ANY_CODE].map((code): Cell => ({ kind: 'below', code, except: below(code) })),
  ];
}

/** In: codes that conditions name, and all there are where that is known. Out: each of them, and the others if there are any. */
export function listCells(codes: readonly string[], every: readonly string[] | undefined): readonly Cell[] {
  const named = [...new Set(codes)];
  const cells = named.map((code): Cell => ({ kind: 'code', code }));
  const hasOthers = every === undefined || every.some((code) => !named.includes(code));
  return hasOthers ? [...cells, { kind: 'others' }] : cells;
}

/** Whether the codes of a cell lie in one of the areas; a hierarchy may always have codes that nobody named. */
export function isInAreas(cell: Cell, areas: readonly Area[]): boolean {
  if (cell.kind !== 'code' && cell.kind !== 'below') return false;
  const code = cell.code === ANY_CODE ? UNNAMED : cell.code;
  return areas.some(
    ({ codes, except = NOTHING }) =>
      liesUnder(code, ...codes) === 'met' && liesUnder(code, ...except) !== 'met',
  );
}

/** Whether the cell is one of the codes. */
export function isOneOf(cell: Cell, values: readonly string[]): boolean {
  return cell.kind === 'code' && values.includes(cell.code);
}

/** In: cells and a test. Out: the bit set of those that pass. */
export function maskOf(cells: readonly Cell[], test: (cell: Cell) => boolean): bigint {
  return cells.reduce((mask, cell, bit) => (test(cell) ? mask | (1n << BigInt(bit)) : mask), 0n);
}

function hasWhole({ lo, hi, loOpen }: Numbers): boolean {
  if (lo === -Infinity || hi === Infinity) return true;
  return loOpen ? Math.floor(lo) + 1 < hi : Number.isInteger(lo);
}
