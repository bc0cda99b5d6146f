import type { FactCatalogue } from '../language/fact-catalogue';
import type { Rule } from '../types';
import { type Ask, askOf, type Leaf } from './asks';
import { mayDivideByNought } from './divisors';
import { allOf, anyOf, negated } from './formulas';
import type { IsWithin } from './list-order';
import { type Measure, orderOf } from './order';
import { type Budget, type Field, findWorld, STEPS_PER_NODE, spend } from './search';
import type { Formula, Variable } from './types';
import { sayingOf, topicOf, truthOf } from './variables';

/** Every case that the rules it was made for can tell apart. What is divided by nought is neither met nor unmet. */
export type Space = Field & {
  /** What all searches in it may take together; left out, each has its own. */
  budget: Budget | undefined;
  /** In: one of the rules or a part of one. Out: the formula that holds where it is met. */
  formula: (rule: Rule) => Formula;
  /** Holds where it is not met. */
  negation: (rule: Rule) => Formula;
  /** Holds where it is unmet. */
  unmet: (rule: Rule) => Formula;
  /** Holds where it is not unmet. */
  notUnmet: (rule: Rule) => Formula;
};

/** Where a rule is met, and where it is unmet. */
type Said = { met: Formula; unmet: Formula };

/**
 * In: plain rules of one day, and what is known of facts. Out: their space. A case gives every fact one exact value;
 * codes that nobody named may lie below any code; what cannot be told of two conditions is taken to vary freely, so
 * that what has no case here has none at all. Whether a divisor that may be nought is nought varies freely too.
 */
export function spaceOf(rules: readonly Rule[], facts: FactCatalogue = {}, budget?: Budget): Space {
  const topics = new Map<string, Ask[]>();
  for (const ask of rules.flatMap(leavesOf).map(askOf)) {
    const topic = topicOf(ask);
    const asks = topics.get(topic);
    if (asks) asks.push(ask);
    else topics.set(topic, [ask]);
  }
  const variables: Variable[] = [];
  const sayings = new Map([...topics].map(([topic, asks]) => [topic, sayingOf(asks, variables, facts)]));
  const divided = new Map<string, Formula>();
  const known = new Map<Rule, Said>();
  function said(rule: Rule): Said {
    const one = known.get(rule) ?? saidOf(rule);
    known.set(rule, one);
    return one;
  }
  function saidOf(rule: Rule): Said {
    switch (rule.op) {
      case 'all':
      case 'any': {
        const of = rule.of.map(said);
        const [met, unmet] = [of.map((one) => one.met), of.map((one) => one.unmet)];
        return rule.op === 'all'
          ? { met: allOf(met), unmet: anyOf(unmet) }
          : { met: anyOf(met), unmet: allOf(unmet) };
      }
      case 'atLeast': {
        const { count, of } = rule;
        return {
          met: { is: 'atLeast', count, of: of.map((part) => said(part).met) },
          unmet: { is: 'atLeast', count: of.length - count + 1, of: of.map((part) => said(part).unmet) },
        };
      }
      case 'not': {
        const { met, unmet } = said(rule.of);
        return { met: unmet, unmet: met };
      }
      default:
        return saidOfLeaf(rule);
    }
  }
  function saidOfLeaf(leaf: Leaf): Said {
    const ask = askOf(leaf);
    const topic = topicOf(ask);
    const say = sayings.get(topic);
    if (!say) throw new RangeError(`${leaf.id} does not belong to the rules of this space`);
    const holds = say(ask);
    const fails = negated(holds, variables);
    if (ask.asks === 'nothing' || !mayDivideByNought(leaf, facts)) return { met: holds, unmet: fails };
    const isNumber = divided.get(topic) ?? truthOf(`divided ${topic}`, null, variables);
    divided.set(topic, isNumber);
    return { met: allOf([isNumber, holds]), unmet: allOf([isNumber, fails]) };
  }
  // Every variable has to be there before a formula is turned around or a case looked for.
  for (const rule of rules) said(rule);
  const order = orderOf(measuresOf([...topics.values()].flat()), variables, {
    facts,
    isWithin: withinBy(budget),
  });
  const met = (rule: Rule) => said(rule).met;
  const unmet = (rule: Rule) => said(rule).unmet;
  return {
    ...{ variables, order, budget, formula: met, unmet },
    negation: (rule) => negated(met(rule), variables),
    notUnmet: (rule) => negated(unmet(rule), variables),
  };
}

/** Where a divisor may be nought it may be open whether an entity meets a condition. */
function withinBy(budget: Budget | undefined): IsWithin {
  return (narrow, wide, of) => {
    if (budget) spend(budget, [narrow, wide].flatMap(leavesOf).length * STEPS_PER_NODE);
    if ([narrow, wide].some((where) => mayDivideByNought(where, of))) return false;
    return implies(narrow, wide, spaceOf([narrow, wide], of, budget));
  };
}

function measuresOf(asks: readonly Ask[]): ReadonlyMap<string, Measure> {
  return new Map(asks.flatMap((ask) => (ask.asks === 'number' ? [[ask.key, ask.measure] as const] : [])));
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

/** Whether it is certain that no case meets both rules. */
export function excludes(first: Rule, second: Rule, space: Space): boolean {
  return findWorld([space.formula(first), space.formula(second)], space, space.budget).found === 'no';
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
