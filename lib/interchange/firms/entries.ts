import { fileError } from '../csv';
import { type JsonNode, type JsonProblem, partAt, readJson } from '../json';
import { textOf } from '../register/reading';

/** One firm of a file as it is written, with its place and the lines above it; or a line that is not JSON. */
export type Entry =
  | { kind: 'firm'; value: unknown; node: JsonNode; above: number }
  | { kind: 'broken'; problem: JsonProblem };

/** What a file holds, or why it cannot be read at all. */
export type Entries = { ok: true; entries: readonly Entry[] } | { ok: false; problem: JsonProblem };

const BYTE_ORDER_MARK = /^\uFEFF/;

/** In: a file with one firm, a list of firms, a file of worked examples or one firm a line (JSON Lines). Out: its firms. */
export function readEntries(file: string): Entries {
  const text = textOf(file);
  if (text.trim() === '') throw fileError('empty', { file });
  const json = readJson(text);
  if (json.ok) return { ok: true, entries: entriesOf(parsed(text), json.root) };
  const lines = linesOf(text);
  return lines ? { ok: true, entries: lines } : { ok: false, problem: json.problem };
}

function entriesOf(value: unknown, root: JsonNode): readonly Entry[] {
  const [list, path] = listIn(value);
  return list.map((one, index) => {
    const node = Array.isArray(value) || path.length > 0 ? partAt(root, [...path, index]) : root;
    return entryOf(one, node, 0);
  });
}

function listIn(value: unknown): readonly [list: readonly unknown[], path: readonly string[]] {
  if (Array.isArray(value)) return [value, []];
  if (isObject(value))
    for (const name of ['firms', 'examples']) {
      const list = value[name];
      if (Array.isArray(list)) return [list, [name]];
    }
  return [[value], []];
}

/** A firm of an example lies in its field `firm`. */
function entryOf(value: unknown, node: JsonNode, above: number): Entry {
  return isObject(value) && 'firm' in value
    ? { kind: 'firm', value: value.firm, node: partAt(node, ['firm']), above }
    : { kind: 'firm', value, node, above };
}

/** Of lines at least one has to stand by itself; else the file is JSON with a fault. */
function linesOf(text: string): readonly Entry[] | null {
  const lines = text.replace(BYTE_ORDER_MARK, '').split(/\r?\n/);
  const entries = lines.flatMap((line, above): readonly Entry[] => {
    if (line.trim() === '') return [];
    const json = readJson(line);
    return json.ok
      ? [entryOf(parsed(line), json.root, above)]
      : [{ kind: 'broken', problem: { ...json.problem, line: above + 1 } }];
  });
  const stand = entries.some((entry) => entry.kind === 'firm' && isObject(entry.value));
  return stand && entries.length > 1 && text.trimStart().startsWith('{') ? entries : null;
}

function parsed(text: string): unknown {
  return JSON.parse(text.replace(BYTE_ORDER_MARK, ''));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
