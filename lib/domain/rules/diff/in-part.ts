import {
  allOf,
  anyOf,
  type Budget,
  bareText,
  type Formula,
  findWorld,
  negated,
  STEPS_PER_NODE,
  spend,
  type Variable,
} from '../domains';
import type { FactCatalogue } from '../language';
import type { Rule } from '../types';
import { type Topic, topicsOf } from './outcomes';

type Is = 'met' | 'unmet';

/**
 * In: two plain rules, what is known of facts, and the steps that this may take. Out: whether it is certain that they say
 * the same of each firm, however little is known of it: an answer that is missing, several that may be the one, a
 * number that lies between two others, a list that may go on.
 */
export function isSameInPart(
  before: Rule,
  after: Rule,
  facts: FactCatalogue | null,
  budget?: Budget,
): boolean {
  if (budget?.steps === 0) return false;
  const topics = topicsOf([before, after], facts ?? {});
  const looks = topics.map(({ conditions, outcomes }) => conditions.length * outcomes.length);
  if (budget) spend(budget, looks.reduce((sum, one) => sum + one, 0) * STEPS_PER_NODE);
  const variables = topics.map(variableOf);
  const saying = sayingOf(topics);
  const isNever = (of: readonly Formula[]) =>
    findWorld(of, { variables, order: null }, budget).found === 'no';
  return (['met', 'unmet'] as const).every((is) => {
    const [first, second] = [saying(before, is), saying(after, is)];
    return isNever([first, negated(second, variables)]) && isNever([second, negated(first, variables)]);
  });
}

/** A topic turns out in one of its ways. */
function variableOf({ outcomes }: Topic, at: number): Variable {
  const cells = outcomes.map((_, way) => ({ kind: 'code', code: String(way) }) as const);
  return { key: String(at), fact: null, cells, all: bitsOf(cells, () => true) };
}

/** In: what conditions ask about. Out: for a rule, the formula that holds where it is met, or where it is unmet. */
function sayingOf(topics: readonly Topic[]): (rule: Rule, is: Is) => Formula {
  const places = new Map(
    topics.flatMap(({ conditions, outcomes }, variable) =>
      conditions.map((one, at) => [bareText(one), { variable, at, outcomes }] as const),
    ),
  );
  const of = (rule: Rule, is: Is): Formula => {
    switch (rule.op) {
      case 'not':
        return of(rule.of, is === 'met' ? 'unmet' : 'met');
      case 'all':
      case 'any': {
        const parts = rule.of.map((part) => of(part, is));
        return (rule.op === 'all') === (is === 'met') ? allOf(parts) : anyOf(parts);
      }
      case 'atLeast': {
        const count = is === 'met' ? rule.count : rule.of.length - rule.count + 1;
        return { is: 'atLeast', count, of: rule.of.map((part) => of(part, is)) };
      }
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
      case 'linked': {
        const place = places.get(bareText(rule));
        if (!place) throw new RangeError(`${rule.id} does not belong to these rules`);
        const { variable, at, outcomes } = place;
        return { is: 'literal', variable, cells: bitsOf(outcomes, (outcome) => outcome[at] === is) };
      }
    }
  };
  return of;
}

function bitsOf<One>(all: readonly One[], isMeant: (one: One) => boolean): bigint {
  return all.reduce((bits, one, at) => (isMeant(one) ? bits | (1n << BigInt(at)) : bits), 0n);
}
