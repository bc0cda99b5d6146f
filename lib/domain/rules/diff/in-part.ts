import { type Budget, bareText, implies, spaceOf } from '../domains';
import type { RangeLimits } from '../ranges';
import type { Rule } from '../types';

type Is = 'met' | 'unmet';
type Between = Extract<Rule, { op: 'between' }>;

/**
 * In: two plain rules, and the steps that this may take. Out: whether it is certain that they say the same of each firm,
 * however little is known of it: each condition may be met, unmet or neither.
 */
export function isSameByForm(before: Rule, after: Rule, budget?: Budget): boolean {
  return (['met', 'unmet'] as const).every((is) => {
    const [first, second] = [asQuestions(before, is), asQuestions(after, is)];
    const space = spaceOf([first, second], {}, budget);
    return implies(first, second, space) && implies(second, first, space);
  });
}

/**
 * Where a rule is met, or unmet, by questions that have nothing to do with one another: whether a condition is met, and
 * whether it is unmet.
 */
function asQuestions(rule: Rule, is: Is): Rule {
  switch (rule.op) {
    case 'not':
      return asQuestions(rule.of, is === 'met' ? 'unmet' : 'met');
    case 'all':
    case 'any': {
      const op = (rule.op === 'all') === (is === 'met') ? 'all' : 'any';
      return { id: rule.id, op, of: rule.of.map((part) => asQuestions(part, is)) };
    }
    case 'atLeast': {
      const count = is === 'met' ? rule.count : rule.of.length - rule.count + 1;
      return { ...rule, count, of: rule.of.map((part) => asQuestions(part, is)) };
    }
    case 'between':
      return isLimit(rule) ? byEnds(rule, is) : asked(rule, is);
    case 'in':
    case 'under':
    case 'intersects':
    case 'contains':
    case 'reaches':
    case 'is':
    case 'exists':
    case 'compare':
    case 'happened':
    case 'linked':
      return asked(rule, is);
  }
}

function asked(rule: Rule, is: Is): Rule {
  return { id: rule.id, op: 'is', fact: `${is} ${bareText(rule)}` };
}

/** A number known in part lies between two others: the least and the most that it can be. */
function byEnds({ id, fact, unit, min, max, minOpen, maxOpen }: Between, is: Is): Rule {
  const side = (end: 'least' | 'most', limits: RangeLimits): readonly Rule[] =>
    limits.min === limits.max ? [] : [{ id, op: 'between', fact: `${end} ${fact} ${unit ?? ''}`, ...limits }];
  if (is === 'met') {
    const above = side('least', { min, max: null, ...(minOpen && { minOpen }) });
    return {
      id,
      op: 'all',
      of: [...above, ...side('most', { min: null, max, ...(maxOpen && { maxOpen }) })],
    };
  }
  const below = side('most', { min: null, max: min, ...(!minOpen && { maxOpen: true }) });
  return {
    id,
    op: 'any',
    of: [...below, ...side('least', { min: max, max: null, ...(!maxOpen && { minOpen: true }) })],
  };
}

/** Neither unlimited, which nobody has to answer, nor empty, which no answer meets. */
function isLimit({ min, max, minOpen, maxOpen }: Between): boolean {
  if (min === null || max === null) return min !== max;
  return min < max || (min === max && !minOpen && !maxOpen);
}
