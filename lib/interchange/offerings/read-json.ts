import { canonicalJson } from '@/lib/domain/canonical-json';
import type { RowProblem } from '@/lib/schemas/offering-import';
import { type JsonNode, readJson } from '../json';
import { type Field, type FileRead, fileProblem, type RawRow } from './file';

/** In: the text of a JSON file, a list of objects. Out: its rows with the line each begins on, or what is wrong with the file. */
export function readJsonRows(text: string): FileRead {
  const read = readJson(text);
  if (!read.ok) return fileProblem('json', { line: read.problem.line, found: read.problem.found });
  if (read.root.kind !== 'array') return fileProblem('notList');
  const rows: RawRow[] = [];
  const columns = new Set<string>();
  for (const { at, ...node } of read.root.items) {
    if (node.kind !== 'object') return fileProblem('notList', { line: at.line });
    const row = rowOf([...node.entries]);
    for (const name of Object.keys(row.fields)) columns.add(name);
    rows.push({ line: at.line, ...row });
  }
  return { ok: true, columns: [...columns], rows };
}

function rowOf(entries: readonly (readonly [string, JsonNode])[]): Omit<RawRow, 'line'> {
  const read = entries.map(([name, node]) => [name, fieldOf(node)] as const);
  const problems = read.flatMap(([column, field]): RowProblem[] =>
    field === null ? [{ column, code: 'value', found: '' }] : [],
  );
  return { fields: Object.fromEntries(read.map(([name, field]) => [name, field ?? ''])), problems };
}

/** Null where no cell could say it: a list of more than texts and numbers. */
function fieldOf(node: JsonNode): Field | null {
  if (node.kind === 'value') return textOf(node.value);
  if (node.kind === 'object') return canonicalJson(plain(node));
  const items = node.items.map((item) => (item.kind === 'value' ? textOf(item.value) : null));
  return items.some((item) => item === null) ? null : items.map((item) => item ?? '');
}

function textOf(value: string | number | boolean | null): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value === null ? '' : String(value);
}

function plain(node: JsonNode): unknown {
  if (node.kind === 'value') return node.value;
  if (node.kind === 'array') return node.items.map(plain);
  return Object.fromEntries([...node.entries].map(([key, part]) => [key, plain(part)]));
}
