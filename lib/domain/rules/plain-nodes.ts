import type { Rule } from './types';

/** In: a plain rule. Out: all its nodes, itself first, those about linked entities too; what stands inside terms is left out. */
export function plainNodes(rule: Rule): readonly Rule[] {
  switch (rule.op) {
    case 'all':
    case 'any':
    case 'atLeast':
      return [rule, ...rule.of.flatMap(plainNodes)];
    case 'not':
      return [rule, ...plainNodes(rule.of)];
    case 'linked':
      return [rule, ...plainNodes(rule.where)];
    case 'in':
    case 'under':
    case 'between':
    case 'intersects':
    case 'contains':
    case 'reaches':
    case 'is':
    case 'exists':
    case 'compare':
    case 'happened':
      return [rule];
  }
}
