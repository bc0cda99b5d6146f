import {
  type Cells,
  type ImportLists,
  NEEDED,
  type RowProblem,
  readRow,
  type StoredOffering,
  unsaidIn,
  valueAt,
  withValue,
} from '../offering-import';
import { columnsOfPart, type OfferingPart } from './columns';

type Said = { part: OfferingPart; cells: Cells };

/**
 * In: what a part says, as the cells of a file say it, the offering as it stands, and what can be chosen. Out: the offering
 * as the part wants it, or what is to be mended. A cell that is missing is empty, and other parts stay as they are.
 */
export function readPartCells({ part, cells }: Said, before: StoredOffering, lists: ImportLists) {
  const columns = columnsOfPart(part);
  let begun = before;
  for (const { at, empty } of columns)
    if (empty !== NEEDED && valueAt(begun, at) === undefined)
      begun = { ...begun, ...withValue(begun, at, empty) };
  const own = Object.fromEntries(columns.map(({ name }) => [name, cells[name] ?? '']));
  const read = readRow(own, begun, { blank: begun, lists });
  if (!read.ok) return read;
  const unsaid = unsaidIn(read.stored).filter((name) => name in own);
  const problems = unsaid.map((column): RowProblem => ({ column, code: 'needed', found: '' }));
  return problems.length > 0 ? { ok: false as const, problems } : read;
}
