import type { Relation, WrittenLeaf, WrittenRule, WrittenTerm } from '../../domain/rules';
import { amountOf, measureOf, SHARE } from './amounts';
import { endOf, limitWords, unitOfLimit } from './limits';
import type { RuleSay } from './types';
import { wordsOf } from './words';

/** What putting a term into words takes: the facts of which list it reads, and how a rule inside it is said. */
export type TermSay = { say: RuleSay; path: string; clauseOf: (rule: WrittenRule, path: string) => string };

type Telling = TermSay & { negated: boolean };
type Compare = Extract<WrittenLeaf, { op: 'compare' }>;
type Ratio = Extract<WrittenTerm, { term: 'ratio' }>;
type Sides = { left: WrittenTerm; relation: Relation; right: WrittenTerm };

const MIRRORED: Readonly<Record<Relation, Relation>> = {
  '<': '>',
  '<=': '>=',
  '=': '=',
  '>=': '<=',
  '>': '<',
};
const RELATION_KEYS = {
  '<': 'rules.compare.less',
  '<=': 'rules.compare.atMost',
  '>=': 'rules.compare.atLeast',
  '>': 'rules.compare.more',
} as const;
const OPPOSITE = { '<': '>=', '<=': '>', '>=': '<', '>': '<=' } as const;

/** In: a comparison. Out: its condition; a number stands on the right, and one fact against it reads like a limit. */
export function compareWords(leaf: Compare, telling: Telling): string {
  const { left, relation, right } = turned(leaf);
  if (right.term === 'number') return limitedWords({ left, relation, value: right.value }, telling);
  const { say, negated } = telling;
  const unit = unitOf(left) ?? unitOf(right);
  const what = relationWords(say, relation, { right: inner(right, telling, unit), negated });
  return say.t('rules.compare', { left: headWords(left, telling, unit), what });
}

function limitedWords(
  { left, relation, value }: { left: WrittenTerm; relation: Relation; value: number | { parameter: string } },
  telling: Telling,
): string {
  const { say, path, negated } = telling;
  const words = left.term === 'fact' ? wordsOf(say, `${path}${left.fact}`) : null;
  const unit = unitOf(left) ?? unitOfLimit(value, say.library);
  const measure = measureOf(say.t, words ?? {}, unit);
  const { what, decides } = limitWords(say, limitsOf(relation, value), { measure, negated });
  const label = headWords(left, telling, unit);
  return (decides ? words?.is?.(what) : undefined) ?? say.t('rules.compare', { left: label, what });
}

/** A fact that stands before the colon is a heading, and needs no quotation marks. */
function headWords(term: WrittenTerm, telling: TermSay, unit: string | undefined): string {
  if (term.term === 'choose') return inner(term, telling, unit);
  if (term.term !== 'fact' && term.term !== 'count') return termWords(term, telling, unit);
  const { say, path } = telling;
  const { label } = wordsOf(say, `${path}${term.fact}`);
  return term.term === 'count' ? say.t('rules.term.count', { label }) : inUnit(say, label, term.unit, unit);
}

/** In: a term and the unit its numbers are in, which what it holds need not repeat. Out: its words for the middle of a sentence. */
export function termWords(term: WrittenTerm, telling: TermSay, unit?: string): string {
  const { say, path } = telling;
  const { t } = say;
  switch (term.term) {
    case 'number':
      return numberWords(say, term.value, unit);
    case 'fact':
      return inUnit(say, labelOf(say, `${path}${term.fact}`), term.unit, unit);
    case 'sum':
      return term.of
        .map((part) => inner(part, telling, unit))
        .reduce((first, second) => t('rules.term.plus', { first, second }));
    case 'ratio':
      return ratioWords(term, telling, unit);
    case 'count':
      return t('rules.term.count', { label: labelOf(say, `${path}${term.fact}`) });
    case 'total':
      return totalWords(term, telling, unit);
    case 'choose': {
      const cases = term.cases.map(({ when, value }) =>
        t('rules.term.case', { value: inner(value, telling, unit), rule: telling.clauseOf(when, path) }),
      );
      const otherwise = inner(term.otherwise, telling, unit);
      return t('rules.term.choose', { cases: cases.join('; '), otherwise });
    }
  }
}

/** In: a term. Out: the unit its amounts are in, where they have one in common. */
export function unitOf(term: WrittenTerm): string | undefined {
  switch (term.term) {
    case 'fact':
    case 'total':
      return term.unit;
    case 'sum':
      return term.of.map(unitOf).find((unit) => unit !== undefined);
    case 'choose':
      return [...term.cases.map(({ value }) => value), term.otherwise]
        .map(unitOf)
        .find((unit) => unit !== undefined);
    case 'ratio':
      // So many times less of an amount is an amount.
      if (term.by.term === 'number' && typeof term.by.value === 'number') return unitOf(term.of);
      return sharedUnit(term) === undefined ? undefined : SHARE;
    default:
      return undefined;
  }
}

