import { areasOf, inEveryCase } from '../leaf-verdicts';
import type { Rule } from '../types';
import { byHand } from './mending';
import type { NodeFinding } from './types';

/** Facts that have to be known, and facts nothing may be known of, with the condition that asks for it. */
type Needs = {
  known: ReadonlyMap<string, string>;
  unknown: ReadonlyMap<string, string>;
  isNever: boolean;
};

const NOTHING: Needs = { known: new Map(), unknown: new Map(), isNever: false };

/** In: a plain rule and the nodes of its document. Out: groups that nobody can meet, as they ask that a fact is not known and put a limit on it. */
export function untoldFindings(rule: Rule, written: ReadonlySet<string>): readonly NodeFinding[] {
  const found: NodeFinding[] = [];
  const { isNever } = needsOf(rule, true, (group, parts) => {
    const node = written.has(group.id) ? group.id : rule.id;
    const named = parts.filter((part) => written.has(part));
    const mend = byHand('give_way', { parts: named, count: named.length });
    found.push({ node, code: 'contradiction', values: { parts: named }, mend });
  });
  return found.map((one) => ({ ...one, severity: isNever ? 'error' : 'warning' }));
}

type Tell = (group: Rule, parts: readonly [string, string]) => void;

/** What has to be so wherever the rule comes to what is wanted; conflicts are told where they meet. */
function needsOf(rule: Rule, holds: boolean, tell: Tell): Needs {
  switch (rule.op) {
    case 'not':
      return needsOf(rule.of, !holds, tell);
    case 'all':
      return holds ? together(rule, rule.of, true, tell) : among(rule.of, false, tell);
    case 'any':
      return holds ? among(rule.of, true, tell) : together(rule, rule.of, false, tell);
    case 'atLeast': {
      for (const part of rule.of) needsOf(part, holds, tell);
      return NOTHING;
    }
    case 'exists': {
      const one = new Map([[rule.fact, rule.id]]);
      return holds ? { ...NOTHING, known: one } : { ...NOTHING, unknown: one };
    }
    case 'in':
    case 'under':
    case 'between':
    case 'intersects':
    case 'contains':
    case 'reaches':
    case 'is':
    case 'compare':
    case 'happened':
    case 'linked':
      return isOpenWithout(rule) ? { ...NOTHING, known: new Map([[rule.fact, rule.id]]) } : NOTHING;
  }
}

function together(group: Rule, parts: readonly Rule[], holds: boolean, tell: Tell): Needs {
  const needs = parts.map((part) => needsOf(part, holds, tell));
  const known = new Map(needs.flatMap((one) => [...one.known]));
  const unknown = new Map(needs.flatMap((one) => [...one.unknown]));
  let isNever = needs.some((one) => one.isNever);
  for (const [fact, by] of unknown) {
    const other = known.get(fact);
    // Told once, in the innermost group that holds both.
    if (other === undefined || needs.some((one) => one.known.has(fact) && one.unknown.has(fact))) continue;
    tell(group, [by, other]);
    isNever = true;
  }
  return { known, unknown, isNever };
}

/** One of the parts is enough, so that only what each of them needs has to be so. */
function among(parts: readonly Rule[], holds: boolean, tell: Tell): Needs {
  const needs = parts.map((part) => needsOf(part, holds, tell));
  const [first = NOTHING, ...others] = needs;
  const shared = (side: 'known' | 'unknown') =>
    new Map([...first[side]].filter(([fact]) => others.every((one) => one[side].has(fact))));
  const isNever = needs.length > 0 && needs.every((one) => one.isNever);
  return { known: shared('known'), unknown: shared('unknown'), isNever };
}

type OnOneFact = Extract<Rule, { op: 'in' | 'under' | 'between' | 'intersects' | 'contains' | 'is' }>;

/** Stays open while nothing is known of its fact. */
function isOpenWithout(rule: Rule): rule is OnOneFact {
  switch (rule.op) {
    case 'in':
    case 'intersects':
    case 'contains':
      return rule.values.length > 0;
    case 'under':
      return inEveryCase(areasOf(rule)) === null;
    case 'between':
      return isLimit(rule.min) || isLimit(rule.max);
    case 'is':
      return true;
    case 'all':
    case 'any':
    case 'not':
    case 'atLeast':
    case 'reaches':
    case 'exists':
    case 'compare':
    case 'happened':
    case 'linked':
      return false;
  }
}

function isLimit(limit: number | null): boolean {
  return limit !== null && Number.isFinite(limit);
}
