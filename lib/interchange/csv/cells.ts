import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { RawRecord } from './records';

/** The cells of a row, or null where they cannot be told apart. */
export type Cells = readonly string[] | null;

/** In: rows and the delimiter. Out: their cells, one entry a row, in order. */
export function cellsOf(records: readonly RawRecord[], delimiter: string): readonly Cells[] {
  const sound = records.filter((record) => record.problem === null);
  const rows = parsed(sound.map((record) => record.text).join('\n'), delimiter);
  // One row a record, or the batch is read one by one: a row must never slip into its neighbour's place.
  const cells = rows?.length === sound.length ? rows : sound.map((record) => alone(record.text, delimiter));
  let next = 0;
  return records.map((record) => (record.problem === null ? (cells[next++] ?? null) : null));
}

/** In: rows of cells. Out: CSV text that a spreadsheet reads as text, never as a formula. */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? printable(cell) : cell))),
    { escape_formulas: true },
  );
}

function alone(text: string, delimiter: string): Cells {
  const rows = parsed(text, delimiter);
  return rows?.length === 1 ? (rows[0] ?? null) : null;
}

function parsed(text: string, delimiter: string): string[][] | null {
  if (text === '') return [];
  try {
    return parse(text, { delimiter, relax_column_count: true, relax_quotes: true, record_delimiter: '\n' });
  } catch {
    return null;
  }
}

/** A spreadsheet drops a NUL and then reads the sign behind it; the others only disturb a terminal. Tab and line ends stay. */
function printable(text: string): string {
  return text.replace(/[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}
