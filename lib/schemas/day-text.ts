import { daysInMonth, type IsoDate, isIsoDate } from '../domain/dates';
import { westernDigits } from './digits';

/** First letters that tell the months of both languages apart, without accents. */
const MONTHS: readonly RegExp[] = [
  /^(jan|ene)/,
  /^feb/,
  /^mar/,
  /^(apr|abr)/,
  /^ma[yi]/,
  /^jun/,
  /^jul/,
  /^(aug|ago)/,
  /^(sep|set)/,
  /^oct/,
  /^nov/,
  /^(dec|dic)/,
];

type Parts = { year: number; month: number | null; day: number | null };
/** The days that a date as typed may stand for: one, those of a month, or those of a year. */
export type Period = { first: IsoDate; last: IsoDate };

/**
 * In: a date as people type it, and this year. Out: the day, or null. The day comes before the month unless only
 * the other order is possible. A month or a year alone stands for all of its days; on certificates it means the last.
 */
export function readPeriod(typed: string, thisYear: number): Period | null {
  const text = westernDigits(typed).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const parts = fromNumbers(text, thisYear) ?? fromWords(text, thisYear);
  if (!parts) return null;
  const { year, day } = parts;
  const [from, to] = parts.month === null ? [1, 12] : [parts.month, parts.month];
  if (from < 1 || to > 12) return null;
  const [first, last] = [isoOf(year, from, day ?? 1), isoOf(year, to, day ?? daysInMonth(year, to))];
  return first !== null && last !== null ? { first, last } : null;
}

/** In: the same. Out: the one day it stands for; null where it is a month, a year or no date. */
export function readDay(typed: string, thisYear: number): IsoDate | null {
  const period = readPeriod(typed, thisYear);
  return period && period.first === period.last ? period.first : null;
}

/**
 * In: a day as people type it, of any century. Out: the day; null also where the year does not stand in full, since
 * two digits may then mean this century or the last.
 */
export function readDayInFull(typed: string, thisYear: number): IsoDate | null {
  return /[1-9]\d{3}/.test(westernDigits(typed)) ? readDay(typed, thisYear) : null;
}

function isoOf(year: number, month: number, day: number): IsoDate | null {
  const iso = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  return isIsoDate(iso) ? iso : null;
}

function fromNumbers(text: string, thisYear: number): Parts | null {
  const tokens = text.split(/[\s/.,\uFF0F\uFF0E\p{Pd}]+/u).filter((token) => token !== '');
  if (!tokens.every((token) => /^\d+$/.test(token))) return null;
  const [a = '', b = '', c = ''] = tokens;
  if (tokens.length === 1) return fromRun(a);
  if (tokens.length === 2)
    return a.length === 4
      ? { year: Number(a), month: Number(b), day: null }
      : { year: yearFrom(b, thisYear), month: Number(a), day: null };
  if (tokens.length !== 3 || b.length > 2) return null;
  if (a.length === 4) return { year: Number(a), month: Number(b), day: Number(c) };
  return dayAndMonth(Number(a), Number(b), yearFrom(c, thisYear));
}

/** 2027, 31122027 or 20271231. */
function fromRun(digits: string): Parts | null {
  if (digits.length === 4) return { year: Number(digits), month: null, day: null };
  if (digits.length !== 8) return null;
  const [start, end] = [Number(digits.slice(0, 4)), Number(digits.slice(4))];
  if (start >= 1900 && start <= 2100) return { year: start, month: Math.floor(end / 100), day: end % 100 };
  return dayAndMonth(Math.floor(start / 100), start % 100, end);
}

function dayAndMonth(first: number, second: number, year: number): Parts {
  return second > 12 ? { year, month: first, day: second } : { year, month: second, day: first };
}

/** "31 de diciembre de 2027", "December 31st, 2027", "dic-27", "1º enero 2028". */
function fromWords(text: string, thisYear: number): Parts | null {
  const words = text.match(/[a-z]+|\d+/g) ?? [];
  const names = words.filter((word) => /^[a-z]/.test(word) && !/^(de|del|of|the|st|nd|rd|th|o)$/.test(word));
  const numbers = words.filter((word) => /^\d/.test(word));
  const [name = ''] = names;
  const month = MONTHS.findIndex((pattern) => pattern.test(name)) + 1;
  if (names.length !== 1 || month === 0) return null;
  const [a = '', b = ''] = numbers;
  if (numbers.length === 1) return { year: yearFrom(a, thisYear), month, day: null };
  if (numbers.length !== 2) return null;
  return a.length === 4
    ? { year: Number(a), month, day: Number(b) }
    : { year: yearFrom(b, thisYear), month, day: Number(a) };
}

/** Two digits mean the year nearest to this one. */
function yearFrom(digits: string, thisYear: number): number {
  const year = Number(digits);
  if (digits.length !== 2) return digits.length === 4 ? year : Number.NaN;
  const century = Math.floor(thisYear / 100) * 100;
  return [century - 100 + year, century + year, century + 100 + year].reduce((best, next) =>
    Math.abs(next - thisYear) < Math.abs(best - thisYear) ? next : best,
  );
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
