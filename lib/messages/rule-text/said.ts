import {
  type Finding,
  isCurrency,
  liesInAreas,
  type ReasonValues,
  type Verdict,
  type WrittenLeaf,
  type WrittenRule,
  type WrittenTerm,
} from '../../domain/rules';
import { formatList } from '../format';
import type { Translator } from '../index';
import { type Measure, measureOf, numberOf } from './amounts';
import { areaCode } from './codes';
import { rateWords, workedOut } from './exchange';
import { timesWords } from './leaves';
import { listOf } from './lists';
import { saidDay } from './said-days';
import { turned, unitWith } from './terms';
import type { RuleReading, RuleSay } from './types';
import { codeName, wordsOf } from './words';

type Place = { say: RuleSay; path: string };
type Told = { finding: Finding; say: RuleSay; key: string };

/** In: a condition and its finding. Out: what the firm said of it as a sentence; null where it said nothing. */
export function saidOf({ rule, join }: RuleReading, finding: Finding, { say, path }: Place): string | null {
  // A limit without a value and a word that only the institution can give ask nothing of the firm.
  if (finding.reason.code === 'rule.is' && rule.op !== 'is' && rule.op !== 'equals') return null;
  if (rule.op === 'compare') return saidSides(rule, finding, { say, path });
  if (!('fact' in rule) || rule.op === 'exists') return null;
  const key = `${path}${rule.fact}`;
  const told = { finding, say, key };
  switch (rule.op) {
    case 'in':
      return saidCodes(told, 'or', nameOf(finding));
    case 'under':
      return saidCodes(told, 'or', areaCode);
    case 'intersects':
    case 'contains':
      return saidCodes(told, 'and', nameOf(finding));
    case 'reaches':
      return saidPartly(rule, told) ?? saidCodes(told, 'and', areaCode);
    case 'equals':
      return saidEqual(rule, told);
    case 'is':
      return saidFlag(told, finding.verdict === 'met');
    case 'between':
      return saidNumber(told);
    case 'elapsed':
    case 'recent':
      return saidDays(told, rule.unit);
    case 'calendarYear':
    case 'dates':
      return saidDays(told, null);
    case 'happened':
      return saidTimes(told);
    case 'linked':
      return saidLinked(told, join === 'every');
  }
}

/** A list of codes of a hierarchy is read as an area. */
function nameOf({ reason }: Finding): typeof codeName {
  return reason.code === 'rule.in' || reason.code === 'rule.intersects' || reason.code === 'rule.contains'
    ? codeName
    : areaCode;
}

function saidCodes({ finding, say, key }: Told, kind: 'and' | 'or', name: typeof codeName): string | null {
  const { t } = say;
  // Each code of a hierarchy that a set has to have is a part of its own, of the same answer.
  const given = (finding.parts[0] ?? finding).reason.values.given;
  if (!Array.isArray(given)) return null;
  if (given.length === 0)
    return kind === 'and' && finding.verdict === 'unmet' ? t(`rules.said.empty.${readerOf(say)}`) : null;
  const names = given.map((code) => name(say, key, String(code)));
  const list = listOf(t, names, kind);
  // What is not decided though something was named may have more to it.
  const more = kind === 'and' && finding.verdict === 'unknown';
  return saying({ say, key }, more ? t('rules.said.more', { list }) : list);
}

/** Of what the firm named, an area of which only a part counts; null where that is not what is open. */
function saidPartly(
  { except = [] }: Extract<WrittenLeaf, { op: 'reaches' }>,
  { finding, say, key }: Told,
): string | null {
  const { given, asked } = finding.reason.values;
  if (finding.verdict !== 'unknown' || !Array.isArray(given) || !Array.isArray(asked)) return null;
  const areas = [{ codes: asked.map(String), except }];
  const open = given.filter((code) => liesInAreas(String(code), areas) === 'unknown');
  if (open.length === 0) return null;
  const named = (codes: readonly unknown[], kind: 'and' | 'or') =>
    listOf(
      say.t,
      codes.map((code) => areaCode(say, key, String(code))),
      kind,
    );
  const values = { list: named(given, 'and'), areas: named(open, 'or') };
  return saying({ say, key }, say.t('rules.said.partly', values));
}

