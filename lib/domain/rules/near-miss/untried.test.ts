import { describe, expect, it } from 'vitest';
import { type FactCatalogue, nearMiss, planPlainRule } from '../index';
import type { Power } from '../language';
import type { FactValue, Relation, Rule, Term } from '../types';
import { all, asOf, at, look, usd } from './firms.fixture';

const amount = (fact: string): Term => ({ term: 'fact', fact, unit: 'USD', per: {} });
const sum = (...facts: readonly string[]): Term => ({ term: 'sum', of: facts.map(amount) });
const atLeast = (left: Term, value: number): Rule => ({
  ...{ id: 'x', op: 'compare', left, relation: '>=', right: { term: 'number', value } },
});
const most = (fact: string, max: number): Rule => ({
  ...{ id: fact, op: 'between', fact, min: null, max, unit: 'USD', per: {} },
});
const CODE = [{ node: 'x', code: 'several_facts' }];

it('names no comparison that one change turns around beside one that none does', () => {
  const groups = { term: 'count', fact: 'standards' } as const;
  const above: Rule = {
    id: 'c',
    op: 'compare',
    left: groups,
    relation: '>',
    right: { term: 'number', value: 2 },
  };
  const more: Rule = {
    ...{ id: 'x', op: 'compare', left: { term: 'fact', fact: 'staff' }, relation: '>=' },
    right: groups,
  };
  const found = look(all(more, above), { standards: { kind: 'set', members: ['gap', 'iso'], open: true } });
  expect([found.inPower, found.blocked, found.notProposed]).toEqual([[], [], [{ node: 'x', code: 'open' }]]);
});

describe('what could not be tried is never told as not enough', () => {
  it('for a fact that stands in a comparison twice', () => {
    // 600 of own money beside a grant of 1,000 are more than 30 %, and own money is the firm's to put in.
    const share = atLeast({ term: 'ratio', of: amount('sales'), by: sum('sales', 'grants') }, 0.3);
    const found = look(share, { sales: usd(100), grants: usd(1000) });
    expect(found.inPower).toEqual([]);
    expect(found.blocked[0]?.changes).toMatchObject([{ fact: 'grants', by: 'fixed' }]);
    expect(found.notProposed).toEqual(CODE);
  });

  it('for two that another condition holds as well', () => {
    const rule = all(atLeast(sum('sales', 'exports', 'grants'), 100), most('sales', 60), most('exports', 60));
    const firm = { sales: usd(10), exports: usd(10), grants: usd(20) };
    // One is taken as far as its own condition lets it, and the other one is held against it.
    const found = look(rule, firm);
    expect(found.inPower[0]).toMatchObject({
      cost: { steps: 2 },
      changes: [
        { fact: 'exports', to: usd(20) },
        { fact: 'sales', to: usd(60) },
      ],
    });
    const less = all(atLeast(sum('sales', 'exports', 'grants'), 100), most('sales', 30), most('exports', 30));
    const none = look(less, firm);
    expect([none.inPower, none.notProposed]).toEqual([[], CODE]);
  });

  it('for three at once', () => {
    const part = { kind: 'number', power: 'do', questions: [], whole: true, min: 0, max: 30 } as const;
    const catalogue = { a: part, b: part, c: part, d: { ...part, power: 'fixed', max: 100 } } as const;
    const rule = atLeast({ term: 'sum', of: [...'abcd'].map((fact) => ({ term: 'fact', fact })) }, 100);
    const read = (fact: string) => at(fact === 'd' ? 20 : 10);
    const found = nearMiss(planPlainRule(rule, { asOf, catalogue }), { read });
    expect([found.inPower, found.notProposed]).toEqual([[], CODE]);
    const two = nearMiss(planPlainRule(rule, { asOf, catalogue: { ...catalogue, c: catalogue.d } }), {
      read,
    });
    expect([two.inPower, two.notProposed]).toEqual([[], []]);
  });

  it('for two of which neither is known exactly, nor for one that is not and has to be equal', () => {
    const part = { kind: 'number', power: 'fixed', questions: [], whole: true, min: 0, max: 20 } as const;
    const fact = (name: string): Term => ({ term: 'fact', fact: name });
    const goal = (relation: Relation, value: number): Rule => ({
      ...{ id: 'x', op: 'compare', relation, right: { term: 'number', value } },
      left: { term: 'sum', of: [fact('a'), fact('c')] },
    });
    const seen = (rule: Rule, power: Power, firm: Readonly<Record<string, FactValue>>) => {
      const catalogue: FactCatalogue = { a: { ...part, power }, c: part };
      const read = (name: string) => firm[name] ?? { kind: 'unknown' as const };
      return nearMiss(planPlainRule(rule, { asOf, catalogue }), { read });
    };
    const few: FactValue = { kind: 'range', lo: 2, hi: 4 };
    // 4 and 19 are enough, and both may turn out so.
    const both = seen(goal('>=', 23), 'fixed', { a: few });
    expect([both.inPower, both.notProposed]).toEqual([[], CODE]);
    // 17 and 13 are equal to 30, where neither end of the first is.
    const equal = seen(goal('=', 30), 'do', { a: few, c: { kind: 'range', lo: 12, hi: 14 } });
    expect([equal.inPower, equal.notProposed]).toEqual([[], CODE]);
    // A number that is told within limits moves further than they are.
    const moved = seen(goal('>=', 30), 'do', { a: few });
    expect(moved.inPower[0]?.changes).toMatchObject([
      { fact: 'a', by: 'do', to: at(20) },
      { fact: 'c', by: 'find_out', wanted: { min: 10, max: 20 } },
    ]);
  });

  it('and all that was tried still is', () => {
    const grants = atLeast(sum('grants', 'grants'), 100);
    expect(look(grants, { grants: usd(20) })).toMatchObject({ inPower: [], blocked: [] });
    const share = atLeast({ term: 'ratio', of: amount('grants'), by: amount('sales') }, 0.5);
    const least: Rule = { id: 'm', op: 'between', fact: 'sales', min: 100, max: null, unit: 'USD', per: {} };
    const found = look(all(share, least), { grants: usd(20), sales: usd(100) });
    expect(found.blocked[0]?.changes).toMatchObject([{ fact: 'grants', by: 'fixed', to: usd(50) }]);
    expect(found.notProposed).toEqual([]);
  });
});
