import { describe, expect, it } from 'vitest';
import { day } from '../../dates';
import {
  evaluate,
  type FactReader,
  NO_LIBRARY,
  type Rule,
  type RuleLibrary,
  resolve,
  type WrittenRule,
} from '../index';

const SOURCE = { title: 'Test' };
const asOf = day('2026-11-22');
const yes: WrittenRule = { id: 'yes', op: 'is', fact: 'a' };

function resolved(rule: WrittenRule, library: Partial<RuleLibrary>) {
  return resolve(rule, { ruleId: 'r', library: { ...NO_LIBRARY, ...library }, asOf });
}

function plain(rule: WrittenRule, library: Partial<RuleLibrary>): Rule {
  const found = resolved(rule, library);
  if (!found.ok) throw new RangeError(JSON.stringify(found.problems));
  return found.rule;
}

function problems(rule: WrittenRule, library: Partial<RuleLibrary>): readonly string[] {
  const found = resolved(rule, library);
  return found.ok ? [] : found.problems.map(({ node, code, name }) => `${node} ${code} ${name}`);
}

describe('a parameter with a unit, in a comparison', () => {
  const parameters = {
    p: { unit: 'USD', history: [{ from: day('2020-01-01'), value: 5, source: SOURCE }] },
  };
  const fact = { term: 'fact', fact: 'n' } as const;
  const number = { term: 'number', value: { parameter: 'p' } } as const;
  type Side = Extract<WrittenRule, { op: 'compare' }>['left'];
  const compare = (left: Side, right: Side): WrittenRule => ({
    ...{ id: 'c', op: 'compare', relation: '<=' },
    ...{ left, right },
  });
  const rates = [{ from: 'EUR', to: 'USD', factor: 2, day: day('2024-01-01'), source: SOURCE }];
  const library = { parameters, rates };
  const inUsd = { unit: 'USD', per: { EUR: 2 } };
  const euros =
    (n: number): FactReader =>
    () => ({ kind: 'range', lo: n, hi: n, unit: 'EUR' });

  it('is what a fact is read in that names no unit, on either side', () => {
    const limit = { id: 'c', op: 'between', fact: 'n', min: null, max: 5, ...inUsd };
    expect(plain(compare(fact, number), library)).toEqual(limit);
    expect(plain(compare(number, fact), library)).toEqual({ ...limit, min: 5, max: null });
    expect(evaluate(plain(compare(fact, number), library), euros(2)).verdict).toBe('met');
    expect(evaluate(plain(compare(fact, number), library), euros(3)).verdict).toBe('unmet');
  });

  it('goes into sums, totals and choices, and leaves what names its own unit', () => {
    const total = { term: 'total', fact: 'owners', of: 'paid' } as const;
    const choose = { term: 'choose', cases: [{ when: yes, value: fact }], otherwise: total } as const;
    const sum = { term: 'sum', of: [fact, { ...fact, unit: 'USD' }, choose] } as const;
    const taken = { ...fact, ...inUsd };
    expect(plain(compare(sum, number), library)).toMatchObject({
      left: {
        of: [taken, taken, { cases: [{ value: taken }], otherwise: { ...total, where: null, ...inUsd } }],
      },
    });
  });

  it('does not go into a ratio, whose parts take over from one another in their own sums alone', () => {
    const ratio = { term: 'ratio', of: fact, by: { term: 'sum', of: [fact, number] } } as const;
    expect(plain(compare(ratio, number), library)).toMatchObject({
      left: {
        of: fact,
        by: {
          of: [
            { ...fact, ...inUsd },
            { term: 'number', value: 5 },
          ],
        },
      },
    });
    expect(plain(compare(ratio, number), library)).not.toHaveProperty('left.of.unit');
  });

  it('is refused beside another one within a part of a ratio, and fits no number without one', () => {
    const mixed = { term: 'sum', of: [{ ...fact, unit: 'EUR' }, number] } as const;
    expect(problems(compare({ term: 'ratio', of: mixed, by: fact }, fact), library)).toEqual([
      'c unit_mismatch USD',
    ]);
    const heads: FactReader = () => ({ kind: 'range', lo: 3, hi: 3 });
    expect(() => evaluate(plain(compare(fact, number), library), heads)).toThrow(RangeError);
  });
});
