declare const isoDate: unique symbol;
/** A calendar day `YYYY-MM-DD`. */
export type IsoDate = string & { readonly [isoDate]: true };

/** From 0000-03-01, where the count by years beginning in March starts. */
const DAYS_TO_1970 = 719_468;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** In: any text. Out: true only for a day that exists, proleptic Gregorian calendar. */
export function isIsoDate(text: string): text is IsoDate {
  const parts = SHAPE.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** In: text `YYYY-MM-DD`. Out: the day. Throws RangeError if the day does not exist. */
export function day(text: string): IsoDate {
  if (!isIsoDate(text)) throw new RangeError(`not a day: ${text}`);
  return text;
}

/** Days of a month, 1-12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** In: a day and a number of months, negative for back. Out: same day of that month, or its last day. */
export function addMonths(from: IsoDate, months: number): IsoDate {
  const index = yearOf(from) * 12 + Number(from.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  const dayOfMonth = Math.min(Number(from.slice(8, 10)), daysInMonth(year, month));
  return day(`${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`);
}

/** Year of a day. */
export function yearOf(date: IsoDate): number {
  return Number(date.slice(0, 4));
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** In: a day. Out: whole days since 1970-01-01, negative before it. */
export function dayNumber(date: IsoDate): number {
  return numberOf(yearOf(date), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
}

function numberOf(year: number, month: number, date: number): number {
  // Counted from March, the day that some years lack is the last one of the year.
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1;
  return daysBefore(year - (month <= 2 ? 1 : 0)) + dayOfYear - DAYS_TO_1970;
}

/** In: a year, a month of it counted from 1, which may lie in another year, and a day. Out: whole days since 1970-01-01 of that day, or of the last of the month. */
export function dayOfMonth(year: number, month: number, date: number): number {
  const index = year * 12 + month - 1;
  const [inYear, inMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return numberOf(inYear, inMonth, Math.min(date, daysInMonth(inYear, inMonth)));
}

/** In: whole days since 1970-01-01. Out: the day. Throws RangeError outside the years 0 to 9999. */
export function dayFromNumber(days: number): IsoDate {
  const shifted = days + DAYS_TO_1970;
  let year = Math.floor((shifted + 0.5) / 365.2425);
  if (shifted < daysBefore(year)) year -= 1;
  if (shifted >= daysBefore(year + 1)) year += 1;
  const dayOfYear = shifted - daysBefore(year);
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = ((fromMarch + 2) % 12) + 1;
  return day(`${pad(month <= 2 ? year + 1 : year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`);
}

function daysBefore(year: number): number {
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
}
