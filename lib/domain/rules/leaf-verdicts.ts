import { ANY_CODE, liesInAreas } from './hierarchy';
import { EVERY_NUMBER, inUnit, type Range, within } from './ranges';
import type { Area, FactValue, Rule, Verdict } from './types';

/** The rule of one op. */
export type RuleOf<Op extends Rule['op']> = Extract<Rule, { op: Op }>;

/** Ops that read one fact and nothing else: all but groups, and what reads several facts or facts of others. */
export type LeafOp = Exclude<Rule['op'], 'all' | 'any' | 'not' | 'atLeast' | 'compare' | 'linked'>;

/** A rule that reads one fact and nothing else. */
export type LeafRule = RuleOf<LeafOp>;

const NOTHING: readonly string[] = [];

/** In: a leaf of each op and its fact. Out: its verdict. Throws RangeError where the fact is not of the kind the op reads. */
export const leafVerdicts: {
  readonly [Op in LeafOp]: (rule: RuleOf<Op>, fact: FactValue) => Verdict;
} = {
  /** Every possible value lies in the list; none lies in an empty list, whatever the fact. */
  in: (rule, fact) =>
    rule.values.length === 0
      ? 'unmet'
      : overCandidates(rule, fact, (value) => (rule.values.includes(value) ? 'met' : 'unmet')),

  /** Every possible code lies under one of the codes; a code known only in part may stay open. */
  under: (rule, fact) => {
    const areas = areasOf(rule);
    return inEveryCase(areas) ?? overCandidates(rule, fact, (code) => liesInAreas(code, areas));
  },

  /** The number lies within the limits at both ends of what it may be. */
  between: (rule, fact) => {
    const range = rangeOf(rule, fact);
    return within('rate' in range ? EVERY_NUMBER : range, rule);
  },

  /** The set shares an element with the list; an unknown set is not an empty one, and an empty list shares nothing. */
  intersects: (rule, fact) => {
    if (rule.values.length === 0) return 'unmet';
    if (fact.kind === 'unknown') return 'unknown';
    if (fact.kind !== 'set') throw wrongKind(rule, fact);
    if (fact.members.some((member) => rule.values.includes(member))) return 'met';
    return fact.open ? 'unknown' : 'unmet';
  },

  /** The set holds every element of the list; of an empty list it is met, whatever the set. */
  contains: (rule, fact) => {
    if (rule.values.length === 0) return 'met';
    if (fact.kind === 'unknown') return 'unknown';
    if (fact.kind !== 'set') throw wrongKind(rule, fact);
    if (rule.values.every((value) => fact.members.includes(value))) return 'met';
    return fact.open ? 'unknown' : 'unmet';
  },

  /** One of the codes of the set lies under one of the codes asked for. */
  reaches: (rule, fact) => {
    const areas = areasOf(rule);
    if (areas.every(({ codes }) => codes.length === 0)) return 'unmet';
    if (fact.kind === 'unknown') return 'unknown';
    if (fact.kind !== 'set') throw wrongKind(rule, fact);
    const verdicts = fact.members.map((code) => liesInAreas(code, areas));
    if (verdicts.includes('met')) return 'met';
    return fact.open || verdicts.includes('unknown') ? 'unknown' : 'unmet';
  },

  /** The answer is yes. */
  is: (rule, fact) => {
    if (fact.kind === 'unknown') return 'unknown';
    if (fact.kind !== 'flag') throw wrongKind(rule, fact);
    return fact.value ? 'met' : 'unmet';
  },

  /** Known in any form; the only leaf that a further answer can turn from unmet to met. */
  exists: (_, fact) => (isKnown(fact) ? 'met' : 'unmet'),

  /** As many events of the codes lie in the days as the limits say. */
  happened: (rule, fact) => within(eventsOf(rule, fact), rule),
};

/** In: limits and their fact. Out: what the number may be, or the key of the rate it cannot be read without. */
export function rangeOf(rule: RuleOf<'between'>, fact: FactValue): Range | { rate: string } {
  if (fact.kind === 'unknown') return EVERY_NUMBER;
  if (fact.kind !== 'range') throw wrongKind(rule, fact);
  return inUnit(fact, rule);
}

/** In: a condition on events and their fact. Out: how many of them there may be; none has a code of an empty list. */
export function eventsOf(rule: RuleOf<'happened'>, fact: FactValue): Range {
  const { codes, from, to } = rule;
  const most = codes.length > 0 ? Infinity : 0;
  if (fact.kind === 'unknown') return { lo: 0, hi: most };
  if (fact.kind !== 'events') throw wrongKind(rule, fact);
  const asked = fact.events.filter(({ code }) => codes.includes(ANY_CODE) || codes.includes(code));
  const verdicts = asked.map((event) => within(event, { min: from, max: to }));
  const certain = verdicts.filter((verdict) => verdict === 'met').length;
  const possible = verdicts.filter((verdict) => verdict !== 'unmet').length;
  return { lo: certain, hi: fact.open && codes.length > 0 ? Infinity : possible };
}

/** In: a condition on hierarchical codes. Out: its areas, of which one is enough. */
export function areasOf(rule: RuleOf<'under' | 'reaches'>): readonly Area[] {
  return rule.also ? [rule, ...rule.also] : [rule];
}

/** `*` holds and an empty list fails whatever the code turns out to be, so nothing is missing; null if it depends. */
export function inEveryCase(areas: readonly Area[]): Verdict | null {
  const isAll = ({ codes, except }: Area) => codes.includes(ANY_CODE) && (except ?? NOTHING).length === 0;
  if (areas.some(isAll)) return 'met';
  return areas.every(({ codes }) => codes.length === 0) ? 'unmet' : null;
}

/** A list of no possible values says nothing, so it counts as unknown. */
export function isKnown(fact: FactValue): boolean {
  return fact.kind === 'values' ? fact.values.length > 0 : fact.kind !== 'unknown';
}

function overCandidates(
  rule: RuleOf<'in' | 'under'>,
  fact: FactValue,
  test: (value: string) => Verdict,
): Verdict {
  if (!isKnown(fact)) return 'unknown';
  if (fact.kind !== 'values') throw wrongKind(rule, fact);
  const [first, ...others] = fact.values;
  if (first === undefined) return 'unknown';
  const verdict = test(first);
  return others.every((value) => test(value) === verdict) ? verdict : 'unknown';
}

/** A rule that reads a fact as what it is not is broken: it must not pass for "not known". */
function wrongKind(rule: LeafRule, fact: FactValue): RangeError {
  return new RangeError(`${rule.id}: ${rule.op} cannot read ${rule.fact}, which is of kind ${fact.kind}`);
}