/** In: a term and the library. Out: the same unit, or that of the first parameter its numbers come from. */
export function unitWith(term: WrittenTerm, library: RuleSay['library']): string | undefined {
  const own = unitOf(term);
  if (own !== undefined) return own;
  if (term.term === 'number') return unitOfLimit(term.value, library);
  const parts =
    term.term === 'sum'
      ? term.of
      : term.term === 'choose'
        ? [...term.cases.map(({ value }) => value), term.otherwise]
        : [];
  return parts.map((part) => unitWith(part, library)).find((unit) => unit !== undefined);
}

/** In: a comparison. Out: the same with a bare number on the right. */
export function turned({ left, relation, right }: Sides): Sides {
  return left.term === 'number' && right.term !== 'number'
    ? { left: right, relation: MIRRORED[relation], right: left }
    : { left, relation, right };
}

/** In: how a number is compared. Out: the limits that say the same. */
export function limitsOf(relation: Relation, value: number | { parameter: string }) {
  switch (relation) {
    case '<':
      return { min: null, max: value, maxOpen: true };
    case '<=':
      return { min: null, max: value };
    case '=':
      return { min: value, max: value };
    case '>=':
      return { min: value, max: null };
    case '>':
      return { min: value, max: null, minOpen: true };
  }
}

function relationWords(
  { t }: RuleSay,
  relation: Relation,
  { right, negated }: { right: string; negated: boolean },
): string {
  if (relation === '=') return t(negated ? 'rules.compare.other' : 'rules.compare.exactly', { right });
  return t(RELATION_KEYS[negated ? OPPOSITE[relation] : relation], { right });
}

/** Amounts of one unit come to a share; of two, both units are named. */
function ratioWords(
  { of, by }: Pick<Ratio, 'of' | 'by'>,
  telling: TermSay,
  whole: string | undefined,
): string {
  const isAmount = by.term === 'number' && whole !== SHARE;
  const unit = isAmount ? whole : sharedUnit({ of, by });
  const words = { of: inner(of, telling, unit), by: inner(by, telling, isAmount ? undefined : unit) };
  return telling.say.t('rules.term.ratio', words);
}

function sharedUnit({ of, by }: Pick<Ratio, 'of' | 'by'>): string | undefined {
  const unit = unitOf(of);
  return unit === unitOf(by) ? unit : undefined;
}

function totalWords(
  term: Extract<WrittenTerm, { term: 'total' }>,
  { say, path, clauseOf }: TermSay,
  unit: string | undefined,
): string {
  const { t } = say;
  const list = labelOf(say, `${path}${term.fact}`);
  const inside = `${path}${term.fact}.`;
  const of = inUnit(say, labelOf(say, `${inside}${term.of}`), term.unit, unit);
  if (!term.where) return t('rules.term.total', { of, list });
  return t('rules.term.total.where', { of, list, rule: clauseOf(term.where, inside) });
}

/** What is made of several parts stands in brackets inside another. */
function inner(term: WrittenTerm, telling: TermSay, unit?: string): string {
  if (term.term === 'sum' && term.of.length === 1 && term.of[0]) return inner(term.of[0], telling, unit);
  const words = termWords(term, telling, unit);
  return term.term === 'number' || term.term === 'fact' || term.term === 'count' ? words : `(${words})`;
}

function numberWords(say: RuleSay, value: number | { parameter: string }, unit?: string): string {
  const measure = measureOf(say.t, {}, unit ?? unitOfLimit(value, say.library));
  const limits = { min: value, max: null };
  return endOf(say, value, measure)?.full ?? limitWords(say, limits, { measure, negated: false }).what;
}

/** The unit of the whole is told once, with its numbers. */
function inUnit({ t }: RuleSay, label: string, unit: string | undefined, whole: string | undefined): string {
  return unit === undefined || unit === whole
    ? label
    : t('rules.term.in', { label, unit: unitName(t, unit) });
}

function unitName(t: RuleSay['t'], unit: string): string {
  return amountOf(t, 0, unit).replace(/^0\s*|\s*0$/u, '');
}

/** Spanish sets labels apart where they would need an article; codes are in quotation marks already. */
function labelOf(say: RuleSay, key: string): string {
  const { label } = wordsOf(say, key);
  return /^[“«]/.test(label) ? label : say.t('rules.term.fact', { label });
}
