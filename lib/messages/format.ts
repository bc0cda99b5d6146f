import type { Locale } from '../domain/vocabulary';
import { LOCALE_TAGS, written } from './numbers';

const dates = new Map<string, Intl.DateTimeFormat>();
const moments = new Map<string, Intl.DateTimeFormat>();
const lists = new Map<string, Intl.ListFormat>();

/** In: a number, at most one decimal by default. */
export function formatNumber(locale: Locale, value: number, { decimals = 1 } = {}): string {
  return written(locale, { maximumFractionDigits: decimals }, value);
}

/** In: an amount, an ISO 4217 code, and how many decimals at most. Out: with the code, since "$" names a dozen currencies. */
export function formatMoney(locale: Locale, amount: number, currency: string, { decimals = 2 } = {}): string {
  const isWhole = Number.isInteger(amount);
  const options = {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    minimumFractionDigits: isWhole ? 0 : 2,
    maximumFractionDigits: isWhole ? 0 : decimals,
  } as const;
  return written(locale, options, amount);
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

/** In: an ISO date-time in UTC. Out: day and time in words, with the zone: nobody has told us the reader's own. */
export function formatMoment(locale: Locale, iso: string): string {
  let format = moments.get(locale);
  if (!format) {
    const options = { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23', timeZone: 'UTC' } as const;
    format = new Intl.DateTimeFormat(LOCALE_TAGS[locale], options);
    moments.set(locale, format);
  }
  return `${format.format(new Date(iso))} UTC`;
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

/** The same for words that may hold a comma or an "and" of their own: these are kept apart more strongly. */
export function formatParts(locale: Locale, items: readonly string[], kind: 'and' | 'or' = 'and'): string {
  if (items.some((one) => one.includes(','))) return items.join('; ');
  const list = formatList(locale, items, kind);
  const [last = ''] = items.slice(-1);
  const inner = kind === 'and' && items.length > 1 && items.some((one) => / (and|y|e) /.test(one));
  return inner ? list.slice(0, -last.length).replace(/,? (\p{L}+) $/u, ', $1 ') + last : list;
}

/** In: words. Out: the same at the start of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** In: the name of a code, written to stand alone. Out: the same for the middle of a sentence; "ISO 9001" stays. */
export function inSentence(name: string): string {
  const [first = ''] = name;
  const [word = ''] = name.split(' ');
  return /[\p{Lu}\d]/u.test(word.slice(first.length)) ? name : first.toLowerCase() + name.slice(first.length);
}
