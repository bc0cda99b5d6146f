import { isStrange, readable, turnsDirection, withStandIns } from '../fields';
import { JSON_DEPTH } from '../limits';
import { NAME_LENGTH, WORDS_LENGTH } from '../offering';
import { readAmount } from '../whole-number';
import type { CodeKind, ImportLists } from './lists';

/** What can stand in the cells of a column. */
export type Shape =
  | {
      kind:
        | 'id'
        | 'name'
        | 'text'
        | 'lines'
        | 'checks'
        | 'flag'
        | 'strength'
        | 'levels'
        | 'currency'
        | 'json';
    }
  | { kind: 'choice' | 'choices' | 'percents'; values: readonly string[] }
  | { kind: 'code' | 'codes'; of: CodeKind }
  /** The same with a mark of exclamation before what is left out. */
  | { kind: 'area'; of: CodeKind }
  | { kind: 'money' | 'amount' | 'whole' | 'share' | 'limit' | 'wholeLimit'; most: number };

/** What is wrong with a cell or a row; the sentence is `import.problem.<code>`. */
export const IMPORT_PROBLEMS = [
  ...(['needed', 'long', 'strange', 'lines', 'linesMany', 'option', 'code', 'amount', 'whole'] as const),
  ...(['cents', 'large', 'positive', 'flag', 'percents', 'levels', 'order', 'currency', 'ruleBoth'] as const),
  ...(['ruleShape', 'ruleLarge', 'ruleDeep', 'twice', 'cells', 'value', 'unreadable'] as const),
] as const;
export type ImportProblemCode = (typeof IMPORT_PROBLEMS)[number];

export type CellRead = { ok: true; value: unknown } | { ok: false; code: ImportProblemCode; found: string };

const LINES_MAX = 30;
const CHECKS_MAX = 150;
/** Official texts run on in one sentence for that long. */
const CHECK_LENGTH = 3000;
const MOST_FOUND = 80;
const SEPARATOR = ' | ';

/** In: a cell that is not empty and its shape. Out: its value as the catalogue holds it, or what is wrong. */
export function readCell(shape: Shape, cell: string, lists: ImportLists): CellRead {
  switch (shape.kind) {
    case 'id':
    case 'name':
      return textOf(cell, shape.kind === 'id' ? 60 : NAME_LENGTH);
    case 'text':
      return textOf(cell, WORDS_LENGTH);
    case 'lines':
      return cell.length > WORDS_LENGTH ? wrong('long', String(cell.length)) : linesOf(cell, LINES_MAX);
    case 'checks':
      return linesOf(cell, CHECKS_MAX);
    case 'flag':
      return flagOf(cell);
    case 'strength':
      return strengthOf(cell);
    case 'choice':
      return choiceOf(cell, shape.values);
    case 'choices':
      return each(cell, (item) => (shape.values.includes(item) ? item : null), 'option');
    case 'percents':
      return pairs(cell, (name, text) => percentOf(shape.values, name, text), 'percents');
    case 'levels':
      return pairs(cell, levelsOf, 'levels');
    case 'currency':
      return lists.currencies.has(cell.toUpperCase()) ? value(cell.toUpperCase()) : wrong('currency', cell);
    case 'code':
      return lists.has(shape.of, cell) ? value(cell) : wrong('code', cell);
    case 'codes':
      return anyAlone(each(cell, (item) => (lists.has(shape.of, item) ? item : null), 'code'));
    case 'area':
      return each(cell, (item) => (lists.has(shape.of, item.replace(/^!/, '')) ? item : null), 'code');
    case 'json':
      return jsonOf(cell);
    case 'whole':
    case 'wholeLimit':
    case 'money':
    case 'amount':
    case 'share':
    case 'limit':
      return numberOf(shape, cell);
  }
}

function value(found: unknown): CellRead {
  return { ok: true, value: found };
}

function wrong(code: ImportProblemCode, found: string): CellRead {
  return { ok: false, code, found: found.length > MOST_FOUND ? `${found.slice(0, MOST_FOUND)}…` : found };
}

function textOf(cell: string, most: number): CellRead {
  if (cell.length > most) return wrong('long', String(cell.length));
  return isWhole(cell) ? value(cell) : wrong('strange', '');
}

function linesOf(cell: string, most: number): CellRead {
  const lines = cell
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length > most) return wrong('linesMany', String(lines.length));
  const long = lines.find((line) => line.length > CHECK_LENGTH);
  if (long !== undefined && most === CHECKS_MAX) return wrong('long', String(long.length));
  return isWhole(cell) ? value(lines) : wrong('strange', '');
}

/** Nothing in it that a page or the database cannot hold, or that shows other than it is. */
function isWhole(text: string): boolean {
  const kept = withStandIns(text);
  return !isStrange(kept) && !turnsDirection(kept);
}

const YES = ['yes', 'true', '1', 'si', 'sí'];
const NO = ['no', 'false', '0'];

function flagOf(cell: string): CellRead {
  const said = cell.toLowerCase();
  if (YES.includes(said)) return value(true);
  return NO.includes(said) ? value(false) : wrong('flag', cell);
}