function saidEqual({ value }: Extract<WrittenLeaf, { op: 'equals' }>, told: Told): string | null {
  if (typeof value === 'string') return saidCodes(told, 'or', nameOf(told.finding));
  return typeof value === 'number'
    ? saidNumber(told)
    : saidFlag(told, (told.finding.verdict === 'met') === value);
}

function saidFlag({ finding, say, key }: Told, isYes: boolean): string | null {
  return finding.verdict === 'unknown'
    ? null
    : saying({ say, key }, say.t(isYes ? 'rules.said.yes' : 'rules.said.no'));
}

function saidNumber({ finding, say, key }: Told): string | null {
  const { values } = finding.reason;
  const { unit, givenUnit } = values;
  const asked = typeof unit === 'string' ? unit : undefined;
  if (asked !== undefined && typeof givenUnit === 'string') {
    const words = turnedWords(say, values, { from: givenUnit, to: asked });
    return words === null ? null : saying({ say, key }, words);
  }
  const measure = measureOf(say.t, wordsOf(say, key), asked);
  const range = rangeWords(say, values, { lo: 'lo', hi: 'hi', measure });
  return range === null ? null : saying({ say, key }, range);
}

/** What was said stands first, in its own unit; then what it comes to in the unit of the rule, and by which rate. */
function turnedWords(
  say: RuleSay,
  values: ReasonValues,
  { from, to }: { from: string; to: string },
): string | null {
  const { t } = say;
  const own = { lo: 'givenLo', hi: 'givenHi', measure: measureOf(t, {}, from) };
  const given = rangeWords(say, values, own);
  const isTurned = isCurrency(from) || isCurrency(to);
  const measure = workedOut(say, measureOf(t, {}, to), { unit: to, isTurned });
  const amount = rangeWords(say, values, { lo: 'lo', hi: 'hi', measure });
  if (given === null || amount === null) return given;
  const rate = rateWords(say, { from, to });
  return rate === null
    ? t('rules.said.turned', { given, amount })
    : t('rules.said.turned.rate', { given, amount, rate });
}

function saidDays({ finding, say, key }: Told, unit: 'days' | 'months' | 'years' | null): string | null {
  const { lo, hi } = finding.reason.values;
  const given = saidDay(say, { lo: numberIn(lo), hi: numberIn(hi) }, unit);
  return given === null ? null : saying({ say, key }, given);
}

function saidTimes({ finding, say }: Told): string | null {
  const { t } = say;
  const [min, max] = [numberIn(finding.reason.values.lo), numberIn(finding.reason.values.hi)];
  if (max === null && (min === null || min === 0)) return null;
  return t(`rules.said.times.${readerOf(say)}`, { times: timesSaid(say, { min, max }) });
}

function timesSaid(say: RuleSay, { min, max }: { min: number | null; max: number | null }): string {
  if (max === 0) return say.t('rules.said.times.never');
  if (max !== null && min === max)
    return say.t('rules.times.count', { count: max, number: numberOf(say.t, max) });
  return timesWords(say, { min: min === 0 ? null : min, max }, false);
}

/** Counts the entities for which the words hold, which may say the opposite of the rule. */
function saidLinked({ finding, say }: Told, isEvery: boolean): string | null {
  const { t } = say;
  const { parts } = finding;
  const count = (verdict: Verdict) => parts.filter((part) => part.verdict === verdict).length;
  const [held, failed] = isEvery ? (['unmet', 'met'] as const) : (['met', 'unmet'] as const);
  const isOpen = finding.reason.values.hi === '';
  if (parts.length === 0) return isOpen ? null : t('rules.said.linked.none');
  const text = linkedCounts(t, { yes: count(held), no: count(failed), open: count('unknown') });
  return isOpen ? t('rules.said.linked.more', { text }) : text;
}

/** What is so of all of them is not counted. */
function linkedCounts(t: Translator, counts: { yes: number; no: number; open: number }): string {
  const known = counts.yes + counts.no + counts.open;
  const found = (['yes', 'no', 'open'] as const).filter((state) => counts[state] > 0);
  const [state = 'open', ...others] = found;
  if (others.length === 0)
    return t(known === 1 ? 'rules.said.linked.one' : 'rules.said.linked.same', { state, known });
  const parts = found.map((one) => t('rules.said.linked.part', { state: one, count: counts[one] }));
  return t('rules.said.linked.mixed', { known, parts: formatList(t.locale, parts) });
}

