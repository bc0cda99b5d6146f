import { dirname, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { fileError } from '../csv';
import type { RegisterMapping } from './mapping';
import { textOf } from './reading';

/**
 * National activity code → candidate ISIC Rev.4 codes, classes where the table has them, else divisions. A code of the
 * register's own list without a counterpart has none; one that is in neither does not exist there.
 */
export type Concordance = ReadonlyMap<string, readonly string[]>;

/** In: the mapping and where it lies. Out: its concordance. Throws a file problem if a table cannot be used. */
export function loadConcordance(mapping: RegisterMapping, mappingFile: string): Concordance {
  const { digits, codes, concordance } = mapping.activity;
  const { code, classes, divisions, separator } = concordance;
  const table = new Map<string, readonly string[]>();
  const listed = codes ? columnsOf(resolve(dirname(mappingFile), codes.file), [codes.code]) : [];
  // Shorter ones are headings.
  for (const [own = ''] of listed) if (own.length === digits) table.set(own, []);
  const rows = columnsOf(resolve(dirname(mappingFile), concordance.file), [code, classes, divisions]);
  for (const [own = '', ofClasses = '', ofDivisions = ''] of rows) {
    const candidates = listOf(ofClasses, separator);
    table.set(own, candidates.length > 0 ? candidates : listOf(ofDivisions, separator));
  }
  return table;
}

/** In: a CSV file and names of columns. Out: the cells of these, row by row. */
function columnsOf(file: string, names: readonly string[]): readonly (readonly string[])[] {
  const [head, ...rows] = tableOf(textOf(file), file);
  const places = names.map((name) => {
    const at = head?.indexOf(name) ?? -1;
    if (at < 0) throw fileError('bad_concordance', { file, where: name });
    return at;
  });
  return rows.map((row) => places.map((at) => row[at] ?? ''));
}

function tableOf(text: string, file: string): string[][] {
  try {
    return parse(text, { bom: true });
  } catch (error) {
    throw fileError('bad_concordance', { file, where: error instanceof Error ? error.message : '' });
  }
}

function listOf(cell: string, separator: string): readonly string[] {
  const codes = cell.split(separator).map((code) => code.trim());
  return [...new Set(codes.filter((code) => /^\d{2,4}$/.test(code)))].toSorted();
}
