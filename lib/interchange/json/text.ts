import { JSON_DEPTH } from '../../schemas/limits';

/** Where something stands in a text, both counted from 1. */
export type Position = { line: number; column: number };

/** A JSON value that knows where it stands. */
export type JsonNode = { at: Position } & (
  | { kind: 'object'; entries: ReadonlyMap<string, JsonNode> }
  | { kind: 'array'; items: readonly JsonNode[] }
  | { kind: 'value'; value: string | number | boolean | null }
);

/** What keeps a text from being JSON, or from meaning one thing: a key that stands twice, a number too large to be read to its last digit. */
export type JsonProblem = Position & {
  code: 'not_json' | 'cut_off' | 'repeated_key' | 'too_deep' | 'too_large';
  found: string;
};

export type JsonText = { ok: true; root: JsonNode } | { ok: false; problem: JsonProblem };

const SPACE = /[ \t\n\r]*/y;
const STRING = /"[^"\\]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\]*)*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
/** A text that begins and is not closed before the file ends. */
const OPEN_STRING = /^"(?:[^"\\\n]|\\.)*\\?$/;
const MOST_SHOWN = 20;

type Reading = { text: string; place: number; lines: readonly number[] };

/** In: the text of a file. Out: its value with the place of every part, or the first thing wrong with it. */
export function readJson(text: string): JsonText {
  const reading: Reading = { text, place: text.startsWith('\uFEFF') ? 1 : 0, lines: lineStarts(text) };
  try {
    const root = value(reading, 0);
    skip(reading);
    return reading.place === text.length ? { ok: true, root } : { ok: false, problem: unexpected(reading) };
  } catch (error) {
    if (isStop(error)) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** In: a value and a path into it. Out: the part there, or the innermost one on the way to it. */
export function partAt(root: JsonNode, path: readonly PropertyKey[]): JsonNode {
  let here = root;
  for (const step of path) {
    const next =
      here.kind === 'object'
        ? here.entries.get(String(step))
        : here.kind === 'array'
          ? here.items[Number(step)]
          : undefined;
    if (!next) return here;
    here = next;
  }
  return here;
}

/** In: a value and the id of a rule's node. Out: where that node stands; null where there is none. */
export function nodeAt(root: JsonNode, id: string): Position | null {
  if (root.kind === 'value') return null;
  if (root.kind === 'object') {
    const own = root.entries.get('id');
    if (own?.kind === 'value' && own.value === id && root.entries.has('op')) return root.at;
  }
  for (const part of root.kind === 'object' ? root.entries.values() : root.items) {
    const found = nodeAt(part, id);
    if (found) return found;
  }
  return null;
}

function value(reading: Reading, depth: number): JsonNode {
  skip(reading);
  const at = positionOf(reading);
  if (depth > JSON_DEPTH) throw stop({ ...unexpected(reading), code: 'too_deep' });
  if (take(reading, '{')) return { at, kind: 'object', entries: entries(reading, depth) };
  if (take(reading, '[')) return { at, kind: 'array', items: items(reading, depth) };
  const simple = text(reading) ?? number(reading) ?? parsed(token(reading, WORD));
  if (simple === undefined) throw stop(unexpected(reading));
  if (typeof simple === 'string' || typeof simple === 'number' || typeof simple === 'boolean')
    return { at, kind: 'value', value: simple };
  return { at, kind: 'value', value: null };
}

function entries(reading: Reading, depth: number): ReadonlyMap<string, JsonNode> {
  const found = new Map<string, JsonNode>();
  skip(reading);
  if (take(reading, '}')) return found;
  do {
    skip(reading);
    const at = positionOf(reading);
    const key = text(reading);
    if (key === null) throw stop(unexpected(reading));
    if (found.has(key)) throw stop({ ...at, code: 'repeated_key', found: key });
    skip(reading);
    if (!take(reading, ':')) throw stop(unexpected(reading));
    found.set(key, value(reading, depth + 1));
    skip(reading);
  } while (take(reading, ','));
  if (!take(reading, '}')) throw stop(unexpected(reading));
  return found;
}

function items(reading: Reading, depth: number): readonly JsonNode[] {
  const found: JsonNode[] = [];
  skip(reading);
  if (take(reading, ']')) return found;
  do {
    found.push(value(reading, depth + 1));
    skip(reading);
  } while (take(reading, ','));
  if (!take(reading, ']')) throw stop(unexpected(reading));
  return found;
}

/** A string may not hold a line break or another control character as it is. */
function text(reading: Reading): string | null {
  const from = reading.place;
  const written = token(reading, STRING);
  if (written === null) return null;
  const found = parsed(written);
  if (typeof found === 'string') return found;
  reading.place = from;
  return null;
}

function number(reading: Reading): unknown {
  const at = positionOf(reading);
  const written = token(reading, NUMBER);
  const found = parsed(written);
  // Above this two whole numbers can be read as the same one, and far above it as none.
  if (written !== null && Math.abs(Number(found)) > Number.MAX_SAFE_INTEGER)
    throw stop({ ...at, code: 'too_large', found: shortened(written) });
  return found;
}

function shortened(written: string): string {
  return written.length > MOST_SHOWN ? `${written.slice(0, MOST_SHOWN)}…` : written;
}

function parsed(written: string | null): unknown {
  if (written === null) return undefined;
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}

function token(reading: Reading, shape: RegExp): string | null {
  shape.lastIndex = reading.place;
  const written = shape.exec(reading.text)?.[0];
  if (written === undefined) return null;
  reading.place += written.length;
  return written;
}

function skip(reading: Reading): void {
  token(reading, SPACE);
}

function take(reading: Reading, sign: string): boolean {
  if (reading.text[reading.place] !== sign) return false;
  reading.place += 1;
  return true;
}

function unexpected(reading: Reading): JsonProblem {
  const rest = reading.text.slice(reading.place, reading.place + MOST_SHOWN);
  const isCutOff =
    reading.place >= reading.text.length || OPEN_STRING.test(reading.text.slice(reading.place));
  return {
    ...positionOf(reading),
    code: isCutOff ? 'cut_off' : 'not_json',
    found: rest.split('\n')[0] ?? '',
  };
}

function positionOf({ place, lines }: Reading): Position {
  let [low, high] = [0, lines.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lines[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: place - (lines[low] ?? 0) + 1 };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let place = text.indexOf('\n'); place >= 0; place = text.indexOf('\n', place + 1))
    starts.push(place + 1);
  return starts;
}

type Stop = Error & { problem: JsonProblem };

function stop(problem: JsonProblem): Stop {
  return Object.assign(new Error(problem.code), { problem });
}

function isStop(error: unknown): error is Stop {
  return error instanceof Error && 'problem' in error;
}
