import {
  type Cells,
  type Column,
  type ImportLists,
  type RowProblem,
  readRow,
  type StoredOffering,
  unsaidIn,
  withEmptyCells,
} from '../offering-import';
import { columnsOfPart, type OfferingPart } from './columns';

type Said = { part: OfferingPart; cells: Cells };

/** Lists that may be empty: then nothing is asked for, or given. Of all else something is chosen or written. */
const MAY_BE_NOTHING = ['choices', 'codes', 'percents', 'levels'];
const NEVER_NOTHING = ['countries', 'sectors', 'size_classes'];

/** In: what a part says. Out: the columns of it that have a cell which is empty though it may not be. */
export function emptyIn({ part, cells }: Said): readonly Column[] {
  return columnsOfPart(part).filter(
    ({ name, shape }) =>
      cells[name]?.trim() === '' && (NEVER_NOTHING.includes(name) || !MAY_BE_NOTHING.includes(shape.kind)),
  );
}

/**
 * In: what a part says, as the cells of a file say it, the offering as it stands, and what can be chosen. Out: the offering
 * as the part wants it, or what is to be mended. What has no cell stays as it is, and other parts do. Unlike in a file,
 * nothing is meant by an empty cell but an empty list: somebody has to say it.
 */
export function readPartCells({ part, cells }: Said, before: StoredOffering, lists: ImportLists) {
  const names = columnsOfPart(part).map(({ name }) => name);
  const empty = emptyIn({ part, cells });
  if (empty.length > 0) return needed(empty.map(({ name }) => name));
  const own = Object.fromEntries(Object.entries(cells).filter(([name]) => names.includes(name)));
  const begun = withEmptyCells(before, own);
  const read = readRow(own, begun, { blank: begun, lists });
  if (!read.ok) return read;
  const unsaid = unsaidIn(read.stored).filter((name) => names.includes(name));
  return unsaid.length > 0 ? needed(unsaid) : read;
}

function needed(columns: readonly string[]) {
  const problems = columns.map((column): RowProblem => ({ column, code: 'needed', found: '' }));
  return { ok: false as const, problems };
}