/** Numbers worked out from facts are nobody's answer. */
function saidSides(
  rule: Extract<WrittenRule, { op: 'compare' }>,
  finding: Finding,
  { say, path }: Place,
): string | null {
  const sides = turned(rule);
  if (finding.reason.code === 'rule.between' && sides.left.term === 'fact')
    return saidNumber({ finding, say, key: `${path}${sides.left.fact}` });
  const { t } = say;
  const isTurned = sides.left !== rule.left;
  const { right: against } = sides;
  const unit = unitWith(sides.left, say.library) ?? unitWith(against, say.library);
  const { values } = finding.reason;
  const pairs = pairsIn(values.turned);
  const measure = workedOut(say, measureOf(t, {}, unit), {
    unit,
    isTurned: pairs.some(({ from, to }) => isCurrency(from) || isCurrency(to)),
  });
  const own = sideWords(say, values, { ...OWN_SIDE, measure });
  const other = sideWords(say, values, { ...OTHER_SIDE, measure });
  const [left, right] = isTurned ? [other, own] : [own, other];
  if (left === null && (right === null || isNumber(sides.right))) return null;
  const open = t('rules.range.open');
  const text = isNumber(sides.right)
    ? t('rules.said.compare.one', { left: left ?? open })
    : t('rules.said.compare', { left: left ?? open, right: right ?? open });
  const rates = pairs.flatMap((pair) => rateWords(say, pair) ?? []);
  return rates.length === 0 ? text : t('rules.said.rates', { text, rates: rates.join('; ') });
}

const OWN_SIDE = { lo: 'lo', hi: 'hi', knownLo: 'knownLo', knownHi: 'knownHi' } as const;
const OTHER_SIDE = {
  lo: 'rightLo',
  hi: 'rightHi',
  knownLo: 'rightKnownLo',
  knownHi: 'rightKnownHi',
} as const;

/** What a side comes to; where nobody can tell, what is known of it so far. */
function sideWords(
  say: RuleSay,
  values: ReasonValues,
  { lo, hi, knownLo, knownHi, measure }: (typeof OWN_SIDE | typeof OTHER_SIDE) & { measure: Measure },
): string | null {
  const whole = rangeWords(say, values, { lo, hi, measure });
  if (whole !== null) return whole;
  const known = rangeWords(say, values, { lo: knownLo, hi: knownHi, measure });
  return known === null ? null : say.t('rules.range.soFar', { amount: known });
}

/** Units of amounts and those they were turned into, as reasons carry them: `USD EUR`. */
function pairsIn(pairs: ReasonValues[string] | undefined): readonly { from: string; to: string }[] {
  if (!Array.isArray(pairs)) return [];
  return pairs.map((pair) => {
    const [from = '', to = ''] = String(pair).split(' ');
    return { from, to };
  });
}

function rangeWords(
  { t }: RuleSay,
  values: ReasonValues,
  { lo, hi, measure }: { lo: string; hi: string; measure: Measure },
): string | null {
  const [low, high] = [numberIn(values[lo]), numberIn(values[hi])];
  const { full, short } = measure;
  if (low === null) return high === null ? null : t('rules.range.to', { hi: full(high) });
  if (high === null) return t('rules.range.from', { lo: full(low) });
  return low === high ? full(low) : t('rules.range.between', { lo: short(low), hi: full(high) });
}

/** In: a fact and what is known of it. Out: who said it, or that it was worked out. */
function saying({ say, key }: { say: RuleSay; key: string }, given: string): string {
  const { derived } = wordsOf(say, key);
  return say.t(`rules.said.${derived ? 'derived.' : ''}${readerOf(say)}`, { given });
}

function isNumber({ term }: WrittenTerm): boolean {
  return term === 'number';
}

function numberIn(value: ReasonValues[string] | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

function readerOf({ reader = 'firm' }: RuleSay): 'firm' | 'officer' {
  return reader;
}
