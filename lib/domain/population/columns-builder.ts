import type { FactValue } from '../rules';
import { type Codes, type Column, type Columns, type NumberColumn, UNKNOWN } from './columns';
import { BLOCK_FIRMS, blocksOf } from './layout';
import { sharedCodes } from './shared';
import { checkValue, emptyNumbers, placeOf, placesOf, writeNumber } from './write-column';

type GrowingCodes = { kind: 'codes'; codes: Uint32Array; values: FactValue[]; places: Map<string, number> };
type Growing = NumberColumn | GrowingCodes;

/** Columns while firms are added to them one by one; what is added stays in it, so nothing is copied. */
export type ColumnsBuilder = {
  rows: number;
  ids: string[];
  columns: Map<string, Growing>;
};

/** In: the number of firms at most. Out: columns without firms. */
export function startColumns(firms: number): ColumnsBuilder {
  return { rows: blocksOf(firms) * BLOCK_FIRMS, ids: [], columns: new Map() };
}

/**
 * In: a firm's id and its facts; those not given are unknown. Out: its row. A fact is a number for all firms or for
 * none. Throws RangeError where that is broken, on what else does not go into its column, and when there is no more room;
 * then nothing is written.
 */
export function addFirm(
  builder: ColumnsBuilder,
  id: string,
  facts: Iterable<readonly [fact: string, value: FactValue]>,
): number {
  const row = builder.ids.length;
  if (row >= builder.rows) throw new RangeError(`there is room for ${builder.rows} firms only`);
  const known = new Map(facts);
  for (const [fact, value] of known) checkValue(builder.columns.get(fact), row, fact, value);
  for (const [fact, value] of known) addFact(builder, row, fact, value);
  builder.ids.push(id);
  return row;
}

/** In: the builder. Out: the columns, codes as narrow as they can be; the builder is used up. */
export function finishColumns({ rows, ids, columns }: ColumnsBuilder): Columns {
  const finished = [...columns].map(([fact, column]) => [fact, finishColumn(column, rows)] as const);
  return { rows, ids, columns: new Map(finished) };
}

function finishColumn(column: Growing, rows: number): Column {
  if (column.kind === 'number') return column;
  return { ...column, codes: narrowed(column.codes, rows, column.values.length) };
}

/** A little room is left, so that firms that change can bring new values. */
function narrowed(wide: Uint32Array, rows: number, values: number): Codes {
  const codes = sharedCodes(rows, values + Math.ceil(values / 8));
  codes.set(wide);
  return codes;
}

function addFact(builder: ColumnsBuilder, row: number, fact: string, value: FactValue): void {
  if (value.kind === 'unknown') return;
  const column = builder.columns.get(fact) ?? startColumn(builder, fact, value);
  if (column.kind === 'number') writeNumber(column, row, fact, value);
  else column.codes[row] = placeOf(column, fact, value);
}

function startColumn({ rows, columns }: ColumnsBuilder, fact: string, value: FactValue): Growing {
  const column = value.kind === 'range' ? emptyNumbers(rows) : startCodes(rows);
  columns.set(fact, column);
  return column;
}

function startCodes(rows: number): GrowingCodes {
  return { kind: 'codes', codes: new Uint32Array(rows), values: [UNKNOWN], places: placesOf([UNKNOWN]) };
}
