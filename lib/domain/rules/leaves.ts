import { ANY_CODE, liesUnder } from './hierarchy';
import type { FactReader, FactValue, Finding, ReasonValues, Rule, Verdict } from './types';

type Leaf<Op extends Rule['op']> = Extract<Rule, { op: Op }>;
const NOTHING: readonly string[] = [];
const NO_PARTS: readonly Finding[] = [];
const EVERY_NUMBER = { lo: -Infinity, hi: Infinity };

/** Every possible value lies in the list. */
export function evaluateIn(rule: Leaf<'in'>, read: FactReader): Finding {
  const fact = read(rule.fact);
  const values = { fact: rule.fact, asked: rule.values, given: given(fact) };
  // No value lies in an empty list, whatever the fact.
  if (rule.values.length === 0) return settled(rule, values, 'unmet');
  return settled(
    rule,
    values,
    overCandidates(rule, fact, (value) => (rule.values.includes(value) ? 'met' : 'unmet')),
  );
}

/** Every possible code lies under one of the codes; a code known only in part may stay open. */
export function evaluateUnder(rule: Leaf<'under'>, read: FactReader): Finding {
  const fact = read(rule.fact);
  const values = { fact: rule.fact, asked: rule.codes, given: given(fact) };
  // `*` holds and an empty list fails whatever the code turns out to be, so nothing is missing.
  if (rule.codes.includes(ANY_CODE)) return settled(rule, values, 'met');
  if (rule.codes.length === 0) return settled(rule, values, 'unmet');
  return settled(
    rule,
    values,
    overCandidates(rule, fact, (code) => liesUnder(code, ...rule.codes)),
  );
}

/** The number lies within the limits at both ends of what it may be. */
export function evaluateBetween(rule: Leaf<'between'>, read: FactReader): Finding {
  const fact = read(rule.fact);
  if (fact.kind !== 'range' && fact.kind !== 'unknown') throw wrongKind(rule, fact);
  const { lo, hi } = fact.kind === 'range' ? fact : EVERY_NUMBER;
  const [min, max] = [rule.min ?? -Infinity, rule.max ?? Infinity];
  const values = { fact: rule.fact, min: finite(min), max: finite(max), lo: finite(lo), hi: finite(hi) };
  const verdict = min > max || hi < min || lo > max ? 'unmet' : min <= lo && hi <= max ? 'met' : 'unknown';
  return settled(rule, values, verdict);
}

/** The set shares an element with the list; an unknown set is not an empty one. */
export function evaluateIntersects(rule: Leaf<'intersects'>, read: FactReader): Finding {
  const fact = read(rule.fact);
  const values = { fact: rule.fact, asked: rule.values, given: given(fact) };
  // Nothing can be shared with an empty list, whatever the set.
  if (rule.values.length === 0) return settled(rule, values, 'unmet');
  if (fact.kind === 'unknown') return settled(rule, values, 'unknown');
  if (fact.kind !== 'set') throw wrongKind(rule, fact);
  if (fact.members.some((member) => rule.values.includes(member))) return settled(rule, values, 'met');
  return settled(rule, values, fact.open ? 'unknown' : 'unmet');
}

/** The answer is yes. */
export function evaluateIs(rule: Leaf<'is'>, read: FactReader): Finding {
  const fact = read(rule.fact);
  if (fact.kind === 'unknown') return settled(rule, { fact: rule.fact }, 'unknown');
  if (fact.kind !== 'flag') throw wrongKind(rule, fact);
  return settled(rule, { fact: rule.fact }, fact.value ? 'met' : 'unmet');
}

/** Known in any form; the only leaf that a further answer can turn from unmet to met. */
export function evaluateExists(rule: Leaf<'exists'>, read: FactReader): Finding {
  return settled(rule, { fact: rule.fact }, isKnown(read(rule.fact)) ? 'met' : 'unmet');
}

function overCandidates(
  rule: Leaf<'in' | 'under'>,
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

/** A list of no possible values says nothing, so it counts as unknown. */
function isKnown(fact: FactValue): boolean {
  return fact.kind === 'values' ? fact.values.length > 0 : fact.kind !== 'unknown';
}

function given(fact: FactValue): readonly string[] {
  return fact.kind === 'values' ? fact.values : fact.kind === 'set' ? fact.members : NOTHING;
}

/** An open end has no number to show. */
function finite(limit: number): number | '' {
  return Number.isFinite(limit) ? limit : '';
}

function settled(rule: Rule & { fact: string }, values: ReasonValues, verdict: Verdict): Finding {
  const missing = verdict === 'unknown' ? [rule.fact] : NOTHING;
  return { node: rule.id, verdict, reason: { code: `rule.${rule.op}`, values }, missing, parts: NO_PARTS };
}

/** A rule that reads a fact as what it is not is broken: it must not pass for "not known". */
function wrongKind(rule: Rule & { fact: string }, fact: FactValue): RangeError {
  return new RangeError(`${rule.id}: ${rule.op} cannot read ${rule.fact}, which is of kind ${fact.kind}`);
}
