import type { Locale } from '../domain/vocabulary';
import { LOCALE_TAGS } from './index';

const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();
const lists = new Map<string, Intl.ListFormat>();

/**
 * In: a number, at most one decimal by default. `country` settles the decimal sign, which differs inside
 * Latin America: 1,234.5 in Mexico, 1.234,5 in Chile.
 */
export function formatNumber(
  locale: Locale,
  value: number,
  { country, decimals = 1 }: { country?: string | undefined; decimals?: number } = {},
): string {
  return numberFormat(tag(locale, country), { maximumFractionDigits: decimals }).format(value);
}

/** In: an amount and an ISO 4217 code. Out: with the code, since "$" names a dozen currencies. */
export function formatMoney(locale: Locale, amount: number, currency: string, country?: string): string {
  const digits = Number.isInteger(amount) ? 0 : 2;
  return numberFormat(tag(locale, country), {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amount);
}

/** In: `YYYY-MM-DD` or an ISO date-time in UTC. Out: the day in words, always with its year. */
export function formatDate(locale: Locale, iso: string): string {
  let format = dates.get(locale);
  if (!format) {
    format = new Intl.DateTimeFormat(LOCALE_TAGS[locale], { dateStyle: 'long', timeZone: 'UTC' });
    dates.set(locale, format);
  }
  return format.format(new Date(iso.length === 10 ? `${iso}T00:00:00Z` : iso));
}

/** In: words. Out: "a, b and c", or "a, b or c". */
export function formatList(locale: Locale, items: readonly string[], kind: 'and' | 'or' = 'and'): string {
  const key = `${locale} ${kind}`;
  let format = lists.get(key);
  if (!format) {
    const type = kind === 'and' ? 'conjunction' : 'disjunction';
    format = new Intl.ListFormat(LOCALE_TAGS[locale], { type, style: 'long' });
    lists.set(key, format);
  }
  return format.format(items);
}

/** In: the name of a code, written to stand alone. Out: the same for the middle of a sentence; "ISO 9001" stays. */
export function inSentence(name: string): string {
  const [first = ''] = name;
  const [word = ''] = name.split(' ');
  return /[\p{Lu}\d]/u.test(word.slice(first.length)) ? name : first.toLowerCase() + name.slice(first.length);
}

/** Where Spanish is written with signs of its own; elsewhere the signs of Latin America hold. */
const SPANISH_SPEAKING: ReadonlySet<string> = new Set(
  'AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PR PY SV US UY VE'.split(' '),
);

function tag(locale: Locale, country: string | undefined): string {
  return country && locale === 'es' && SPANISH_SPEAKING.has(country) ? `es-${country}` : LOCALE_TAGS[locale];
}

function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = numbers.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, options);
    numbers.set(key, format);
  }
  return format;
}
