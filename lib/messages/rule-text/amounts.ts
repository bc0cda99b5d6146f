import { isCurrency } from '../../domain/rules';
import { formatMoney, formatNumber } from '../format';
import { isMessageKey, type Translator } from '../index';
import type { FactWords } from './types';

/** How a number of a fact is written: in full, or short as the first of two. Things counted are fewer, levels lie below one another. */
export type Measure = {
  full: (value: number) => string;
  short: (value: number) => string;
  /** As the second of two, where that is not in full: "between 1 and 3 times", never "and once". */
  second?: (value: number) => string;
  of: 'count' | 'amount' | 'level' | 'share';
  /** What is said where there is no limit, and of its opposite. */
  open?: { any: string; none: string };
};

const UNIT_KEYS: Readonly<Record<string, string>> = { '%': 'percent' };
const ALL_DECIMALS = 20;
const HUNDREDTHS_DECIMALS = 10;

/** Stands for the unit of a ratio of two amounts in one unit, which is told in percent; no unit is written like it. */
export const SHARE = 'of the same unit';

/** In: a number and a unit, an ISO 4217 code among them. Out: both as the reader writes them, no decimal lost. */
export function amountOf(t: Translator, value: number, unit?: string): string {
  const number = numberOf(t, value);
  if (unit === undefined) return number;
  if (unit === SHARE) {
    const percent = Number((value * 100).toFixed(HUNDREDTHS_DECIMALS));
    return t('rules.unit.percent', { number: numberOf(t, percent) });
  }
  if (isCurrency(unit)) return formatMoney(t.locale, value, unit, { decimals: ALL_DECIMALS });
  const key = `rules.unit.${UNIT_KEYS[unit] ?? unit}`;
  return isMessageKey(key) ? t(key, { number, count: value }) : t('rules.unit.other', { number, unit });
}

/** In: a number. Out: the number as the reader writes it, no decimal lost. */
export function numberOf(t: Translator, value: number): string {
  return formatNumber(t.locale, value, { decimals: ALL_DECIMALS });
}

/** In: words of a fact and the unit it is read in. Out: how its numbers are written. */
export function measureOf(t: Translator, { counted, level }: Partial<FactWords>, unit?: string): Measure {
  const short = (value: number) => numberOf(t, value);
  if (unit === undefined && level) return { full: level, short: level, of: 'level' };
  if (unit === undefined && counted)
    return { full: (value) => counted(short(value), value), short, of: 'count' };
  const full = (value: number) => amountOf(t, value, unit);
  // "Between 5 and 10 kg", but "between EUR 5 and EUR 10".
  const isMark = unit === undefined || unit === '%' || unit === SHARE || isCurrency(unit);
  return { full, short: isMark ? full : short, of: unit === SHARE ? 'share' : 'amount' };
}
