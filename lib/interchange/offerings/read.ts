import { isUtf8 } from 'node:buffer';
import { CELL_LENGTH, IMPORT_COLUMNS, IMPORT_ROWS } from '@/lib/schemas/limits';
import { ALL_COLUMNS, listCell, type RowProblem } from '@/lib/schemas/offering-import';
import { type Field, type FileProblem, type FileRow, fileProblem, type RawRow } from './file';
import { mapped, mappingOf } from './mapping';
import { readCsv } from './read-csv';
import { readJsonRows } from './read-json';

type Read = { ok: true; rows: readonly FileRow[] } | FileProblem;

/** In: a file as it was sent, and the name of its form; none for the columns of the import. Out: its rows, or what is wrong with the file. */
export function readOfferingFile(bytes: Uint8Array, form: string): Read {
  if (bytes.byteLength === 0) return fileProblem('empty');
  if (!isUtf8(bytes) || bytes.includes(0)) return fileProblem('notText');
  const text = new TextDecoder().decode(bytes);
  const file = /^\s*[[{]/.test(text) ? readJsonRows(text) : readCsv(text);
  if (!file.ok) return file;
  const count = file.columns.length;
  if (count > IMPORT_COLUMNS) return fileProblem('columnsMany', { count });
  const twice = firstTwice(file.columns);
  if (twice !== undefined) return fileProblem('columnTwice', { column: twice.slice(0, MOST_NAME) });
  if (file.rows.length === 0) return fileProblem('noRows');
  if (file.rows.length > IMPORT_ROWS) return fileProblem('rowsMany', { most: IMPORT_ROWS });
  const mapping = mappingOf(form);
  if (mapping) {
    const missing = mapping.needs.find((name) => !file.columns.includes(name));
    if (missing !== undefined) return fileProblem('columnMissing', { column: missing });
    return { ok: true, rows: file.rows.map((row) => fitting(mapped(mapping, row))) };
  }
  if (!file.columns.includes('id')) return fileProblem('columnMissing', { column: 'id' });
  const unknown = file.columns.find((name) => !NAMES.has(name) && !name.startsWith(REASON));
  if (unknown !== undefined) return fileProblem('columnUnknown', { column: unknown.slice(0, MOST_NAME) });
  return { ok: true, rows: file.rows.map((row) => fitting(ownRow(row))) };
}

function firstTwice(columns: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return columns.find((name) => seen.size === seen.add(name).size);
}

const MOST_NAME = 60;
const MOST_FOUND = 80;
const MOST_PROBLEMS = 100;

/** The row as small as it can be kept: of a cell that is too long only that it is. */
function fitting({ line, cells, problems }: FileRow): FileRow {
  const long = Object.entries(cells).filter(([, cell]) => cell.length > CELL_LENGTH);
  if (long.length === 0 && problems.length === 0) return { line, cells, problems };
  const told = [
    ...long.map(([column, cell]): RowProblem => ({ column, code: 'long', found: String(cell.length) })),
    ...problems.map(({ column, code, found }) => ({
      ...{ column: column.slice(0, MOST_NAME), code },
      found: found.slice(0, MOST_FOUND),
    })),
  ];
  return {
    line,
    cells: { ...cells, ...Object.fromEntries(long.map(([column]) => [column, ''])) },
    problems: told.slice(0, MOST_PROBLEMS),
  };
}

/** A file of refused rows comes back with their reasons beside them. */
const REASON = '#';
const KINDS = new Map(ALL_COLUMNS.map(({ name, shape }) => [name, shape.kind]));
const NAMES = new Set(KINDS.keys());

function ownRow({ line, fields, problems }: RawRow): FileRow {
  const own = Object.entries(fields).filter(([name]) => NAMES.has(name));
  return {
    line,
    // What stands beside the columns of the import is not read, so nothing is wrong with it.
    problems: problems.filter(({ column }) => column === '' || NAMES.has(column)),
    cells: Object.fromEntries(own.map(([name, field]) => [name, cellFrom(name, field)])),
  };
}

/** Lines of a text stay lines; codes stand beside each other. */
function cellFrom(name: string, field: Field): string {
  if (typeof field === 'string') return field;
  const kind = KINDS.get(name);
  return kind === 'lines' || kind === 'checks' ? field.join('\n') : listCell(field);
}
