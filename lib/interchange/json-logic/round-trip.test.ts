import fc from 'fast-check';
import { LogicEngine } from 'json-logic-engine';
import { describe, expect, it } from 'vitest';
import { day } from '@/lib/domain/dates';
import { evaluate, type FactReader, resolve, type Verdict, type WrittenRule } from '@/lib/domain/rules';
import { exportJsonLogic, importJsonLogic, type Json } from './index';
import { FACTS, knownFirm, sayableRule } from './testing/rules';

const engine = new LogicEngine();

function verdictOf(rule: WrittenRule, read: FactReader): Verdict {
  const plain = resolve(rule, { ruleId: 'rule', asOf: day('2026-01-15') });
  if (!plain.ok) throw new Error(JSON.stringify(plain.problems));
  return evaluate(plain.rule, read).verdict;
}

function written(rule: WrittenRule): Json {
  const out = exportJsonLogic(rule);
  if (!out.ok) throw new Error(JSON.stringify(out.refusals));
  return out.logic;
}

function readBack(logic: Json): WrittenRule {
  const back = importJsonLogic(logic, { facts: FACTS });
  if (!back.ok) throw new Error(`${JSON.stringify(back.refusals)} in ${JSON.stringify(logic)}`);
  return back.rule;
}

describe('a rule that JsonLogic can say', () => {
  it('has the same verdict there, by another engine, on every firm of which all is known', () => {
    fc.assert(
      fc.property(sayableRule, knownFirm, (rule, { read, data }) => {
        const isMet = Boolean(engine.run(written(rule), data));
        expect(isMet ? 'met' : 'unmet').toBe(verdictOf(rule, read));
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps its verdict when it is written and read back', () => {
    fc.assert(
      fc.property(sayableRule, knownFirm, (rule, { read }) => {
        expect(verdictOf(readBack(written(rule)), read)).toBe(verdictOf(rule, read));
      }),
      { numRuns: 1000 },
    );
  });

  it('is written the same way again once it has been read back', () => {
    fc.assert(
      fc.property(sayableRule, (rule) => {
        const once = written(readBack(written(rule)));
        expect(written(readBack(once))).toEqual(once);
      }),
      { numRuns: 500 },
    );
  });

  it('never counts for a firm of which nothing is known where it did not before', () => {
    fc.assert(
      fc.property(sayableRule, (rule) => {
        const nothing: FactReader = () => ({ kind: 'unknown' });
        expect(verdictOf(readBack(written(rule)), nothing)).toBe(verdictOf(rule, nothing));
      }),
      { numRuns: 500 },
    );
  });
});
