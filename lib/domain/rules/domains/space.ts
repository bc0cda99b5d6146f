import type { FactCatalogue } from '../language/fact-catalogue';
import type { Rule } from '../types';
import { type Ask, askOf, type Leaf } from './asks';
import { allOf, anyOf, negated } from './formulas';
import { type Measure, orderOf } from './order';
import { type Budget, type Field, findWorld } from './search';
import type { Formula, Variable } from './types';
import { sayingOf, topicOf } from './variables';

/** Every case that the rules it was made for can tell apart. */
export type Space = Field & {
  /** What all searches in it may take together; left out, each has its own. */
  budget: Budget | undefined;
  /** In: one of the rules or a part of one. Out: the formula that holds where it is met. */
  formula: (rule: Rule) => Formula;
  negation: (rule: Rule) => Formula;
};

/**
 * In: plain rules of one day, and what is known of facts. Out: their space. A case gives every fact one exact value;
 * codes that nobody named may lie below any code; what cannot be told of two conditions is taken to vary freely, so
 * that what has no case here has none at all. A ratio is taken to have a divisor other than nought.
 */
export function spaceOf(rules: readonly Rule[], facts: FactCatalogue = {}, budget?: Budget): Space {
  const topics = new Map<string, Ask[]>();
  for (const ask of rules.flatMap(leavesOf).map(askOf)) {
    const topic = topicOf(ask);
    topics.set(topic, [...(topics.get(topic) ?? []), ask]);
  }
  const variables: Variable[] = [];
  const sayings = new Map([...topics].map(([topic, asks]) => [topic, sayingOf(asks, variables, facts)]));
  const known = new Map<Rule, Formula>();
  function formula(rule: Rule): Formula {
    const said = known.get(rule) ?? saidOf(rule);
    known.set(rule, said);
    return said;
  }
  function saidOf(rule: Rule): Formula {
    switch (rule.op) {
      case 'all':
        return allOf(rule.of.map(formula));
      case 'any':
        return anyOf(rule.of.map(formula));
      case 'atLeast':
        return { is: 'atLeast', count: rule.count, of: rule.of.map(formula) };
      case 'not':
        return negated(formula(rule.of), variables);
      default: {
        const ask = askOf(rule);
        const say = sayings.get(topicOf(ask));
        if (!say) throw new RangeError(`${rule.id} does not belong to the rules of this space`);
        return say(ask);
      }
    }
  }
  const isPossible = orderOf(measuresOf([...topics.values()].flat()), variables, facts);
  return { variables, isPossible, budget, formula, negation: (rule) => negated(formula(rule), variables) };
}

function measuresOf(asks: readonly Ask[]): ReadonlyMap<string, Measure> {
  return new Map(
    asks.flatMap((ask) => (ask.asks === 'number' && ask.measure ? [[ask.key, ask.measure] as const] : [])),
  );
}

/** In: a formula. Out: whether it is certain to hold in no possible case, or in all of them; else open. */
export function whenItHolds(formula: Formula, space: Space): 'never' | 'always' | 'open' {
  if (findWorld([formula], space, space.budget).found === 'no') return 'never';
  return findWorld([negated(formula, space.variables)], space, space.budget).found === 'no'
    ? 'always'
    : 'open';
}

/** Whether the second rule is certain to be met wherever the first one is. */
export function implies(first: Rule, second: Rule, space: Space): boolean {
  return findWorld([space.formula(first), space.negation(second)], space, space.budget).found === 'no';
}

/** In: a rule. Out: its conditions in reading order, those about linked entities and inside terms left as they are. */
export function leavesOf(rule: Rule): readonly Leaf[] {
  switch (rule.op) {
    case 'all':
    case 'any':
    case 'atLeast':
      return rule.of.flatMap(leavesOf);
    case 'not':
      return leavesOf(rule.of);
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
    case 'linked':
      return [rule];
  }
}
