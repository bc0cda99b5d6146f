import { dirname, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { fileError } from '../csv';
import type { RegisterMapping } from './mapping';
import { textOf } from './reading';

/** National activity code → candidate ISIC Rev.4 codes, classes where the table has them, else divisions. */
export type Concordance = ReadonlyMap<string, readonly string[]>;

/** In: the mapping and where it lies. Out: its concordance. Throws a file problem if the table cannot be used. */
export function loadConcordance(mapping: RegisterMapping, mappingFile: string): Concordance {
  const { file: relative, code, classes, divisions, separator } = mapping.activity.concordance;
  const file = resolve(dirname(mappingFile), relative);
  const [head, ...rows] = tableOf(textOf(file), file);
  const [codeAt, classesAt, divisionsAt] = [code, classes, divisions].map((name) => {
    const at = head?.indexOf(name) ?? -1;
    if (at < 0) throw fileError('bad_concordance', { file, where: name });
    return at;
  });
  const table = new Map<string, readonly string[]>();
  for (const row of rows) {
    const cell = (at: number | undefined) => (at === undefined ? '' : (row[at] ?? ''));
    const candidates = listOf(cell(classesAt), separator);
    table.set(cell(codeAt), candidates.length > 0 ? candidates : listOf(cell(divisionsAt), separator));
  }
  return table;
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
