import { ANY_CODE, codesAbove } from '../hierarchy';
import type { RangeLimits } from '../ranges';
import type { Area } from '../types';
import type { Cell } from './types';

type Numbers = Extract<Cell, { kind: 'numbers' }>;

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

/** In: numbers in order, cut where conditions turn, and limits. Out: the bit set of those within the limits. */
export function maskWithin(cells: readonly Numbers[], { min, max, minOpen, maxOpen }: RangeLimits): bigint {
  const isAbove = ({ lo, loOpen }: Numbers) =>
    min === null || lo > min || (lo === min && (loOpen || !minOpen));
  const isBeyond = ({ hi, hiOpen }: Numbers) =>
    max !== null && (hi > max || (hi === max && !hiOpen && maxOpen === true));
  const [from, to] = [firstOf(cells, isAbove), firstOf(cells, isBeyond)];
  return from < to ? ((1n << BigInt(to - from)) - 1n) << BigInt(from) : 0n;
}

/** In: a list, and a test that passes from some place on. Out: that place; behind the end where there is none. */
function firstOf<T>(list: readonly T[], passes: (one: T) => boolean): number {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const one = list[middle];
    if (one !== undefined && passes(one)) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** In: codes that conditions name. Out: each of them, what lies below each of them and below no other, and the rest. */
export function treeCells(codes: readonly string[]): readonly Cell[] {
  const named = [...new Set(codes)].filter((code) => code !== ANY_CODE);
  const below = new Map<string, string[]>(named.map((code) => [code, []]));
  for (const code of named)
    for (const above of codesAbove(code)) if (above !== code) below.get(above)?.push(code);
  return [
    ...named.map((code): Cell => ({ kind: 'code', code })),
    ...named.map((code): Cell => ({ kind: 'below', code, except: below.get(code) ?? [] })),
    { kind: 'below', code: ANY_CODE, except: named },
  ];
}

/** In: codes that conditions name, and all there are where that is known. Out: each of them, and the others if there are any. */
export function listCells(codes: readonly string[], every: readonly string[] | undefined): readonly Cell[] {
  const named = new Set(codes);
  const cells = [...named].map((code): Cell => ({ kind: 'code', code }));
  const hasOthers = every === undefined || every.some((code) => !named.has(code));
  return hasOthers ? [...cells, { kind: 'others' }] : cells;
}

/** Cells of codes by what asks for them: their places in the list. */
export type CellIndex = {
  size: number;
  /** The cell of one code. */
  byCode: ReadonlyMap<string, number>;
  /** The cells that lie under a code; a hierarchy may always have codes that nobody named. */
  under: ReadonlyMap<string, readonly number[]>;
};

/** In: cells of codes. Out: where to find them. */
export function cellIndex(cells: readonly Cell[]): CellIndex {
  const [byCode, under] = [new Map<string, number>(), new Map<string, number[]>()];
  for (const [place, cell] of cells.entries()) {
    if (cell.kind === 'code') byCode.set(cell.code, place);
    if (cell.kind !== 'code' && cell.kind !== 'below') continue;
    for (const above of [ANY_CODE, ...(cell.code === ANY_CODE ? [] : codesAbove(cell.code))]) {
      const known = under.get(above);
      if (known) known.push(place);
      else under.set(above, [place]);
    }
  }
  return { size: cells.length, byCode, under };
}

/** In: areas. Out: the places of the cells whose codes lie in one of them. */
export function placesInAreas({ under }: CellIndex, areas: readonly Area[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { codes, except = NOTHING } of areas) {
    const left = new Set(except.flatMap((code) => under.get(code) ?? []));
    for (const code of codes)
      for (const place of under.get(code) ?? []) if (!left.has(place)) found.add(place);
  }
  return found;
}

/** In: codes. Out: the places of their cells. */
export function placesOfCodes({ byCode }: CellIndex, codes: readonly string[]): ReadonlySet<number> {
  return new Set(codes.flatMap((code) => byCode.get(code) ?? []));
}

/** In: how many cells there are, and the places of some. Out: their bit set. */
export function maskOf(size: number, places: ReadonlySet<number>): bigint {
  if (places.size === 0) return 0n;
  // Digits are read at once; a bit set that grows bit by bit is written anew for each.
  const digits = Array.from({ length: size }, (_, place) => (places.has(size - 1 - place) ? '1' : '0'));
  return BigInt(`0b${digits.join('')}`);
}

function hasWhole({ lo, hi, loOpen }: Numbers): boolean {
  if (lo === -Infinity || hi === Infinity) return true;
  return loOpen ? Math.floor(lo) + 1 < hi : Number.isInteger(lo);
}
