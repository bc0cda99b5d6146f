import { type CsvError, parse } from 'csv-parse/sync';
import { IMPORT_COLUMNS, IMPORT_ROWS } from '@/lib/schemas/limits';
import { type FileRead, fileProblem, type RawRow } from './file';

const DELIMITERS = [',', ';', '\t'] as const;

/** In: the text of a CSV file with a header. Out: its rows with the line each begins on, or what is wrong with the file. */
export function readCsv(text: string): FileRead {
  const ends: number[] = [];
  try {
    const records = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      // One more than may be there, to know that there are more.
      to: IMPORT_ROWS + 2,
      on_record: (record, { lines }) => {
        ends.push(lines);
        return record;
      },
    });
    return rowsOf(records.map((cells, place) => ({ cells, line: (ends[place - 1] ?? 0) + 1 })));
  } catch (error) {
    if (isCsvError(error)) return { ok: false, code: 'quotes', values: { line: error.lines ?? 1 } };
    throw error;
  }
}

function rowsOf([header, ...rest]: readonly { cells: readonly string[]; line: number }[]): FileRead {
  const names = (header?.cells ?? []).map((name) => name.trim());
  const named = names.flatMap((name, place) => (name === '' ? [] : [{ name, place }]));
  // Before each row is held against them.
  if (named.length > IMPORT_COLUMNS) return fileProblem('columnsMany', { count: named.length });
  const rows = rest
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ line, cells }): RawRow => {
      const pairs = named.map(({ name, place }) => [name, unguarded(cells[place] ?? '')] as const);
      const isFull = cells.slice(names.length).every((cell) => cell.trim() === '');
      return {
        line,
        fields: Object.fromEntries(pairs),
        problems: isFull ? [] : [{ column: '', code: 'cells', found: String(cells.length) }],
      };
    });
  return { ok: true, columns: named.map(({ name }) => name), rows };
}

/** A spreadsheet reads a cell that begins with one of these as a formula, in whatever width the sign is written. */
const FORMULA = /^'*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/** In: a text for a cell. Out: the same with an apostrophe before it where a spreadsheet would work it out. */
export function guarded(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** The other way round; what was written by hand, without the apostrophe, is taken as it is. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

/** The sign that stands most often in the first line, outside of quotes. */
function delimiterOf(text: string): string {
  const header = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((sign) => header.split(sign).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

function isCsvError(error: unknown): error is CsvError & { lines?: number } {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');
}
