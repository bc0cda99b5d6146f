import { bareText, leavesOf } from '../domains';
import { evaluate } from '../evaluate';
import { type FactCatalogue, type FactEntry, factEntry } from '../language';
import type { FactValue, Rule, Verdict } from '../types';
import {
  distinct,
  type Leaf,
  type Outcome,
  outcomeOf,
  outcomesOfCodes,
  outcomesOfEvents,
  outcomesOfLists,
  outcomesOfNumbers,
  outcomesOfSets,
  textOf,
} from './what-is-known';

/** Conditions on one fact, and every way in which they turn out together, whatever is known of the fact. */
export type Topic = { conditions: readonly Leaf[]; outcomes: readonly Outcome[] };

const FREE: readonly Outcome[] = [['met'], ['unmet'], ['unknown']];
/** Entities that are told apart by more ways than these are not looked into. */
const MOST_ENTITIES = 2000;
const ANSWERS: Readonly<Record<Verdict, FactValue>> = {
  met: { kind: 'flag', value: true },
  unmet: { kind: 'flag', value: false },
  unknown: { kind: 'unknown' },
};

/**
 * In: plain rules and what is known of facts. Out: their conditions by what they ask about. What is worked out from
 * several facts, and what is not looked into, is a topic each, and turns out in any way.
 */
export function topicsOf(rules: readonly Rule[], catalogue: FactCatalogue): readonly Topic[] {
  const byFact = new Map<string, Leaf[]>();
  for (const leaf of distinct(rules.flatMap(leavesOf), bareText)) {
    const key = askedOf(leaf) ?? bareText(leaf);
    byFact.set(key, [...(byFact.get(key) ?? []), leaf]);
  }
  return [...byFact].flatMap(([fact, conditions]): readonly Topic[] => {
    const outcomes = outcomesOf(conditions, factEntry(catalogue, fact));
    if (!outcomes) return conditions.map((one) => ({ conditions: [one], outcomes: FREE }));
    return [{ conditions, outcomes: distinct(outcomes, textOf) }];
  });
}

/** The fact that alone decides a condition; null where there is none such. */
function askedOf(leaf: Leaf): string | null {
  if (leaf.op !== 'compare') return leaf.fact;
  const { left, right } = leaf;
  const [count, number] = left.term === 'count' ? [left, right] : [right, left];
  return count.term === 'count' && number.term === 'number' ? count.fact : null;
}

function outcomesOf(conditions: readonly Leaf[], entry: FactEntry | null): readonly Outcome[] | null {
  const kinds = new Set(conditions.flatMap((one) => (one.op === 'exists' ? [] : kindOf(one))));
  const [kind = 'flag', other] = kinds;
  if (other !== undefined) return null;
  switch (kind) {
    case 'flag':
      return Object.values(ANSWERS).map((value) => outcomeOf(conditions, value));
    case 'code':
      return outcomesOfCodes(conditions, entry);
    case 'number':
      return outcomesOfNumbers(conditions, entry);
    case 'set':
      return outcomesOfSets(conditions, entry);
    case 'events':
      return outcomesOfEvents(conditions);
    case 'entities': {
      const items = entitiesOf(conditions, entry?.of ?? {});
      return items && outcomesOfLists(conditions, items);
    }
    case 'worked out':
      return null;
  }
}

function kindOf(leaf: Exclude<Leaf, { op: 'exists' }>) {
  switch (leaf.op) {
    case 'is':
      return 'flag';
    case 'in':
    case 'under':
      return 'code';
    case 'between':
      return 'number';
    case 'intersects':
    case 'contains':
    case 'reaches':
      return 'set';
    case 'happened':
      return 'events';
    case 'linked':
      return 'entities';
    case 'compare':
      return askedOf(leaf) === null ? 'worked out' : 'set';
  }
}

/** Which conditions each entity meets that there can be; null where these are too many. */
function entitiesOf(conditions: readonly Leaf[], catalogue: FactCatalogue): readonly Outcome[] | null {
  const wheres = conditions.flatMap((one) => (one.op === 'linked' ? [one.where] : []));
  let known: readonly ReadonlyMap<string, Verdict>[] = [new Map()];
  for (const { conditions: own, outcomes } of topicsOf(wheres, catalogue)) {
    if (known.length * outcomes.length > MOST_ENTITIES) return null;
    const texts = own.map(bareText);
    known = known.flatMap((one) =>
      outcomes.map(
        (outcome) => new Map([...one, ...texts.map((text, at) => [text, outcome[at] ?? 'unknown'] as const)]),
      ),
    );
  }
  const flags = wheres.map(asFlags);
  return known.map((verdicts) =>
    flags.map((where) => evaluate(where, (fact) => ANSWERS[verdicts.get(fact) ?? 'unknown']).verdict),
  );
}

/** Each condition as a question of its own. */
function asFlags(rule: Rule): Rule {
  switch (rule.op) {
    case 'all':
    case 'any':
    case 'atLeast':
      return { ...rule, of: rule.of.map(asFlags) };
    case 'not':
      return { ...rule, of: asFlags(rule.of) };
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
      return { id: rule.id, op: 'is', fact: bareText(rule) };
  }
}