function strengthOf(cell: string): CellRead {
  const strength = readAmount(cell);
  return strength === 0 || strength === 0.5 || strength === 1 ? value(strength) : wrong('option', cell);
}

function choiceOf(cell: string, values: readonly string[]): CellRead {
  return values.includes(cell) ? value(cell) : wrong('option', cell);
}

function each(cell: string, read: (item: string) => unknown, code: ImportProblemCode): CellRead {
  const items = itemsOf(cell);
  const bad = items.find((item) => read(item) === null);
  return bad === undefined ? value([...new Set(items)]) : wrong(code, bad);
}

/** Any code of all says the same with others beside it. */
function anyAlone(read: CellRead): CellRead {
  return read.ok && Array.isArray(read.value) && read.value.includes('*') ? value(['*']) : read;
}

function pairs(
  cell: string,
  read: (name: string, text: string) => unknown,
  code: ImportProblemCode,
): CellRead {
  const found = itemsOf(cell).map((item) => {
    const [name = '', text = ''] = item.split(':').map((part) => part.trim());
    return { item, name, value: read(name, text) };
  });
  const bad = found.find((one) => one.value === null);
  if (bad) return wrong(code, bad.item);
  if (new Set(found.map(({ name }) => name)).size < found.length) return wrong(code, cell);
  return value(Object.fromEntries(found.map((one) => [one.name, one.value])));
}

function percentOf(values: readonly string[], name: string, text: string): number | null {
  const percent = readAmount(text.replace(/ ?%$/, ''));
  if (!values.includes(name) || percent === null) return null;
  return percent <= 100 && isRounded(percent) ? percent : null;
}

function levelsOf(name: string, text: string): readonly number[] | null {
  const [, from = '', to = ''] = /^([0-4]) ?- ?([0-4])$/.exec(text) ?? [];
  return /^[A-Z]{3}$/.test(name) && from < to ? [Number(from), Number(to)] : null;
}

function jsonOf(cell: string): CellRead {
  if (depthOf(cell) > JSON_DEPTH) return wrong('ruleDeep', String(JSON_DEPTH));
  try {
    let isSound = true;
    const found: unknown = JSON.parse(cell, (name, said: unknown) => {
      isSound &&= isWhole(name) && (typeof said !== 'string' || isWhole(said));
      return said;
    });
    return isSound ? value(found) : wrong('strange', '');
  } catch {
    return wrong('ruleShape', cell);
  }
}

/** Counted before the cell is read, since reading it goes as deep as it does. */
function depthOf(cell: string): number {
  let [depth, deepest] = [0, 0];
  for (const [sign] of cell.matchAll(/"(?:[^"\\]|\\.)*"|[[{}\]]/gs)) {
    if (sign === '[' || sign === '{') depth += 1;
    else if (sign === ']' || sign === '}') depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

type NumberShape = Extract<Shape, { most: number }>;

function numberOf({ kind, most }: NumberShape, cell: string): CellRead {
  const number = readAmount(readable(withStandIns(cell)));
  if (number === null) return wrong('amount', cell);
  if ((kind === 'whole' || kind === 'wholeLimit') && !Number.isInteger(number)) return wrong('whole', cell);
  if (number > most) return wrong('large', cell);
  if (!isRounded(number)) return wrong('cents', cell);
  if (kind === 'amount' && number === 0) return wrong('positive', cell);
  // Nought stands for no limit, as an empty cell does.
  return value((kind === 'limit' || kind === 'wholeLimit') && number === 0 ? null : number);
}

/** Two decimals at most. */
function isRounded(number: number): boolean {
  return Number(number.toFixed(2)) === number;
}

/** In: a cell that lists codes. Out: the codes; between two stands a line or the end of one. */
export function itemsOf(cell: string): readonly string[] {
  return cell
    .split(/[|\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** In: codes. Out: the cell that lists them; a spreadsheet must not take a single code for a number, or it loses its noughts. */
export function listCell(items: readonly string[]): string {
  const [only = ''] = items;
  return items.length === 1 && /^[\d.]+$/.test(only)
    ? `${only}${SEPARATOR.trimEnd()}`
    : items.join(SEPARATOR);
}

/** In: a value as the catalogue holds it. Out: the cell that says it; empty where it says nothing. */
export function cellOf({ kind }: Shape, said: unknown): string {
  if (said === null || said === undefined) return '';
  if (kind === 'json') return JSON.stringify(said);
  if (typeof said === 'boolean') return said ? 'yes' : 'no';
  if (Array.isArray(said))
    return kind === 'lines' || kind === 'checks' ? said.map(inCell).join('\n') : listCell(said.map(inCell));
  if (typeof said !== 'object') return String(said);
  return listCell(
    Object.entries(said).map(
      ([name, of]) => `${name}:${Array.isArray(of) ? of.map(inCell).join('-') : inCell(of)}`,
    ),
  );
}

/** A part that no column is made for is told as JSON: of itself, it need not have a text. */
function inCell(part: unknown): string {
  return typeof part === 'object' && part !== null ? JSON.stringify(part) : String(part);
}
