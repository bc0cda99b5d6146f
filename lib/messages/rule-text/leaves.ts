import type { WrittenLeaf } from '../../domain/rules';
import { measureOf, numberOf } from './amounts';
import { areaWords, heldWords, labelled, oneOfWords, type ReadFact, reachWords, sharedWords } from './codes';
import { countLimits } from './counts';
import { type Limits, limitWords, unitOfLimit } from './limits';
import { listOf, norOf } from './lists';
import { compareWords, type TermSay } from './terms';
import { datesWords, elapsedWords, recentWords, windowWords, yearWords } from './times';
import type { RuleSay } from './types';
import { codeName, wordsOf } from './words';

/** Leaves that are one condition on facts; what is linked and what only people can tell is read with the groups. */
export type PlainLeaf = Exclude<WrittenLeaf, { op: 'linked' | 'prose' }>;

type Leaf<Op extends WrittenLeaf['op']> = Extract<WrittenLeaf, { op: Op }>;
type Telling = TermSay & { negated: boolean };

/** In: a condition, and whether its opposite is meant. Out: a sentence without capital and full stop. */
export function leafWords(leaf: PlainLeaf, telling: Telling): string {
  if (leaf.op === 'compare') return compareWords(leaf, telling);
  const { say, path, negated } = telling;
  const key = `${path}${leaf.fact}`;
  const fact: ReadFact = { key, words: wordsOf(say, key) };
  const around = { say, fact, negated };
  switch (leaf.op) {
    case 'equals':
      return equalWords(leaf, around);
    case 'in':
      return oneOfWords(say, fact, leaf.values, negated);
    case 'under':
      return areaWords(say, fact, leaf, negated);
    case 'reaches':
      return reachWords(say, fact, leaf, negated);
    case 'between':
      return numberWords(say, fact, { limits: leaf, unit: leaf.unit, negated });
    case 'intersects':
      return sharedWords(say, fact, leaf.values, negated);
    case 'contains':
      return heldWords(say, fact, leaf.values, negated);
    case 'is':
      return flagWords(say, fact, !negated);
    case 'exists':
      return say.t(negated ? 'rules.fact.known.not' : 'rules.fact.known', { label: fact.words.label });
    case 'elapsed':
      return elapsedWords(leaf, around);
    case 'recent':
      return recentWords(leaf, around);
    case 'calendarYear':
      return yearWords(leaf, around);
    case 'dates':
      return datesWords(leaf, around);
    case 'happened':
      return happenedWords(leaf, around);
  }
}

/** In: limits of a count. Out: "at least 2 times", "never" … */
export function timesWords(say: RuleSay, limits: Limits, negated: boolean): string {
  const { t } = say;
  const { isNever, isNeverOr, asked, turned } = countLimits(limits, negated);
  if (isNever) return t('rules.times.never');
  const full = (count: number) => t('rules.times.count', { count, number: numberOf(t, count) });
  const short = (count: number) => numberOf(t, count);
  const second = (count: number) => t('rules.times.number', { number: short(count) });
  const open = { any: t('rules.times.any'), none: t('rules.times.any.not') };
  const measure = { full, short, second, of: 'count' as const, open };
  const { what } = limitWords(say, asked, { measure, negated: turned });
  return isNeverOr ? t('rules.times.never.or', { more: what }) : what;
}

type Around = { say: RuleSay; fact: ReadFact; negated: boolean };

function equalWords({ value }: Leaf<'equals'>, { say, fact, negated }: Around): string {
  if (typeof value === 'string') return oneOfWords(say, fact, [value], negated);
  if (typeof value === 'boolean') return flagWords(say, fact, value !== negated);
  return numberWords(say, fact, { limits: { min: value, max: value }, negated });
}

function numberWords(
  say: RuleSay,
  fact: ReadFact,
  { limits, unit, negated }: { limits: Limits; unit?: string | undefined; negated: boolean },
): string {
  const { library } = say;
  const own = unit ?? unitOfLimit(limits.min, library) ?? unitOfLimit(limits.max, library);
  const measure = measureOf(say.t, fact.words, own);
  // Nothing is fewer than none.
  const isOpen = measure.of === 'count' && limits.min === 0 && limits.max !== null;
  const asked = isOpen ? { ...limits, min: null } : limits;
  const { what, decides } = limitWords(say, asked, { measure, negated });
  return (decides ? fact.words.is?.(what) : undefined) ?? labelled(say, fact, what);
}

function flagWords({ t }: RuleSay, { words }: ReadFact, holds: boolean): string {
  if (holds) return words.yes ?? t('rules.fact.yes', { label: words.label });
  return words.no ?? t('rules.fact.no', { label: words.label });
}

function happenedWords(leaf: Leaf<'happened'>, { say, fact, negated }: Around): string {
  const { t } = say;
  const names = leaf.codes.includes('*')
    ? [t('rules.event.anything')]
    : [...new Set(leaf.codes)].map((code) => codeName(say, fact.key, code));
  const what = names.length === 0 ? t('rules.list.nothing') : listOf(t, names, 'or');
  const event = countLimits(leaf, negated).isNever
    ? leaf.codes.includes('*')
      ? t('rules.event.never.anything')
      : t('rules.event.never', { what: norOf(t, names) })
    : t('rules.event.happened', { what, times: timesWords(say, leaf, negated) });
  const windowed = leaf.last ? t('rules.event.window', { event, window: windowWords(t, leaf.last) }) : event;
  return t('rules.event.of', { label: fact.words.label, event: windowed });
}
