import type { Locale } from '../domain/vocabulary';

/** BCP 47 tags for numbers, plurals and dates: British English as in the sentences, Latin American Spanish. */
export const LOCALE_TAGS: Readonly<Record<Locale, string>> = { en: 'en-GB', es: 'es-419' };

/**
 * Signs of numbers follow the reader's language and nothing else, so that one page never mixes two ways. Spanish takes
 * the decimal point of `es-419` and a space between thousands, from five figures on: in half of Latin America the comma
 * of `es-419` and `es-MX`, in the other half the full stop of `es`, is a decimal sign; a space is read alike in all.
 */
const SIGNS: Readonly<Record<Locale, { group: string | null; useGrouping: 'auto' | 'min2' }>> = {
  en: { group: null, useGrouping: 'auto' },
  es: { group: '\u00a0', useGrouping: 'min2' },
};

const numbers = new Map<string, Intl.NumberFormat>();

/** In: a number and how it is to be written. Out: it with the signs of the language. */
export function written(locale: Locale, options: Intl.NumberFormatOptions, value: number): string {
  const { group, useGrouping } = SIGNS[locale];
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = numbers.get(key);
  if (!format) {
    format = new Intl.NumberFormat(LOCALE_TAGS[locale], { ...options, useGrouping });
    numbers.set(key, format);
  }
  if (group === null) return format.format(value);
  return format
    .formatToParts(value)
    .map((part) => (part.type === 'group' ? group : part.value))
    .join('');
}

/** For sentences that count something: writes numbers in them as all others are written. */
export function counting(locale: Locale): Intl.NumberFormat {
  const format = (value: number) => written(locale, {}, value);
  return Object.defineProperty(new Intl.NumberFormat(LOCALE_TAGS[locale]), 'format', { value: format });
}
