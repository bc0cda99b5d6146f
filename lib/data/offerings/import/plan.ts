import { createHash } from 'node:crypto';
import { differences } from '../../../domain/offerings';
import type { ImportOutcome } from '../../../domain/people';
import { withStandIns } from '../../../schemas/fields';
import {
  type Cells,
  filledUp,
  type ImportLists,
  type RowProblem,
  readRow,
  type StoredOffering,
  tidy,
  unsaidIn,
  withEmptyCells,
} from '../../../schemas/offering-import';
import { readOffering } from '../../catalogue/revision';
import type { Latest } from '../latest';
import { seenOf } from '../load';

/** One row of a file before it is held against what there is. */
export type GivenRow = { line: number; cells: Cells; problems: readonly RowProblem[] };

/** What one row would do. Only a row that would do something holds the offering as it would be. */
export type PlannedRow = {
  line: number;
  outcome: ImportOutcome;
  offering: string | null;
  seen: string | null;
  stored: StoredOffering | null;
  cells: Cells | null;
  problems: readonly RowProblem[];
};

type Setting = {
  institution: string;
  illustrative: boolean;
  lists: ImportLists;
  /** What stands at the desk. */
  latest: ReadonlyMap<string, Latest>;
};

/** In: rows and what stands at the desk. Out: what each would do, in the same order. Of rows about the same offering the first counts. */
export function planRows(rows: readonly GivenRow[], setting: Setting): readonly PlannedRow[] {
  const lines = new Map<string, number>();
  return rows.map((row) => {
    const id = idOf(row, setting);
    const first = lines.get(id);
    if (id !== '' && first === undefined) lines.set(id, row.line);
    const twice: RowProblem = { column: 'id', code: 'twice', found: String(first) };
    return first === undefined ? planRow(row, id, setting) : refused(row, id, [...row.problems, twice]);
  });
}

function planRow(row: GivenRow, id: string, { latest, lists, ...own }: Setting): PlannedRow {
  if (id === '') return refused(row, null, besides(row, [idProblem(row)]));
  const at = latest.get(id) ?? null;
  const before = at && readOffering(filledUp(at.stored));
  if (at && !before) return refused(row, id, [{ column: 'id', code: 'unreadable', found: id }]);
  const begun = at && withEmptyCells(at.stored, row.cells);
  const read = readRow(row.cells, begun, { blank: blankOf(id, own), lists });
  if (!read.ok || row.problems.length > 0)
    return refused(row, id, besides(row, read.ok ? [] : read.problems));
  const unsaid = unsaidIn(read.stored).map((column): RowProblem => ({ column, code: 'needed', found: '' }));
  if (unsaid.length > 0) return refused(row, id, besides(row, unsaid));
  const content = readOffering(read.stored);
  if (!content) return refused(row, id, [{ column: '', code: 'unreadable', found: '' }]);
  const planned = { line: row.line, offering: id, cells: null, problems: [] };
  if (at && before && unsaidIn(at.stored).length === 0 && differences(before, content).length === 0)
    return { ...planned, outcome: 'unchanged', seen: null, stored: null };
  return { ...planned, outcome: at ? 'change' : 'create', seen: seenAt(at), stored: read.stored };
}

/** What is wrong with a cell already, such as that it was too long to be kept, is told once. */
function besides({ problems }: GivenRow, more: readonly RowProblem[]): readonly RowProblem[] {
  const told = new Set(problems.map(({ column }) => column));
  return [...problems, ...more.filter(({ column }) => column === '' || !told.has(column))];
}

function refused(
  { line, cells }: GivenRow,
  offering: string | null,
  problems: readonly RowProblem[],
): PlannedRow {
  const kept = Object.entries(cells).map(([name, cell]) => [name, withStandIns(cell)]);
  return {
    ...{ line, outcome: 'refused', offering, seen: null, stored: null },
    cells: Object.fromEntries(kept),
    problems: problems.map(({ found, ...problem }) => ({ ...problem, found: withStandIns(found) })),
  };
}

const MOST_ID = 60;

/** An id of the desk, or the one made of a number of the institution's own: the same number leads to the same offering. */
function idOf({ cells }: GivenRow, { institution, latest }: Setting): string {
  const given = tidy(cells.id);
  if (latest.has(given)) return given;
  if (given === '' || given.length > MOST_ID) return '';
  return `N${createHash('sha256').update(`${institution}\0${given}`).digest('hex').slice(0, 14)}`;
}

function idProblem({ cells }: GivenRow): RowProblem {
  const { length } = tidy(cells.id);
  return length === 0
    ? { column: 'id', code: 'needed', found: '' }
    : { column: 'id', code: 'long', found: String(length) };
}

function blankOf(id: string, own: Pick<Setting, 'institution' | 'illustrative'>): StoredOffering {
  return { definition: { id, ...own, note: '' }, text: {} };
}

/** What an offering stands at; of one that there is not yet, that there is none. */
export function seenAt(at: Latest | null): string {
  return seenOf(at ?? { draft: null, versions: [] });
}
