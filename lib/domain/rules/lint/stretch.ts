import { bareText } from '../domains';
import { plainNodes } from '../plain-nodes';
import type { Rule } from '../types';

/**
 * A rule that stands for another one on each day of a stretch: nodes of it that are met wherever the same node is met on
 * some of the days, and those that are met only where it is met on each of them.
 */
export type Standing = { rule: Rule; wider: ReadonlySet<string>; narrower: ReadonlySet<string> };

/**
 * In: a plain rule as it is read on the first and on the last day of a stretch on which nothing of it begins, ends or
 * changes but limits that move with the day. Out: one that is met by whoever meets it on any day of the stretch, or,
 * as `narrower`, only by those who meet it on each day. As those limits only ever move on, they lie between where they
 * stand at first and at last. `questionOf` names for the id
 * of a condition what it asks, alike for two only where both hold for the same on each day.
 */
export function overStretch(
  first: Rule,
  last: Rule,
  { questionOf, as }: { questionOf: (id: string) => string; as: 'wider' | 'narrower' },
): Standing {
  const [wider, narrower] = [new Set<string>(), new Set<string>()];
  const atLast = new Map(plainNodes(last).map((node) => [node.id, node]));

  /** `isWide`: met by all who meet it on some day; else met only by those who meet it on each day. */
  function over(rule: Rule, isWide: boolean): Rule {
    (isWide ? wider : narrower).add(rule.id);
    switch (rule.op) {
      case 'all':
      case 'any':
      case 'atLeast':
        return { ...rule, of: rule.of.map((part) => over(part, isWide)) };
      case 'not':
        return { ...rule, of: over(rule.of, !isWide) };
      case 'between':
        return limits(rule, isWide);
      case 'linked': {
        // More who may be counted help where at least so many are asked for, and harm where at most so many are.
        if (rule.min === null || rule.max === null)
          return { ...rule, where: over(rule.where, rule.max === null ? isWide : !isWide) };
        return steady(rule);
      }
      case 'in':
      case 'under':
      case 'intersects':
      case 'contains':
      case 'reaches':
      case 'is':
      case 'exists':
      case 'compare':
      case 'happened':
        return steady(rule);
    }
  }

  function limits(rule: Extract<Rule, { op: 'between' }>, isWide: boolean): Rule {
    const then = atLast.get(rule.id);
    if (then?.op !== 'between' || !isOn(rule.min, then.min) || !isOn(rule.max, then.max)) return steady(rule);
    if (isWide) return { ...rule, min: rule.min, max: then.max };
    const [min, max] = [then.min, rule.max];
    return min !== null && max !== null && min > max
      ? { id: rule.id, op: 'any', of: [] }
      : { ...rule, min, max };
  }

  /** What moves otherwise may be answered either way; two that say the same on one day may come apart on another. */
  function steady(rule: Rule): Rule {
    const then = atLast.get(rule.id);
    if (then && bareText(then) === bareText(rule)) return rule;
    return { id: rule.id, op: 'is', fact: `moving ${questionOf(rule.id)}` };
  }

  return { rule: over(first, as === 'wider'), wider, narrower };
}

/** The same limit, or a later one. */
function isOn(first: number | null, last: number | null): boolean {
  return first === null || last === null ? first === last : first <= last;
}
