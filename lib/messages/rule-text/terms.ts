import type { Relation, WrittenLeaf, WrittenRule, WrittenTerm } from '../../domain/rules';
import { amountOf, measureOf } from './amounts';
import { endOf, limitWords, unitOfLimit } from './limits';
import { listOf } from './lists';
import type { RuleSay } from './types';
import { wordsOf } from './words';

/** What putting a term into words takes: the facts of which list it reads, and how a rule inside it is said. */
export type TermSay = { say: RuleSay; path: string; clauseOf: (rule: WrittenRule, path: string) => string };

type Telling = TermSay & { negated: boolean };
type Compare = Extract<WrittenLeaf, { op: 'compare' }>;
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
  return say.t('rules.compare', { left: termWords(left, telling, unit), what });
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
  const label = words?.label ?? termWords(left, telling, unit);
  return (decides ? words?.is?.(what) : undefined) ?? say.t('rules.compare', { left: label, what });
}

/** In: a term and the unit its numbers are in. Out: its words for the middle of a sentence. */
export function termWords(term: WrittenTerm, telling: TermSay, unit?: string): string {
  const { say, path } = telling;
  const { t } = say;
  switch (term.term) {
    case 'number':
      return numberWords(say, term.value, unit);
    case 'fact':
      return inUnit(say, labelOf(say, `${path}${term.fact}`), term.unit);
    case 'sum':
      return t('rules.term.sum', {
        list: listOf(
          t,
          term.of.map((part) => inner(part, telling, unit)),
          'and',
        ),
      });
    case 'ratio':
      return t('rules.term.ratio', { of: inner(term.of, telling), by: inner(term.by, telling) });
    case 'count':
      return t('rules.term.count', { label: labelOf(say, `${path}${term.fact}`) });
    case 'total':
      return totalWords(term, telling);
    case 'choose': {
      const cases = term.cases.map(({ when, value }) =>
        t('rules.term.case', { value: inner(value, telling, unit), rule: telling.clauseOf(when, path) }),
      );
      return t('rules.term.choose', {
        cases: cases.join('; '),
        otherwise: inner(term.otherwise, telling, unit),
      });
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
    default:
      return undefined;
  }
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

function totalWords(term: Extract<WrittenTerm, { term: 'total' }>, { say, path, clauseOf }: TermSay): string {
  const { t } = say;
  const list = labelOf(say, `${path}${term.fact}`);
  const inside = `${path}${term.fact}.`;
  const of = inUnit(say, labelOf(say, `${inside}${term.of}`), term.unit);
  if (!term.where) return t('rules.term.total', { of, list });
  return t('rules.term.total.where', { of, list, rule: clauseOf(term.where, inside) });
}

/** What is made of several parts stands in brackets inside another. */
function inner(term: WrittenTerm, telling: TermSay, unit?: string): string {
  const words = termWords(term, telling, unit);
  return term.term === 'number' || term.term === 'fact' || term.term === 'count' ? words : `(${words})`;
}

function numberWords(say: RuleSay, value: number | { parameter: string }, unit?: string): string {
  const measure = measureOf(say.t, {}, unit ?? unitOfLimit(value, say.library));
  const limits = { min: value, max: value };
  return endOf(say, value, measure)?.full ?? limitWords(say, limits, { measure, negated: false }).what;
}

function inUnit({ t }: RuleSay, label: string, unit: string | undefined): string {
  return unit === undefined ? label : t('rules.term.in', { label, unit: unitName(t, unit) });
}

function unitName(t: RuleSay['t'], unit: string): string {
  return amountOf(t, 0, unit).replace(/^0\s*|\s*0$/u, '');
}

function labelOf(say: RuleSay, key: string): string {
  return wordsOf(say, key).label;
}
