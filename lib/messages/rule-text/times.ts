import { addMonths, type IsoDate, yearOf } from '../../domain/dates';
import type { TimeUnit, WrittenLeaf } from '../../domain/rules';
import { formatDate } from '../format';
import type { Translator } from '../index';
import { numberOf } from './amounts';
import { labelled, type ReadFact } from './codes';
import { limitWords } from './limits';
import type { RuleSay } from './types';

type Leaf<Op extends WrittenLeaf['op']> = Extract<WrittenLeaf, { op: Op }>;
type Around = { say: RuleSay; fact: ReadFact; negated: boolean };

/** So many units since a day: "at least 3 years since the firm started". Upper ends count whole units. */
export function elapsedWords(leaf: Leaf<'elapsed'>, { say, fact, negated }: Around): string {
  const { t } = say;
  // Whole units are counted, which only an upper end or a part of a unit makes a difference to.
  const isWhole = leaf.max !== null || (typeof leaf.min === 'number' && !Number.isInteger(leaf.min));
  const full = (value: number) => unitWords(t, value, isWhole ? `full.${leaf.unit}` : leaf.unit);
  const open = { any: t('rules.time.always'), none: t('rules.time.always.not') };
  const measure = { full, short: (value: number) => numberOf(t, value), of: 'amount' as const, open };
  const { what, decides } = limitWords(say, leaf, { measure, negated });
  const { since } = fact.words;
  if (!decides) return labelled(say, fact, what);
  if (since !== undefined) return t('rules.time.since', { what, event: since });
  return placed(say, fact, t('rules.time.ago', { what }));
}

/** Within the last so many units, or not. */
export function recentWords(leaf: Leaf<'recent'>, { say, fact, negated }: Around): string {
  const words = windowWords(say.t, { count: leaf.last, unit: leaf.unit });
  return placed(say, fact, negated ? say.t('rules.time.not', { words }) : words);
}

/** In the calendar year so many years back, named by its number where the day is known. */
export function yearWords(leaf: Leaf<'calendarYear'>, { say, fact, negated }: Around): string {
  const { t, asOf } = say;
  const words = yearsBack(t, leaf.back);
  const dated = asOf ? t('rules.time.year.dated', { words, year: String(yearOf(asOf) - leaf.back) }) : words;
  return placed(say, fact, negated ? t('rules.time.not', { words: dated }) : dated);
}

/** Between two days, or outside them. */
export function datesWords(leaf: Leaf<'dates'>, { say, fact, negated }: Around): string {
  const { t } = say;
  const [from, to] = [leaf.from, leaf.to].map((day) => (day === null ? '' : formatDate(t.locale, day)));
  const key =
    leaf.from === null
      ? leaf.to === null
        ? 'always'
        : 'to'
      : leaf.to === null
        ? 'from'
        : leaf.from === leaf.to
          ? 'onDay'
          : 'between';
  const values = { from: from ?? '', to: to ?? '' };
  return placed(say, fact, negated ? t(`rules.time.${key}.not`, values) : t(`rules.time.${key}`, values));
}

/** In: a length of time. Out: "in the last 3 years". */
export function windowWords(t: Translator, { count, unit }: { count: number; unit: TimeUnit }): string {
  return t(`rules.time.recent.${unit}`, { count, number: numberOf(t, count) });
}

/** In: a number of units. Out: "3 years", or "3 full years". */
export function unitWords(t: Translator, count: number, unit: TimeUnit | `full.${TimeUnit}`): string {
  return t(`rules.unit.${unit}`, { count, number: numberOf(t, count) });
}

/** In: a day and another. Out: how many whole units lie between them; negative where the day is still to come. */
export function wholeUnits(
  from: IsoDate,
  asOf: IsoDate,
  { unit, days }: { unit: TimeUnit; days: number },
): number {
  if (unit === 'days' || days < 0) return days;
  const months = unit === 'years' ? 12 : 1;
  let count = Math.max(0, Math.floor(days / (months * 31)));
  while (addMonths(from, (count + 1) * months) <= asOf) count += 1;
  return count;
}

function yearsBack(t: Translator, back: number): string {
  if (back === 0 || back === 1) return t(`rules.time.year.${back}`);
  return back > 0 ? t('rules.time.year.back', { count: back }) : t('rules.time.year.ahead', { count: -back });
}

function placed(say: RuleSay, fact: ReadFact, what: string): string {
  return fact.words.is?.(what) ?? labelled(say, fact, what);
}
