import { fileError } from '../csv';
import type { RegisterMapping } from './mapping';
import { plain } from './text-table';

/** Where each column of the mapping lies; `listed` is null where the file has none. */
export type Header = {
  names: readonly string[];
  at: { id: number; activity: number; band: number; state: number; listed: number | null };
};

/** In: the first row and the mapping. Out: where the columns are. Throws a file problem that names every missing column. */
export function readHeader(cells: readonly string[], columns: RegisterMapping['columns']): Header {
  const names = cells.map((cell) => cell.trim());
  const found = {
    id: find(names, columns.id),
    activity: find(names, columns.activity),
    band: find(names, columns.band),
    state: find(names, columns.state),
  };
  const missing = [
    ...(found.id === null ? [columns.id] : []),
    ...(found.activity === null ? [columns.activity] : []),
    ...(found.band === null ? [columns.band] : []),
    ...(found.state === null ? [columns.state] : []),
  ];
  const { id, activity, band, state } = found;
  if (id === null || activity === null || band === null || state === null)
    throw fileError('missing_columns', {
      count: missing.length,
      columns: missing.map((aliases) => aliases.slice(0, 2).join(' / ')).join('; '),
      hint: hintOf(names, missing.length === Object.keys(found).length),
    });
  return { names, at: { id, activity, band, state, listed: columns.listed && find(names, columns.listed) } };
}

/** Why no column may have been found at all: another sign between the cells, or rows without a header. */
function hintOf(names: readonly string[], isAll: boolean): 'separator' | 'header' | 'none' {
  if (!isAll) return 'none';
  return names.length === 1 && /[;\t|]/.test(names[0] ?? '') ? 'separator' : 'header';
}

/** The first name of the list that the file has; a file that has it twice does not say which one counts. */
function find(names: readonly string[], aliases: readonly string[]): number | null {
  const even = names.map(plain);
  for (const alias of aliases.map(plain)) {
    const at = even.indexOf(alias);
    if (at >= 0 && even.indexOf(alias, at + 1) >= 0)
      throw fileError('column_twice', { column: names[at] ?? alias });
    if (at >= 0) return at;
  }
  return null;
}
