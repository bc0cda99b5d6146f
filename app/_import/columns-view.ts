import type { ColumnRow } from '@/app/_components/import/columns-table';
import { CAPABILITIES, STEP_TOKENS } from '@/lib/domain/vocabulary';
import type { Translator } from '@/lib/messages';
import { formatNumber } from '@/lib/messages/format';
import { ALL_COLUMNS, type Column, cellOf, NEEDED } from '@/lib/schemas/offering-import';
import { columnName } from './import-problems';

/** The columns of a file of offerings in words, from the same table that reads them. */
export function columnRows(t: Translator): readonly ColumnRow[] {
  return ALL_COLUMNS.map((column) => ({
    name: column.name,
    what: columnName(t, column),
    lines: [...shapeLines(t, column), emptyLine(t, column)].filter((line) => line !== ''),
  }));
}

function shapeLines(t: Translator, { shape }: Column): readonly string[] {
  switch (shape.kind) {
    case 'code':
    case 'codes':
      return [t(`import.codes.${shape.of}`, { values: STEP_TOKENS.join(', ') })];
    case 'area':
      return [t(`import.codes.${shape.of}`, { values: '' }), t('import.codes.except')];
    case 'choice':
    case 'choices':
    case 'percents':
      return [t(`import.shape.${shape.kind}`, { values: shape.values.join(', ') })];
    case 'levels': {
      const values = CAPABILITIES.map((one) => `${one}: ${t(`vocabulary.capability.${one}`)}`);
      return [t('import.shape.levels', { values: values.join(', ') })];
    }
    case 'amount':
    case 'whole':
      return [t(`import.shape.${shape.kind}`, { most: formatNumber(t.locale, shape.most) })];
    default:
      return [t(`import.shape.${shape.kind}`)];
  }
}

function emptyLine(t: Translator, { name, shape, empty }: Column): string {
  if (empty === NEEDED) return t('import.needed');
  if (shape.kind === 'limit' || shape.kind === 'wholeLimit') return t('import.emptyLimit');
  if (name === 'subdivisions') return t('import.emptyMeans', { value: t('desk.everywhere') });
  const value = cellOf(shape, empty);
  return value === '' ? t('import.emptyAny') : t('import.emptyMeans', { value });
}
