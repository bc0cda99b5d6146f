import { keptBack, LEAST_SHOWN } from '../../suppression';
import type { Verdict } from '../types';

/** How firms fare: as before, out to in, in to out, decided to open, open to decided. */
export const MOVES = ['same', 'gained', 'lost', 'undecided', 'decided'] as const;
/** One way a firm can fare. */
export type Move = (typeof MOVES)[number];

/** What adds up in a row: its firms, and these by how they fare. */
export const ROW_COLUMNS = ['firms', ...MOVES] as const;
/** Firms of a row as they are. */
export type RowCounts = Readonly<Record<Move | 'firms', number>>;
/** Firms by how they fare, `firms` all of them; null is kept back. */
export type ImpactRow = Readonly<Record<Move | 'firms', number | null>>;
/** A row that is the sum of others. */
export type RowSum = { of: string; parts: readonly string[] };

/** In: two verdicts. Out: how the firm fares. */
export function moveOf({ before, after }: { before: Verdict; after: Verdict }): Move {
  if (before === after) return 'same';
  if (after === 'unknown') return 'undecided';
  if (before === 'unknown') return 'decided';
  return after === 'met' ? 'gained' : 'lost';
}

/** In: rows by name, which of them are sums of others, and the least that may be shown. Out: the rows; figures below the least are kept back, with as many others as it takes that they cannot be worked out. */
export function shownRows(
  rows: ReadonlyMap<string, RowCounts>,
  sums: readonly RowSum[],
  least: number = LEAST_SHOWN,
): ReadonlyMap<string, ImpactRow> {
  const values = new Map(
    [...rows].flatMap(([key, counts]) =>
      ROW_COLUMNS.map((column) => [cellOf(key, column), counts[column]] as const),
    ),
  );
  const hidden = keptBack({ values, lines: linesOf([...rows.keys()], sums) }, least);
  return new Map([...rows].map(([key, counts]) => [key, shownRow(key, counts, hidden)]));
}

function shownRow(key: string, counts: RowCounts, hidden: ReadonlySet<string>): ImpactRow {
  const cell = (column: (typeof ROW_COLUMNS)[number]) =>
    hidden.has(cellOf(key, column)) ? null : counts[column];
  return {
    firms: cell('firms'),
    same: cell('same'),
    gained: cell('gained'),
    lost: cell('lost'),
    undecided: cell('undecided'),
    decided: cell('decided'),
  };
}

/** The moves of a row add up to its firms; what it is the sum of adds up to each of its columns. */
function linesOf(
  keys: readonly string[],
  sums: readonly RowSum[],
): readonly (readonly [string, ...string[]])[] {
  const across = keys.map((key): [string, ...string[]] => [
    cellOf(key, 'firms'),
    ...MOVES.map((move) => cellOf(key, move)),
  ]);
  const down = sums.flatMap(({ of, parts }) =>
    ROW_COLUMNS.map((column): [string, ...string[]] => [
      cellOf(of, column),
      ...parts.map((part) => cellOf(part, column)),
    ]),
  );
  return [...across, ...down];
}

function cellOf(key: string, column: (typeof ROW_COLUMNS)[number]): string {
  return `${key} ${column}`;
}
