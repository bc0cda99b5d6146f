import type { FileProblemCode } from '@/lib/interchange/offerings';
import { isMessageKey, type Translator } from '@/lib/messages';
import { formatNumber } from '@/lib/messages/format';
import { FILE_BYTES, IMPORT_COLUMNS, IMPORT_ROWS } from '@/lib/schemas/limits';
import { ALL_COLUMNS, type Column, type RowProblem } from '@/lib/schemas/offering-import';

export const MEGABYTES = FILE_BYTES / (1024 * 1024);

/** Why a file cannot be read at all; `missing` and `large` are known before it is. */
export type FileCode = FileProblemCode | 'missing' | 'large';

/** In: why a file cannot be read, and values of it. Out: the sentence. */
export function fileText(t: Translator, code: string, values: Readonly<Record<string, string>>): string {
  const key = `import.file.${code}`;
  const all = {
    line: '1',
    column: '',
    ...values,
    count: formatNumber(t.locale, Number(values.count ?? 0)),
    most: formatNumber(t.locale, IMPORT_ROWS),
    columns: formatNumber(t.locale, IMPORT_COLUMNS),
    megabytes: MEGABYTES,
  };
  return isMessageKey(key) ? t(key, all) : t('import.fileProblem');
}

/** What a column says, in words. */
export function columnName(t: Translator, { name, at }: Column): string {
  const [part, ...path] = at;
  const attribute = path.join('.').replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  const keys = [
    `import.column.${name}`,
    part === 'text' ? `desk.words.${attribute}` : `desk.fact.${attribute}`,
  ];
  const key = keys.find(isMessageKey);
  return key && isMessageKey(key) ? t(key) : name;
}

/** In: what is wrong with a row. Out: the sentence, and what stands there where that says more. */
export function problemText(t: Translator, { column, code, found }: RowProblem) {
  const problem = t(`import.problem.${code}`, { found });
  const isTold = t(`import.problem.${code}`, { found: '\u0000' }).includes('\u0000');
  const known = ALL_COLUMNS.find(({ name }) => name === column);
  const where = known ? `${columnName(t, known)} (${column})` : column || t('import.row');
  return {
    text: t('import.review.why', { column: where, problem }),
    found: found === '' || isTold ? null : t('import.review.found', { found }),
  };
}
