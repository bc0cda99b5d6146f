import { dayFromNumber, dayNumber } from '../../domain/dates';
import type { TimeUnit } from '../../domain/rules';
import { formatDate } from '../format';
import { unitWords, wholeUnits } from './times';
import type { RuleSay } from './types';

/** Days since 1970-01-01 between which a day lies; null is an open end. */
type Days = { lo: number | null; hi: number | null };

/** In: a day, or the days it lies between. Out: the same in words, with the time gone by where it is one day; null where nothing is known. */
export function saidDay(say: RuleSay, { lo, hi }: Days, unit: TimeUnit | null): string | null {
  const { t } = say;
  const words = (days: number) => formatDate(t.locale, dayFromNumber(days));
  if (lo === null) return hi === null ? null : t('rules.said.days.to', { to: words(hi) });
  if (hi === null) return t('rules.said.days.from', { from: words(lo) });
  if (lo !== hi) return t('rules.said.days', { from: words(lo), to: words(hi) });
  return unit === null ? words(lo) : sinceThen(say, lo, unit);
}

function sinceThen({ t, asOf }: RuleSay, days: number, unit: TimeUnit): string {
  const from = dayFromNumber(days);
  const day = formatDate(t.locale, from);
  if (!asOf) return day;
  const count = wholeUnits(from, asOf, { unit, days: dayNumber(asOf) - days });
  if (count < 0) return t('rules.said.ahead', { day });
  if (count === 0) return t('rules.said.today', { day, unit });
  return t('rules.said.ago', { day, ago: unitWords(t, count, `full.${unit}`) });
}
