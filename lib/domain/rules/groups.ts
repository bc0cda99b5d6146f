import { NOTHING } from './finding';
import type { Finding, Reason, Rule, Verdict } from './types';

/** A rule that is made of others and reads nothing itself. */
export type GroupRule = Extract<Rule, { op: 'all' | 'any' | 'not' | 'atLeast' }>;

type Combined = Pick<Finding, 'verdict' | 'missing'>;
const UNMET: Combined = { verdict: 'unmet', missing: NOTHING };
const MET: Combined = { verdict: 'met', missing: NOTHING };
const OPPOSITE: Readonly<Record<Verdict, Verdict>> = { met: 'unmet', unmet: 'met', unknown: 'unknown' };

/** Whether a rule is made of others; what is not is a condition. */
export function isGroup(rule: Rule): rule is GroupRule {
  return rule.op === 'all' || rule.op === 'any' || rule.op === 'not' || rule.op === 'atLeast';
}

/** In: a group. Out: what it is made of. */
export function partsOf(rule: GroupRule): readonly Rule[] {
  return rule.op === 'not' ? [rule.of] : rule.of;
}

/** In: a group, its reason and the findings of its parts. Out: its finding. */
export function groupFinding(rule: GroupRule, reason: Reason, parts: readonly Finding[]): Finding {
  const { verdict, missing } = combine(rule, parts);
  return { node: rule.id, verdict, reason, missing, parts };
}

/** In: a group. Out: its reason, the same whatever its parts come to. */
export function groupReason(rule: GroupRule): Reason {
  switch (rule.op) {
    case 'all':
      return { code: 'rule.all', values: { of: rule.of.length } };
    case 'any':
      return { code: 'rule.any', values: { of: rule.of.length } };
    case 'not':
      return { code: 'rule.not', values: {} };
    case 'atLeast':
      return { code: 'rule.atLeast', values: { count: rule.count, of: rule.of.length } };
  }
}

/** Kleene's `and`; of nothing it is met. */
export function combineAll(parts: readonly Finding[]): Combined {
  let isOpen = false;
  for (const { verdict } of parts) {
    if (verdict === 'unmet') return UNMET;
    if (verdict === 'unknown') isOpen = true;
  }
  return isOpen ? undecided(parts) : MET;
}

/** Kleene's `or`; of nothing it is unmet. */
export function combineAny(parts: readonly Finding[]): Combined {
  let isOpen = false;
  for (const { verdict } of parts) {
    if (verdict === 'met') return MET;
    if (verdict === 'unknown') isOpen = true;
  }
  return isOpen ? undecided(parts) : UNMET;
}

/** Facts that would settle the open parts, each once, in the order of the parts. */
export function missingOf(parts: readonly Finding[]): readonly string[] {
  let missing = NOTHING;
  for (const part of parts) if (part.verdict === 'unknown') missing = together(missing, part.missing);
  return missing;
}

function combine(rule: GroupRule, parts: readonly Finding[]): Combined {
  switch (rule.op) {
    case 'all':
      return combineAll(parts);
    case 'any':
      return combineAny(parts);
    case 'atLeast':
      return combineAtLeast(rule.count, parts);
    case 'not':
      return combineNot(parts);
  }
}

/** Met once `count` parts are, unmet once too few can still be; `atLeast 0` is met. */
function combineAtLeast(count: number, parts: readonly Finding[]): Combined {
  let [certain, possible] = [0, 0];
  for (const { verdict } of parts) {
    if (verdict === 'met') certain += 1;
    if (verdict !== 'unmet') possible += 1;
  }
  if (certain >= count) return MET;
  return possible < count ? UNMET : undecided(parts);
}

/** Kleene's `not`: an unknown part stays unknown. */
function combineNot([part]: readonly Finding[]): Combined {
  return part ? { verdict: OPPOSITE[part.verdict], missing: part.missing } : UNMET;
}

function undecided(parts: readonly Finding[]): Combined {
  return { verdict: 'unknown', missing: missingOf(parts) };
}

/** Lists here are short: a set would cost more than it saves. */
function together(some: readonly string[], more: readonly string[]): readonly string[] {
  if (some.length === 0) return more;
  let all = some;
  for (const key of more) if (!all.includes(key)) all = [...all, key];
  return all;
}
