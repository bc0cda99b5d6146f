import { ALL_COLUMNS, type Cells, itemsOf } from '@/lib/schemas/offering-import';
import { csvText } from '../csv';
import { guarded } from './read-csv';

const NAMES = ALL_COLUMNS.map(({ name }) => name);
/** The mark that spreadsheets know the encoding by. */
const MARK = '\uFEFF';

/** In: rows. Out: a CSV file of them, in which no cell is a formula. */
export function offeringsCsv(rows: readonly Cells[]): string {
  return MARK + csvText([NAMES, ...rows.map((cells) => NAMES.map((name) => guarded(cells[name] ?? '')))]);
}

/** In: refused rows, each with its line and its reasons in words, and the names of these two columns. Out: a CSV file that can be mended and sent again. */
export function refusedCsv(
  rows: readonly { line: number; why: string; cells: Cells }[],
  names: { line: string; why: string },
): string {
  const header = [`#${names.line}`, `#${names.why}`, ...NAMES];
  const lines = rows.map(({ line, why, cells }) => [
    ...[line, guarded(why)],
    ...NAMES.map((name) => guarded(cells[name] ?? '')),
  ]);
  return MARK + csvText([header, ...lines]);
}

/** In: rows. Out: the same as a JSON file: lists as lists, numbers as numbers. */
export function offeringsJson(rows: readonly Cells[]): string {
  const objects = rows.map((cells) =>
    Object.fromEntries(ALL_COLUMNS.map(({ name, shape }) => [name, jsonOf(shape.kind, cells[name] ?? '')])),
  );
  return `${JSON.stringify(objects, null, 2)}\n`;
}

function jsonOf(kind: (typeof ALL_COLUMNS)[number]['shape']['kind'], cell: string): unknown {
  if (cell === '') return null;
  switch (kind) {
    case 'choices':
    case 'codes':
    case 'area':
      return itemsOf(cell);
    case 'lines':
    case 'checks':
      return cell.split('\n');
    case 'flag':
      return cell === 'yes';
    case 'json':
      return JSON.parse(cell);
    case 'whole':
    case 'wholeLimit':
    case 'money':
    case 'amount':
    case 'share':
    case 'limit':
    case 'strength':
      return Number(cell);
    default:
      return cell;
  }
}
