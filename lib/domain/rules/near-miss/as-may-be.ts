import { evaluate } from '../evaluate';
import { plainNodes } from '../plain-nodes';
import type { FactReader, Rule, Verdict } from '../types';

const ASKS_IF_TOLD = new WeakMap<Rule, boolean>();

/**
 * In: a rule and what is known. Out: its verdict; open, too, where it is not met only as something is not told yet:
 * whether a fact is told at all is the one condition that telling it turns around.
 */
export function verdictAsMayBe(rule: Rule, read: FactReader): Verdict {
  const { verdict } = evaluate(rule, read);
  return verdict === 'unmet' && asksIfTold(rule) ? evaluate(withOpen(rule, read), read).verdict : verdict;
}

function asksIfTold(rule: Rule): boolean {
  const asks = ASKS_IF_TOLD.get(rule) ?? plainNodes(rule).some(({ op }) => op === 'exists');
  ASKS_IF_TOLD.set(rule, asks);
  return asks;
}

/** With a condition that is open in place of each that a fact not told yet be told. */
function withOpen(rule: Rule, read: FactReader): Rule {
  switch (rule.op) {
    case 'all':
    case 'any':
    case 'atLeast':
      return { ...rule, of: rule.of.map((part) => withOpen(part, read)) };
    case 'not':
      return { ...rule, of: withOpen(rule.of, read) };
    case 'exists':
      return read(rule.fact).kind === 'unknown' ? { id: rule.id, op: 'is', fact: rule.fact } : rule;
    case 'linked':
    case 'in':
    case 'under':
    case 'between':
    case 'intersects':
    case 'contains':
    case 'reaches':
    case 'is':
    case 'compare':
    case 'happened':
      return rule;
  }
}
