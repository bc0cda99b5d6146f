import fc from 'fast-check';
import { expect, it } from 'vitest';
import { evaluate, type FactValue, type Rule } from '../rules';
import { anyRule, firm } from './population.fixture';
import { factsOfRule } from './rule-facts';

it('names every fact that a rule reads', () => {
  fc.assert(
    fc.property(firm, anyRule, (facts, rule) => {
      const named = factsOfRule(rule);
      const unread: FactValue = { kind: 'unknown' };
      const whole = evaluate(rule, (fact) => facts.get(fact) ?? unread);
      const part = evaluate(rule, (fact) => (named.includes(fact) ? facts.get(fact) : undefined) ?? unread);
      expect(part.verdict).toBe(whole.verdict);
    }),
    { numRuns: 500 },
  );
});

it('names none that it does not read', () => {
  const of: readonly Rule[] = [
    { id: 'a', op: 'in', fact: 'place', values: ['x'] },
    { id: 'b', op: 'not', of: { id: 'c', op: 'is', fact: 'member' } },
    {
      ...{ id: 'd', op: 'compare', relation: '<' },
      ...{ left: { term: 'fact', fact: 'people' }, right: { term: 'count', fact: 'steps' } },
    },
  ];
  expect(factsOfRule({ id: 'all', op: 'all', of })).toEqual(['place', 'member', 'people', 'steps']);
});
