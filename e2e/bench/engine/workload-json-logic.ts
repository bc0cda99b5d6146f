import type { Rule } from '@/lib/domain/rules';
import { WORKLOAD_FACTS } from './workload-facts';
import type { WorkloadFirm } from './workload-firms';

/** JSON: what JsonLogic reads. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

type RuleOf<Op extends Rule['op']> = Extract<Rule, { op: Op }>;

const above = new Map(WORKLOAD_FACTS.map((fact) => [fact.key, fact.kind === 'tree' ? fact.above : null]));

/**
 * In: a rule of the workload. Out: the same in JsonLogic, in the form its compiled engine runs fastest.
 * Throws RangeError on what the workload never has.
 */
export function asJsonLogic(rule: Rule): Json {
  switch (rule.op) {
    case 'all':
      return { and: rule.of.map(asJsonLogic) };
    case 'any':
      return { or: rule.of.map(asJsonLogic) };
    case 'not':
      return { '!': [asJsonLogic(rule.of)] };
    case 'atLeast': {
      const ones = rule.of.map((part): Json => ({ if: [asJsonLogic(part), 1, 0] }));
      return { '>=': [{ '+': ones }, rule.count] };
    }
    case 'in':
      return { in: [{ var: rule.fact }, rule.values] };
    case 'is':
      return { var: rule.fact };
    case 'between':
      return limits(rule);
    case 'intersects':
      return either(rule.values.map((value) => holds(value, rule.fact)));
    case 'contains':
      return both(rule.values.map((value) => holds(value, rule.fact)));
    case 'under':
      return area(rule);
    default:
      throw new RangeError(`${rule.id}: the workload has no ${rule.op}`);
  }
}

/** In: a firm. Out: the object JsonLogic reads: exact values only, a hierarchical code as the list of it and those above. */
export function asObject(firm: WorkloadFirm): Readonly<Record<string, Json>> {
  const object: Record<string, Json> = {};
  for (const [key, value] of Object.entries(firm)) {
    if (value.kind === 'range' && value.lo === value.hi) object[key] = value.lo;
    if (value.kind === 'flag') object[key] = value.value;
    if (value.kind === 'set' && !value.open) object[key] = value.members;
    if (value.kind !== 'values' || value.values.length !== 1) continue;
    const [code = ''] = value.values;
    const tree = above.get(key);
    object[key] = tree ? [...(tree.get(code) ?? []), code] : code;
  }
  return object;
}

function limits({ fact, min, max }: RuleOf<'between'>): Json {
  if (min === null) return { '<=': [{ var: fact }, max] };
  return max === null ? { '>=': [{ var: fact }, min] } : { '<=': [min, { var: fact }, max] };
}

function area({ fact, codes, except = [] }: RuleOf<'under'>): Json {
  const inside = either(codes.map((code) => holds(code, fact)));
  return except.length === 0
    ? inside
    : { and: [inside, { '!': [either(except.map((code) => holds(code, fact)))] }] };
}

function holds(value: string, fact: string): Json {
  return { in: [value, { var: fact }] };
}

/** A group of one is left out: it would only slow the other engine down. */
function either(parts: readonly Json[]): Json {
  return parts.length === 1 ? (parts[0] ?? false) : { or: parts };
}

function both(parts: readonly Json[]): Json {
  return parts.length === 1 ? (parts[0] ?? true) : { and: parts };
}
