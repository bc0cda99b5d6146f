import file from '../../../db/seed/data/size-classes/size-classes.json' with { type: 'json' };
import type { MoneyFact, NumberFact } from '../fact';
import { classify, type SizeFacts, type SizeRules, sizeRulesSchema } from './index';
import type { SizeMeasure } from './schema';

export const sizeRules: SizeRules = sizeRulesSchema.parse(file);

export const unknown = { kind: 'unknown', why: 'not_asked' } as const;

export function workers(value: number): NumberFact {
  return { kind: 'exact', value };
}

export function money(value: number, unit: string): MoneyFact {
  return { kind: 'exact', value, unit };
}

/** A firm of which nothing is known but what the test says. */
export function classOf(facts: Partial<SizeFacts>): SizeMeasure {
  return classify({
    country: null,
    divisions: null,
    employees: unknown,
    sales: unknown,
    assets: unknown,
    rules: sizeRules,
    ...facts,
  });
}

/** Short form of a class for tables: `small`, `micro|small` or `unknown`. */
export function named(fact: SizeMeasure['class']): string {
  if (fact.kind === 'unknown') return 'unknown';
  return fact.kind === 'exact' ? fact.value : fact.values.join('|');
}
