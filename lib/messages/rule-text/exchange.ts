import { exchangeInto, isCurrency } from '../../domain/rules';
import { formatDate, formatList } from '../format';
import { amountOf, type Measure, numberOf } from './amounts';
import type { RuleSay } from './types';

const SHOWN_FIGURES = 6;
const DECIMALS = 2;
/** Below this, adding and multiplying leave traces that nobody said. */
const TRACE = 1e-9;

/** In: two units. Out: what one of the first is worth in the second, with the day of the rate where it is money; null where no rate says. */
export function rateWords(
  { t, library, asOf }: RuleSay,
  { from, to }: { from: string; to: string },
): string | null {
  if (!library || !asOf) return null;
  const exchange = exchangeInto({ from, to }, library.rates, asOf);
  if (!exchange) return null;
  const factor = Number(exchange.factor.toPrecision(SHOWN_FIGURES));
  const isMoney = isCurrency(from) || isCurrency(to);
  const bare = (number: number, unit: string) =>
    isCurrency(unit)
      ? t('rules.unit.other', { number: numberOf(t, number), unit })
      : amountOf(t, number, unit);
  const rate = t('rules.rate', { one: bare(1, from), other: bare(factor, to) });
  const days = formatList(
    t.locale,
    exchange.days.map((day) => t('rules.rate.day', { day: formatDate(t.locale, day) })),
  );
  return isMoney ? t('rules.rate.dated', { rate, days, count: exchange.days.length }) : rate;
}

/** In: how numbers are written. Out: the same for numbers worked out: rounded, and "about" where that or a rate of money makes them inexact. */
export function workedOut(
  { t }: RuleSay,
  measure: Measure,
  { unit, isTurned }: { unit: string | undefined; isTurned: boolean },
): Measure {
  const isMoney = unit !== undefined && isCurrency(unit);
  const about = (write: (value: number) => string) => (value: number) => {
    const shown = rounded(value, measure.of === 'share' ? DECIMALS * 2 : DECIMALS);
    const isExact = Math.abs(shown - value) <= TRACE * Math.max(1, Math.abs(value)) && !isTurned;
    const amount = write(shown);
    return isExact ? amount : t(isMoney ? 'rules.about.money' : 'rules.about', { amount });
  };
  return { ...measure, full: about(measure.full), short: about(measure.short) };
}

/** Small numbers keep figures rather than decimals. */
function rounded(value: number, decimals: number): number {
  return Math.abs(value) >= 1 || value === 0
    ? Number(value.toFixed(decimals))
    : Number(value.toPrecision(decimals + 1));
}
