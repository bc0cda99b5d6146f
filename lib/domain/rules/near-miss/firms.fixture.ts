import { expect } from 'vitest';
import { day } from '../../dates';
import { evaluate } from '../evaluate';
import { type FactCatalogue, type LeadsOf, type NearMiss, nearMiss, planPlainRule } from '../index';
import type { FactReader, FactValue, Rule } from '../types';

/** The day of the scenarios. */
export const asOf = day('2026-03-01');

const facts: FactCatalogue = {
  country: { kind: 'code', power: 'fixed', questions: [], hierarchy: 'place' },
  sector: { kind: 'code', power: 'fixed', questions: [], hierarchy: 'sector' },
  form: { kind: 'code', power: 'do', questions: [] },
  staff: { kind: 'number', power: 'do', questions: [], whole: true, min: 0 },
  share: { kind: 'number', power: 'do', questions: [], min: 0, max: 1 },
  sales: { kind: 'amount', power: 'do', questions: [], unit: 'USD', min: 0 },
  exports: { kind: 'amount', power: 'do', questions: [], unit: 'USD', min: 0 },
  grants: { kind: 'amount', power: 'fixed', questions: [], unit: 'USD', min: 0 },
  standards: {
    kind: 'set',
    power: 'do',
    questions: [],
    values: ['gap', 'iso', 'organic', 'old'],
    retired: { old: 'iso' },
  },
  products: { kind: 'set', power: 'do', questions: [], hierarchy: 'sector' },
  groups: { kind: 'set', power: 'fixed', questions: [], values: ['women', 'young'] },
  steps: { kind: 'events', power: 'do', questions: [] },
  founded: { kind: 'date', power: 'fixed', questions: [] },
  exporting: { kind: 'flag', power: 'do', questions: [] },
  stage: { kind: 'code', power: 'time', questions: [], values: ['seed', 'plant', 'tree'], ordered: true },
  season: { kind: 'code', power: 'time', questions: [], values: ['dry', 'wet'] },
  request: { kind: 'date', power: 'time', questions: [] },
  age: { kind: 'number', power: 'time', questions: [], whole: true, min: 0 },
  owners: { kind: 'entities', power: 'fixed', questions: [] },
};

/** Groups of rules, and values of facts, in few words. */
export const all = (...of: readonly Rule[]): Rule => ({ id: 'all', op: 'all', of });
export const any = (...of: readonly Rule[]): Rule => ({ id: 'any', op: 'any', of });
export const not = (of: Rule): Rule => ({ id: 'not', op: 'not', of });
export const at = (value: number): FactValue => ({ kind: 'range', lo: value, hi: value });
export const usd = (value: number): FactValue => ({ kind: 'range', lo: value, hi: value, unit: 'USD' });
export const code = (...values: string[]): FactValue => ({ kind: 'values', values });
export const set = (...members: string[]): FactValue => ({ kind: 'set', members });

/** In: a rule, what is known of a firm and what leads it further. Out: its near misses, of which every way was tried here once more. */
export function look(rule: Rule, table: Readonly<Record<string, FactValue>>, leadsOf?: LeadsOf): NearMiss {
  const read: FactReader = (fact) => table[fact] ?? { kind: 'unknown' };
  const found = nearMiss(planPlainRule(rule, { asOf, catalogue: facts }), {
    read,
    ...(leadsOf ? { leadsOf } : {}),
  });
  for (const { changes } of [...found.inPower, ...found.blocked]) {
    const changed: FactReader = (fact) => changes.find((one) => one.fact === fact)?.to ?? read(fact);
    expect(evaluate(rule, changed).verdict).toBe('met');
  }
  return found;
}
