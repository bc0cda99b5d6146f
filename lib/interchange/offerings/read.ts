import { isUtf8 } from 'node:buffer';
import { IMPORT_ROWS } from '@/lib/schemas/limits';
import { ALL_COLUMNS, listCell } from '@/lib/schemas/offering-import';
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
  const twice = file.columns.find((name, place) => file.columns.indexOf(name) < place);
  if (twice !== undefined) return fileProblem('columnTwice', { column: twice });
  if (file.rows.length === 0) return fileProblem('noRows');
  if (file.rows.length > IMPORT_ROWS) return fileProblem('rowsMany', { most: IMPORT_ROWS });
  const mapping = mappingOf(form);
  if (mapping) {
    const missing = mapping.needs.find((name) => !file.columns.includes(name));
    if (missing !== undefined) return fileProblem('columnMissing', { column: missing });
    return { ok: true, rows: file.rows.map((row) => mapped(mapping, row)) };
  }
  if (!file.columns.includes('id')) return fileProblem('columnMissing', { column: 'id' });
  const unknown = file.columns.find((name) => !NAMES.has(name) && !name.startsWith(REASON));
  if (unknown !== undefined) return fileProblem('columnUnknown', { column: unknown.slice(0, 60) });
  return { ok: true, rows: file.rows.map(ownRow) };
}

/** A file of refused rows comes back with their reasons beside them. */
const REASON = '#';
const KINDS = new Map(ALL_COLUMNS.map(({ name, shape }) => [name, shape.kind]));
const NAMES = new Set(KINDS.keys());

function ownRow({ line, fields, problems }: RawRow): FileRow {
  const own = Object.entries(fields).filter(([name]) => NAMES.has(name));
  return {
    line,
    problems,
    cells: Object.fromEntries(own.map(([name, field]) => [name, cellFrom(name, field)])),
  };
}

/** Lines of a text stay lines; codes stand beside each other. */
function cellFrom(name: string, field: Field): string {
  if (typeof field === 'string') return field;
  const kind = KINDS.get(name);
  return kind === 'lines' || kind === 'checks' ? field.join('\n') : listCell(field);
}
