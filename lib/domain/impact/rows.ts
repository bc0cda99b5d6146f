import type { CellMoves, MoveCounts } from '../population';
import { type FactValue, MOVES, type RowCounts } from '../rules';

/** Rows by their names while firms are added to them. */
export type Rows = Map<string, RowCounts>;

function addMoves(rows: Rows, key: string, counts: MoveCounts): void {
  const firms = MOVES.reduce((sum, move) => sum + counts[move], 0);
  addRow(rows, key, { ...counts, firms });
}

/** In: rows, a name and another row. Adds it to the row of this name. */
export function addRow(rows: Rows, key: string, more: RowCounts): void {
  const row = rows.get(key);
  rows.set(key, row ? combined(row, more, 1) : more);
}

/** In: a row and a part of it. Out: what the part leaves over. */
export function without(whole: RowCounts, part: RowCounts): RowCounts {
  return combined(whole, part, -1);
}

/** In: cells and how each is named. Out: firms by how they fare, in a row for each name. */
export function rowsOf(cells: readonly CellMoves[], nameOf: (key: CellMoves['key']) => string): Rows {
  const rows: Rows = new Map();
  for (const { key, counts } of cells) addMoves(rows, nameOf(key), counts);
  return rows;
}

/** In: what is known of a fact. Out: its value if it is one, else nothing. */
export function oneValue(value: FactValue | undefined): string | null {
  if (value?.kind !== 'values' || value.values.length !== 1) return null;
  return value.values[0] ?? null;
}

function combined(one: RowCounts, other: RowCounts, sign: 1 | -1): RowCounts {
  return {
    firms: one.firms + sign * other.firms,
    same: one.same + sign * other.same,
    gained: one.gained + sign * other.gained,
    lost: one.lost + sign * other.lost,
    undecided: one.undecided + sign * other.undecided,
    decided: one.decided + sign * other.decided,
  };
}
