import { describe, expect, it } from 'vitest';
import { nearMiss, planPlainRule } from '../index';
import type { Rule, Term } from '../types';
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
    const found = look(rule, { sales: usd(10), exports: usd(10), grants: usd(20) });
    expect([found.inPower, found.notProposed]).toEqual([[], CODE]);
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
