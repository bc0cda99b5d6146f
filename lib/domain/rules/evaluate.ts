import { combineAll, combineAny, combineAtLeast, combineNot } from './groups';
import {
  evaluateBetween,
  evaluateExists,
  evaluateIn,
  evaluateIntersects,
  evaluateIs,
  evaluateUnder,
} from './leaves';
import type { FactReader, Finding, Rule } from './types';

type Op = Rule['op'];
type RuleByOp = { [K in Op]: Extract<Rule, { op: K }> };
type RuleOf<K extends Op> = { [P in K]: { op: P } & RuleByOp[P] }[K];
type Evaluators = { readonly [K in Op]: (rule: RuleOf<K>, read: FactReader) => Finding };

const evaluators: Evaluators = {
  all: (rule, read) => group(rule, rule.of, read, combineAll),
  any: (rule, read) => group(rule, rule.of, read, combineAny),
  not: (rule, read) => negate(rule, evaluate(rule.of, read)),
  atLeast: (rule, read) => group(rule, rule.of, read, (parts) => combineAtLeast(rule.count, parts)),
  in: evaluateIn,
  under: evaluateUnder,
  between: evaluateBetween,
  intersects: evaluateIntersects,
  is: evaluateIs,
  exists: evaluateExists,
};

/** In: a rule and what is known. Out: the verdict as a tree that explains itself. */
export function evaluate<K extends Op>(rule: RuleOf<K>, read: FactReader): Finding {
  return evaluators[rule.op](rule, read);
}

function negate(rule: Rule, part: Finding): Finding {
  return {
    node: rule.id,
    ...combineNot(part),
    reason: { code: `rule.${rule.op}`, values: {} },
    parts: [part],
  };
}

function group(
  rule: Rule,
  of: readonly Rule[],
  read: FactReader,
  combine: (parts: readonly Finding[]) => Pick<Finding, 'verdict' | 'missing'>,
): Finding {
  const parts = of.map((part) => evaluate(part, read));
  const values = rule.op === 'atLeast' ? { count: rule.count, of: of.length } : { of: of.length };
  return { node: rule.id, ...combine(parts), reason: { code: `rule.${rule.op}`, values }, parts };
}
