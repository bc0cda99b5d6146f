import { addMonths, type IsoDate, yearOf } from '../../domain/dates';
import type { Limit, TimeUnit, WrittenLeaf } from '../../domain/rules';
import { formatDate, formatList } from '../format';
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
  // None full is less than one.
  if (leaf.min === null && leaf.max === 0)
    return elapsedWords({ ...leaf, min: 1, max: null }, { say, fact, negated: !negated });
  if (reachesAhead(leaf)) return placed(say, fact, aheadWords(say, leaf, negated));
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

type Elapsed = Pick<Leaf<'elapsed'>, 'min' | 'max' | 'unit'>;

/** A number of units below nought lies ahead; nought alone is today. */
function reachesAhead({ min, max }: Elapsed): boolean {
  return [min, max].some((end) => typeof end === 'number' && end < 0) || (min === 0 && max === null);
}

/** Each end by itself, the later one first: of units that are still to come none is counted before it is full. */
function aheadWords(say: RuleSay, { min, max, unit }: Elapsed, negated: boolean): string {
  const { t } = say;
  const ahead = (key: 'atMost' | 'more', count: number) =>
    count === 0
      ? t(key === 'more' ? 'rules.time.later' : 'rules.time.today')
      : t(`rules.time.ahead.${key}`, { what: unitWords(t, count, unit) });
  const ends = [
    ...(min === null ? [] : [aheadOf(min, { from: true }) ?? pastOf(min, { from: true })]),
    ...(max === null ? [] : [aheadOf(max, { from: false }) ?? pastOf(max, { from: false })]),
  ];
  return formatList(t.locale, ends, negated ? 'or' : 'and');

  function aheadOf(end: Limit, { from }: { from: boolean }): string | null {
    if (typeof end !== 'number' || end > 0 || (end === 0 && !from)) return null;
    // Below the number before it, or from it on.
    const count = from ? -Math.ceil(end) : -Math.floor(end) - 1;
    return ahead(from === negated ? 'more' : 'atMost', Math.abs(count));
  }

  function pastOf(end: Limit, { from }: { from: boolean }): string {
    const full = (value: number) => unitWords(t, value, `full.${unit}`);
    const measure = { full, short: full, of: 'amount' as const };
    const limits = from ? { min: end, max: null } : { min: null, max: end };
    return t('rules.time.ago', { what: limitWords(say, limits, { measure, negated }).what });
  }
}

/** Within the last so many units, or not. */
export function recentWords(leaf: Leaf<'recent'>, { say, fact, negated }: Around): string {
  const words = windowWords(say.t, { count: leaf.last, unit: leaf.unit });
  return negated ? displaced(say, fact, words) : placed(say, fact, words);
}

/** In the calendar year so many years back, named by its number where the day is known. */
export function yearWords(leaf: Leaf<'calendarYear'>, { say, fact, negated }: Around): string {
  const { t, asOf } = say;
  const words = yearsBack(t, leaf.back);
  const dated = asOf ? t('rules.time.year.dated', { words, year: String(yearOf(asOf) - leaf.back) }) : words;
  return negated ? displaced(say, fact, dated) : placed(say, fact, dated);
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
  const words = negated ? t(`rules.time.${key}.not`, values) : t(`rules.time.${key}`, values);
  return key === 'always' ? labelled(say, fact, words) : placed(say, fact, words);
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

function displaced(say: RuleSay, fact: ReadFact, words: string): string {
  return fact.words.isNot?.(words) ?? labelled(say, fact, say.t('rules.time.not', { words }));
}

function placed(say: RuleSay, fact: ReadFact, what: string): string {
  return fact.words.is?.(what) ?? labelled(say, fact, what);
}
