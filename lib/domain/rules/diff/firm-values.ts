import { type FactCatalogue, factEntry } from '../language';
import type { Condition } from '../next-question/conditions';
import type { FactValue } from '../types';
import { codesOf, setsOf } from './firm-codes';
import { entityValues, eventValues } from './firm-lists';
import { numbersOf, termsIn } from './firm-numbers';

/** What a fact is asked by, all numbers that are compared, and what is known of facts. */
export type Asked = {
  conditions: readonly Condition[];
  numbers: readonly number[];
  catalogue: FactCatalogue;
};

type Kind = 'flag' | 'code' | 'number' | 'set' | 'events' | 'entities';

const UNKNOWN: FactValue = { kind: 'unknown' };

/** In: a fact and what asks for it. Out: values, each known, that the conditions may tell apart; null where they read it as of two kinds. */
export function valuesOf(fact: string, asked: Asked): readonly FactValue[] | null {
  // What a rule has no number for yet is no answer of a firm.
  if (fact.startsWith('parameter.')) return [UNKNOWN];
  const kinds = new Set(asked.conditions.flatMap((one) => kindIn(fact, one) ?? []));
  const [kind, other] = kinds;
  if (other !== undefined) return null;
  const entry = factEntry(asked.catalogue, fact);
  switch (kind) {
    case 'code':
      return codesOf(asked.conditions, entry);
    case 'number':
      return numbersOf(fact, asked, entry);
    case 'set':
      return setsOf(fact, asked, entry);
    case 'events':
      return eventValues(asked.conditions);
    case 'entities':
      return entityValues(fact, { ...asked, catalogue: entry?.of ?? {} }, valuesOf);
    default:
      return [true, false].map((value) => ({ kind: 'flag', value }));
  }
}

function kindIn(fact: string, condition: Condition): Kind | null {
  switch (condition.op) {
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
    case 'exists':
      return null;
    case 'compare': {
      const terms = termsIn(condition).filter((term) => 'fact' in term && term.fact === fact);
      const kinds = { count: 'set', total: 'entities' } as const;
      const [first] = terms;
      return first?.term === 'count' || first?.term === 'total' ? kinds[first.term] : 'number';
    }
  }
}
