import { canonicalJson } from '../../domain/canonical-json';
import { type Eligibility, eligibilitySchema } from '../../domain/eligibility';
import { COLUMNS, type Column, FACETS, ID, NEEDED, RULE } from './columns';
import { cellsOfRule, ruleOfFacets } from './facets';
import type { ImportLists } from './lists';
import { cellOf, type ImportProblemCode, readCell } from './shapes';
import { type StoredOffering, valueAt, withValue } from './stored';

/** The cells of one row by the names of their columns; a column that the file does not have is missing. */
export type Cells = Readonly<Record<string, string>>;

/** Why a row is refused: the column, what is wrong with it, and what stands there. */
export type RowProblem = { column: string; code: ImportProblemCode; found: string };

type Read = { ok: true; stored: StoredOffering } | { ok: false; problems: readonly RowProblem[] };
type Setting = {
  /** What a new offering starts from. */
  blank: StoredOffering;
  lists: ImportLists;
};

/** In: an offering. Out: its row in a file, every column with its cell. */
export function cellsOfOffering(stored: StoredOffering): Cells {
  return {
    ...Object.fromEntries([ID, ...COLUMNS].map((column) => [column.name, cellIn(column, stored)])),
    ...cellsOfEligibility(stored),
  };
}

function cellIn({ shape, at }: Column, stored: StoredOffering): string {
  return cellOf(shape, valueAt(stored, at));
}

function cellsOfEligibility(stored: StoredOffering): Cells {
  const nothing = Object.fromEntries(FACETS.map(({ name }) => [name, '']));
  const said = valueAt(stored, RULE.at);
  if (said === undefined) return { ...nothing, [RULE.name]: '' };
  const eligibility = eligibilitySchema.safeParse(said);
  const facets = eligibility.success ? cellsOfRule(eligibility.data) : null;
  // In one order whatever the order in the row, so that the same rule is the same cell.
  return facets ? { ...facets, [RULE.name]: '' } : { ...nothing, [RULE.name]: canonicalJson(said) };
}

/**
 * In: the cells of a row, the offering as it stands (null for a new one), and what can be chosen. Out: the offering as
 * the row wants it, or what is to be mended. A column that is missing, or that says what it said, leaves things alone.
 */
export function readRow(cells: Cells, before: StoredOffering | null, setting: Setting): Read {
  const was = before && cellsOfOffering(before);
  const read: Reading = { cells, was, lists: setting.lists };
  const problems: RowProblem[] = [];
  let stored = before ?? setting.blank;
  for (const column of COLUMNS) {
    const found = readingOf(column, read);
    if (!found) continue;
    if (found.ok) stored = { ...stored, ...withValue(stored, column.at, found.value) };
    else problems.push({ column: column.name, code: found.code, found: found.found });
  }
  const uneven = unevenConditions(read, stored);
  if (uneven && !problems.some(({ column }) => column.startsWith('conditions'))) problems.push(uneven);
  const rule = eligibilityOf(read);
  if (rule && !rule.ok) problems.push(...rule.problems);
  if (problems.length > 0) return { ok: false, problems };
  const { eligibility: _, ...rest } = stored.definition;
  const definition =
    rule?.ok === true
      ? { ...rest, ...(rule.eligibility && { eligibility: rule.eligibility }) }
      : stored.definition;
  return {
    ok: true,
    stored: { ...stored, definition: { ...definition, name: valueAt(stored, ['text', 'name', 'en']) } },
  };
}

type Reading = { cells: Cells; was: Cells | null; lists: ImportLists };

/** Null where the offering keeps what it has. */
function readingOf({ name, shape, empty }: Column, { cells, was, lists }: Reading) {
  const cell = tidy(cells[name]);
  if (was && (cells[name] === undefined || cell === tidy(was[name]))) return null;
  if (cell !== '') return readCell(shape, cell, lists);
  return empty === NEEDED
    ? ({ ok: false, code: 'needed', found: '' } as const)
    : ({ ok: true, value: empty } as const);
}

/** Each condition is told in both languages. */
function unevenConditions({ cells, was }: Reading, stored: StoredOffering): RowProblem | null {
  const changed = ['conditions_en', 'conditions_es'].some(
    (name) => cells[name] !== undefined && tidy(cells[name]) !== tidy(was?.[name]),
  );
  const [en, es] = [
    valueAt(stored, ['text', 'conditions', 'en']),
    valueAt(stored, ['text', 'conditions', 'es']),
  ];
  if (!changed || !Array.isArray(en) || !Array.isArray(es) || en.length === es.length) return null;
  return { column: 'conditions_es', code: 'lines', found: String(es.length) };
}

type Rule =
  | { ok: true; eligibility: Eligibility | null }
  | { ok: false; problems: readonly RowProblem[] }
  | null;

/** Null where the rule stays as it is. */
function eligibilityOf({ cells, was, lists }: Reading): Rule {
  const columns = [...FACETS, RULE];
  const now = (name: string) => tidy(cells[name] ?? was?.[name]);
  if (columns.every(({ name }) => now(name) === tidy(was?.[name]))) return null;
  const whole = now(RULE.name);
  const given = FACETS.filter(({ name }) => now(name) !== '');
  if (whole !== '') {
    if (given.length > 0)
      return refused([{ column: RULE.name, code: 'ruleBoth', found: given[0]?.name ?? '' }]);
    return wholeRule(whole, lists);
  }
  const read = given.map((column) => ({ column, found: readCell(column.shape, now(column.name), lists) }));
  const problems = read.flatMap(({ column, found }) =>
    found.ok ? [] : [{ column: column.name, code: found.code, found: found.found }],
  );
  if (problems.length > 0) return refused(problems);
  const said = read.map(({ column, found }) => [column.at[1] ?? '', found.ok ? found.value : null]);
  const made = ruleOfFacets(Object.fromEntries(said), lists.rates);
  return made.ok ? made : refused([{ column: made.column, code: made.code, found: '' }]);
}

function wholeRule(cell: string, lists: ImportLists): Rule {
  const read = readCell(RULE.shape, cell, lists);
  if (!read.ok) return refused([{ column: RULE.name, code: read.code, found: read.found }]);
  const rule = eligibilitySchema.safeParse(read.value);
  if (rule.success) return { ok: true, eligibility: rule.data };
  return refused([{ column: RULE.name, code: 'ruleShape', found: cell.slice(0, 80) }]);
}

function refused(problems: readonly RowProblem[]): Rule {
  return { ok: false, problems };
}

/** As cells are compared: what a program that saved the file may have changed about line ends does not count. */
export function tidy(cell: string | undefined): string {
  return (cell ?? '').replaceAll('\r\n', '\n').trim();
}
