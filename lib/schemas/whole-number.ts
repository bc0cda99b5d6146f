import { westernDigits } from './digits';

export type WholeNumber = { ok: true; value: number } | { ok: false; code: 'not_a_number' | 'not_whole' };

/** People write how many of what; these words add nothing. */
const UNITS =
  /(?<=\d) ?(people|persons?|workers?|employees?|products?|countries|country|personas?|trabajador(es|as)?|emplead[oa]s?|productos?|pa[ií]s(es)?)$/i;

/** What stands between groups of three digits besides point and comma. */
const GROUPS = /(?<=\d)[ '\u2019\u00B4`_](?=\d{3}(?!\d))/g;

/**
 * In: a whole number as people type it: grouped by point, comma, space or apostrophe, in any common digits, with
 * zeros behind a decimal mark. Out: the number. A sign is kept, so that the caller can say "too small".
 */
export function readWholeNumber(typed: string): WholeNumber {
  const text = plainMarks(typed).replace(UNITS, '').replace(GROUPS, '');
  const parts = /^([+-]?) ?(\d[\d.,]*)$/.exec(text);
  if (!parts) return { ok: false, code: 'not_a_number' };
  const [, sign, number = ''] = parts;
  const digits = ungrouped(number);
  if (digits === null) return { ok: false, code: 'not_a_number' };
  const [whole = '', decimals = ''] = digits.split('.');
  if (/[1-9]/.test(decimals)) return { ok: false, code: 'not_whole' };
  return { ok: true, value: Number(whole) * (sign === '-' ? -1 : 1) || 0 };
}

/** In: an amount as people type it, with or without its currency. Out: the number; null where it is none. */
export function readAmount(typed: string): number | null {
  const text = plainMarks(typed)
    .replace(/^(US\$|USD|\$) ?| ?(US\$|USD|\$)$/gi, '')
    .replace(GROUPS, '');
  const digits = /^\d[\d.,]*$/.test(text) ? ungrouped(text) : null;
  return digits === null ? null : Number(digits);
}

function plainMarks(typed: string): string {
  return westernDigits(typed)
    .replace(/[\u066C\uFF0C]/g, ',')
    .replace(/[\u066B\uFF0E]/g, '.')
    .replace(/[\u2212\u2013\uFE63\uFF0D]/g, '-');
}

/** Out: digits with at most one point as decimal mark, or null if the marks make no sense. */
function ungrouped(number: string): string | null {
  if (/^\d+$/.test(number)) return number;
  // 1.234.567 or 1,234,567, and 12,34,567 as written in India; a group never starts at zero, so 0.500 is a fraction.
  if (/^[1-9]\d{0,2}([.,])\d{3}(\1\d{3})*$/.test(number) || /^[1-9]\d?(,\d{2})*,\d{3}$/.test(number))
    return number.replace(/[.,]/g, '');
  if (/^\d+[.,]\d+$/.test(number)) return number.replace(',', '.');
  if (/^[1-9]\d{0,2}(\.\d{3})+,\d+$/.test(number)) return number.replace(/\./g, '').replace(',', '.');
  if (/^[1-9]\d{0,2}(,\d{3})+\.\d+$/.test(number)) return number.replace(/,/g, '');
  return null;
}
