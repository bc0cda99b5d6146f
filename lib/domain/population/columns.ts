import type { FactReader, FactValue } from '../rules';
import type { ValueParts } from './value-parts';

/** Codes of the rows of a column; as narrow as the number of different values allows. */
export type Codes = Uint8Array | Uint16Array | Uint32Array;

/** A number of every firm: what it may lie between, and its unit. */
export type NumberColumn = {
  kind: 'number';
  /** Minus and plus infinity where it is unknown. */
  lo: Float64Array;
  hi: Float64Array;
  /** 0 where it is unknown, otherwise one more than the place of the unit in `units`. */
  state: Uint8Array;
  /** Units met so far; null stands for a plain number. */
  units: (string | null)[];
};

/** Any other fact of every firm: each different value is kept once, and a row holds its place. */
export type CodeColumn = {
  kind: 'codes';
  codes: Codes;
  /** The first is always what is unknown. */
  values: FactValue[];
  /** Place of each value by its key, once somebody asked for it. */
  places?: Map<string, number>;
  /** The values taken apart, once somebody asked for it. */
  parts?: ValueParts;
};

/** One fact of every firm. */
export type Column = NumberColumn | CodeColumn;

/** Facts of many firms by fact; rows of all columns are the same firms. Kept in shared memory and changed in place. */
export type Columns = {
  /** Rows there is room for, a whole number of blocks. */
  rows: number;
  /** Id of the firm in each row; rows at or beyond its length are empty. Null marks a row whose firm was taken out. */
  ids: (string | null)[];
  columns: Map<string, Column>;
};

/** What every column holds where nothing is known. */
export const UNKNOWN: FactValue = { kind: 'unknown' };

/** In: columns, a fact and a row. Out: what is known; a fact without a column is unknown. */
export function valueAt({ columns }: Columns, fact: string, row: number): FactValue {
  const column = columns.get(fact);
  if (!column) return UNKNOWN;
  if (column.kind === 'codes') return column.values[column.codes[row] ?? 0] ?? UNKNOWN;
  return numberAt(column, row);
}

/** In: columns and a row. Out: the reader that evaluators ask of the firm in it. */
export function firmReader(columns: Columns, row: number): FactReader {
  return (fact) => valueAt(columns, fact, row);
}

function numberAt({ lo, hi, state, units }: NumberColumn, row: number): FactValue {
  const known = state[row] ?? 0;
  if (known === 0) return UNKNOWN;
  const unit = units[known - 1] ?? null;
  const range = { kind: 'range', lo: lo[row] ?? -Infinity, hi: hi[row] ?? Infinity } as const;
  return unit === null ? range : { ...range, unit };
}
