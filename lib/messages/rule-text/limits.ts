import type { IsoDate } from '../../domain/dates';
import type { Limit, RuleLibrary } from '../../domain/rules';
import { formatDate } from '../format';
import type { Translator } from '../index';
import type { Measure } from './amounts';
import type { RuleSay } from './types';

/** Limits as written; an open end is left out itself. */
export type Limits = { min: Limit; max: Limit; minOpen?: boolean; maxOpen?: boolean };

/** Limits in words, or that they let every number through, or none. */
export type LimitWords = { what: string; decides: boolean };

const LESS = {
  count: 'rules.limit.fewer',
  level: 'rules.limit.below',
  amount: 'rules.limit.less',
  share: 'rules.limit.less',
} as const;
const OUTSIDE = {
  count: 'rules.limit.outside.fewer',
  level: 'rules.limit.outside.level',
  amount: 'rules.limit.outside',
  share: 'rules.limit.outside',
} as const;
/** Any number but one. */
const OTHER = {
  count: 'rules.limit.other.fewer',
  level: 'rules.limit.other.level',
  amount: 'rules.limit.other',
  share: 'rules.limit.other',
} as const;

type End = { full: string; short: string; second: string };
type Ends = { min: End | null; max: End | null };

/** In: limits, how a number is written, and whether what lies outside is meant. Out: "at least 3", "between 2 and 5" … */
export function limitWords(
  say: RuleSay,
  limits: Limits,
  { measure, negated }: { measure: Measure; negated: boolean },
): LimitWords {
  const { t } = say;
  const ends = { min: endOf(say, limits.min, measure), max: endOf(say, limits.max, measure) };
  const what = endWords(t, ends, { limits, measure, negated });
  const decides = ends.min !== null || ends.max !== null;
  const unset = [ends.min === null ? limits.min : null, ends.max === null ? limits.max : null].flatMap(
    (limit) => (limit === null || typeof limit === 'number' ? [] : [limit.parameter]),
  );
  return { what: [...new Set(unset)].reduce((words, name) => withoutLimit(say, words, name), what), decides };
}

/** In: a limit. Out: the unit its parameter is given in, if it is one. */
export function unitOfLimit(limit: Limit, library: RuleLibrary | undefined): string | undefined {
  return limit === null || typeof limit === 'number'
    ? undefined
    : parameterOf(limit.parameter, library)?.unit;
}

/** In: a limit that is not null. Out: its value on the day; null for no limit, undefined while nobody knows it. */
export function valueOfLimit(limit: number | { parameter: string }, say: RuleSay): number | null | undefined {
  return typeof limit === 'number' ? limit : inForceOf(limit, say)?.value;
}

/** In: a parameter. Out: its value on the day, since when, and where it comes from; undefined while nobody knows it. */
export function inForceOf(limit: { parameter: string }, { library, asOf }: RuleSay) {
  if (asOf === undefined) return undefined;
  return historyUntil(asOf, parameterOf(limit.parameter, library)?.history ?? []);
}

/** In: a limit with a value or without. Out: its words; null where there is no limit. */
export function endOf(say: RuleSay, limit: Limit, measure: Measure): End | null {
  if (limit === null) return null;
  const { full, short, second = full } = measure;
  if (typeof limit === 'number') return { full: full(limit), short: short(limit), second: second(limit) };
  const { t, names, asOf, library } = say;
  const value = valueOfLimit(limit, say);
  if (value === null) return null;
  const name = names.parameter(limit.parameter);
  if (value === undefined || asOf === undefined) {
    const isEmpty = asOf !== undefined && library !== undefined;
    const words = t(isEmpty ? 'rules.parameter.open' : 'rules.parameter.name', { name });
    return { full: words, short: words, second: words };
  }
  const date = formatDate(t.locale, asOf);
  const written = (amount: string) => t('rules.parameter.value', { amount, name, date });
  return { full: written(full(value)), short: written(short(value)), second: written(second(value)) };
}

function endWords(
  t: Translator,
  { min, max }: Ends,
  { limits, measure, negated }: { limits: Limits; measure: Measure; negated: boolean },
): string {
  if (min && max && min.full === max.full)
    return t(negated ? OTHER[measure.of] : 'rules.limit.exactly', { min: min.full });
  if (min && max) return bothWords(t, { min: min.short, max: max.second }, { measure, negated });
  const words = lonely(t, measure);
  if (min)
    return limits.minOpen === true
      ? words[negated ? 'atMost' : 'more'](min.full)
      : words[negated ? 'less' : 'atLeast'](min.full);
  if (max)
    return limits.maxOpen === true
      ? words[negated ? 'atLeast' : 'less'](max.full)
      : words[negated ? 'more' : 'atMost'](max.full);
  const { any, none } = measure.open ?? { any: t('rules.limit.any'), none: t('rules.limit.any.not') };
  return negated ? none : any;
}

/** One limit alone, by the side on which it lies. */
function lonely(t: Translator, { of }: Measure) {
  return {
    atLeast: (min: string) => t('rules.limit.atLeast', { min }),
    atMost: (max: string) => t('rules.limit.atMost', { max }),
    more: (min: string) => t(of === 'level' ? 'rules.limit.above' : 'rules.limit.more', { min }),
    less: (max: string) => t(LESS[of], { max }),
  };
}

function bothWords(
  t: Translator,
  ends: { min: string; max: string },
  { measure, negated }: { measure: Measure; negated: boolean },
): string {
  return t(negated ? OUTSIDE[measure.of] : 'rules.limit.between', ends);
}

/** A parameter that sets no limit on the day is named all the same. */
function withoutLimit({ t, names, asOf }: RuleSay, words: string, parameter: string): string {
  if (asOf === undefined) return words;
  const date = formatDate(t.locale, asOf);
  return t('rules.parameter.noLimit', { limit: words, name: names.parameter(parameter), date });
}

function parameterOf(name: string, library: RuleLibrary | undefined) {
  return library && Object.hasOwn(library.parameters, name) ? library.parameters[name] : undefined;
}

function historyUntil<Entry extends { from: IsoDate }>(
  asOf: IsoDate,
  history: readonly Entry[],
): Entry | undefined {
  return history
    .filter(({ from }) => from <= asOf)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1);
}
