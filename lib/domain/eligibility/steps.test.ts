import { describe, expect, it } from 'vitest';
import { day } from '../dates';
import { diagnosticFacts } from '../facts';
import type { WrittenRule } from '../rules';
import { ask } from './eligibility.fixture';
import {
  afterStep,
  blockersOf,
  type Eligibility,
  personaResults,
  type RuleStep,
  ruleStepSchema,
} from './index';

const RATE = { from: 'EUR', to: 'USD', factor: 1.1, day: day('2026-01-02'), source: { title: 'Bank' } };
const SETTING = { facts: diagnosticFacts, registers: [], asOf: day('2026-06-01') };
const small = {
  id: 'p1',
  name: 'Nine people',
  day: day('2026-06-01'),
  facts: { 'firm.employees': 9 },
  expect: 'unmet',
} as const;

function done(...steps: readonly RuleStep[]): Eligibility {
  let now: Eligibility | null = null;
  for (const step of steps) {
    const after = afterStep(now, step, [RATE]);
    if (typeof after === 'string') throw new Error(after);
    now = after;
  }
  if (!now) throw new Error('nothing done');
  return now;
}
const atLeastTen: RuleStep = { step: 'add', group: 'eligibility', criterion: ask('a', 10) };

describe('steps of an officer', () => {
  it('build a rule one by one, and leave nothing when the last part goes', () => {
    const built = done(
      atLeastTen,
      { step: 'add', group: 'eligibility', criterion: ask('b', 20) },
      { step: 'wrap', node: 'a', id: 'g', kind: 'any' },
      { step: 'into', node: 'b', group: 'g' },
      { step: 'regroup', node: 'g', kind: 'none', count: 1 },
      { step: 'up', node: 'b' },
    );
    expect(built.rule).toEqual({
      op: 'all',
      id: 'eligibility',
      of: [{ op: 'not', id: 'g', of: { op: 'any', id: 'g.of', of: [ask('b', 20), ask('a', 10)] } }],
    });
    expect(afterStep(built, { step: 'remove', node: 'g' }, [])).toBe('nothing');
    expect(afterStep(built, { step: 'remove', node: 'x' }, [])).toBe('refused');
  });

  it('keep the rates that amounts are read by, each day of them', () => {
    const of = { id: 'c.is', op: 'between', fact: 'firm.turnover', min: null, max: 5, unit: 'EUR' } as const;
    const step: RuleStep = {
      step: 'add',
      group: 'eligibility',
      criterion: { op: 'criterion', id: 'c', kind: 'hard', of },
    };
    const first = done(step);
    expect(first.rates).toEqual([RATE]);
    const later = { ...RATE, day: day('2026-05-01'), factor: 1.2 };
    expect(afterStep(first, atLeastTen, [later])).toMatchObject({ rates: [RATE, later] });
    expect(done(atLeastTen).rates).toEqual([]);
  });

  it('take one condition at a time, never a group in the clothes of one', () => {
    const group: WrittenRule = { op: 'any', id: 'x', of: [] };
    const dressed: WrittenRule = { op: 'criterion', id: 'a', kind: 'hard', of: group };
    for (const criterion of [group, dressed])
      expect(ruleStepSchema.safeParse({ step: 'add', group: 'eligibility', criterion }).success).toBe(false);
    expect(ruleStepSchema.safeParse(atLeastTen).success).toBe(true);
  });
});

describe('test firms', () => {
  it('are kept by id, rerun, and keep the rule from being published while one fails', () => {
    const good = done(atLeastTen, { step: 'persona', persona: small });
    expect(personaResults(good, SETTING.facts)).toMatchObject([{ verdict: 'unmet', passed: true }]);
    expect(blockersOf(good, SETTING)).toBeNull();
    const wider = afterStep(good, { step: 'replace', criterion: ask('a', 9) }, []);
    if (typeof wider === 'string') throw new Error(wider);
    expect(personaResults(wider, SETTING.facts)).toMatchObject([{ verdict: 'met', passed: false }]);
    expect(blockersOf(wider, SETTING)).toMatchObject({ errors: [], failed: [{ persona: { id: 'p1' } }] });
    const mended = afterStep(wider, { step: 'persona', persona: { ...small, expect: 'met' } }, []);
    if (typeof mended === 'string') throw new Error(mended);
    expect(mended.personas).toHaveLength(1);
    expect(blockersOf(mended, SETTING)).toBeNull();
  });

  it('that say nothing of a fact leave it open', () => {
    const open = done(atLeastTen, { step: 'persona', persona: { ...small, facts: {}, expect: 'unknown' } });
    expect(personaResults(open, SETTING.facts)).toMatchObject([{ verdict: 'unknown', passed: true }]);
  });
});

describe('what keeps a rule from being published', () => {
  it('is a contradiction, with the node it lies in', () => {
    const between = { id: 'z', op: 'between', fact: 'firm.employees', min: 50, max: 10 } as const;
    const rule = done({
      step: 'add',
      group: 'eligibility',
      criterion: { op: 'criterion', id: 'c', kind: 'hard', of: between },
    });
    expect(blockersOf(rule, SETTING)?.errors).toMatchObject([{ code: 'min_above_max', node: 'z' }]);
  });

  it('is that nothing is asked', () => {
    expect(blockersOf(done({ step: 'persona', persona: small }), SETTING)?.empty).toBe(true);
  });
});
