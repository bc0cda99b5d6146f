import { diagnosticFacts } from '../domain/facts';
import { type BarrierClass, type FactCatalogue, type FactEntry, factEntry } from '../domain/rules';
import { CAPABILITIES } from '../domain/vocabulary';

/** Stands for a condition in words that only the institution can check. */
export const PROSE = 'prose';

/** What a condition of the builder can be about, in the order in which it is offered. Who leads a firm is not among it. */
export function ruleFacts(institution: string): readonly string[] {
  return [
    ...['firm.country', 'firm.subdivision', 'firm.isic', 'firm.employees', 'size.class', 'firm.turnover'],
    ...['firm.founded', 'export.status', 'access.languages', 'learn.hours', 'need.priorities'],
    ...['ac.level', 'quality.level', ...CAPABILITIES.map((one) => `cap.${one}`)],
    ...[`member.${institution}`, PROSE],
  ];
}

/** How the form of a condition looks. */
export type ConditionForm = 'codes' | 'choice' | 'several' | 'number' | 'amount' | 'date' | 'flag' | 'prose';

/** In: the key of a fact, and what is known of facts. Out: how a condition on it is asked for; null where the builder has no form for it. */
export function conditionForm(fact: string, facts: FactCatalogue = diagnosticFacts): ConditionForm | null {
  if (fact === PROSE) return 'prose';
  const entry = entryFor(fact, facts);
  if (!entry) return null;
  switch (entry.kind) {
    case 'code':
      return entry.hierarchy ? 'codes' : 'choice';
    case 'set':
      return 'several';
    case 'number':
    case 'amount':
    case 'date':
    case 'flag':
      return entry.kind;
    case 'events':
    case 'entities':
      return null;
  }
}

/** What is known of a fact of the builder. */
export function entryFor(fact: string, facts: FactCatalogue = diagnosticFacts): FactEntry | null {
  return factEntry(facts, fact);
}

/** Codes that a fact with a closed list can have. */
export function valuesOf(fact: string, facts: FactCatalogue = diagnosticFacts): readonly string[] {
  return entryFor(fact, facts)?.values ?? [];
}

const BARRIERS: Readonly<Record<string, BarrierClass>> = {
  'firm.country': 'place',
  'firm.subdivision': 'place',
  'firm.isic': 'sector',
  'firm.employees': 'size',
  'size.class': 'size',
  'firm.turnover': 'money',
  'firm.founded': 'age',
  'learn.hours': 'time',
};

/** What keeps a firm out that does not meet a condition on the fact. */
export function barrierOf(fact: string): BarrierClass {
  if (fact.startsWith('member.')) return 'membership';
  if (fact.startsWith('cap.') || fact.endsWith('.level')) return 'capability';
  return BARRIERS[fact] ?? 'other';
}
