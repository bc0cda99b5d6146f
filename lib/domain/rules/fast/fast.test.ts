import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate';
import type { FactReader, FactValue, Rule } from '../types';
import { anyFirm, anyRule, muddledFirm } from './any-rule.fixture';
import { compileRules } from './index';

const rules = fc.array(anyRule, { minLength: 1, maxLength: 6 });

function outcomeOf<Result>(work: () => Result): Result | 'refused' {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) return 'refused';
    throw error;
  }
}

describe('compiled rules', () => {
  it('give the verdicts of the evaluator, one firm after another', () => {
    fc.assert(
      fc.property(rules, fc.array(anyFirm, { minLength: 1, maxLength: 4 }), (of, firms) => {
        const compiled = compileRules(of);
        for (const read of firms)
          expect(compiled.verdicts(read)).toEqual(of.map((rule) => evaluate(rule, read).verdict));
      }),
      { numRuns: 800 },
    );
  });

  it('give the findings of the evaluator', () => {
    fc.assert(
      fc.property(rules, fc.array(anyFirm, { minLength: 1, maxLength: 4 }), (of, firms) => {
        const compiled = compileRules(of);
        for (const read of firms)
          expect(compiled.findings(read)).toEqual(of.map((rule) => evaluate(rule, read)));
      }),
      { numRuns: 800 },
    );
  });

  it('refuse what the evaluator refuses: a fact read as what it is not', () => {
    fc.assert(
      fc.property(rules, muddledFirm, (of, read) => {
        const compiled = compileRules(of);
        const expected = outcomeOf(() => of.map((rule) => evaluate(rule, read)));
        expect(outcomeOf(() => compiled.findings(read))).toEqual(expected);
        const verdicts = expected === 'refused' ? expected : expected.map(({ verdict }) => verdict);
        expect(outcomeOf(() => compiled.verdicts(read))).toEqual(verdicts);
      }),
      { numRuns: 800 },
    );
  });

  it('leave what they said of one firm as it is when asked about the next', () => {
    fc.assert(
      fc.property(rules, anyFirm, anyFirm, (of, one, other) => {
        const compiled = compileRules(of);
        const before = compiled.findings(one);
        compiled.findings(other);
        expect(before).toEqual(of.map((rule) => evaluate(rule, one)));
      }),
    );
  });

  it('read each fact once for verdicts, however many conditions ask for it', () => {
    const read: string[] = [];
    const rule: Rule = {
      id: 'all',
      op: 'all',
      of: [
        { id: 'a', op: 'between', fact: 'employees', min: 1, max: null },
        { id: 'b', op: 'between', fact: 'employees', min: null, max: 49 },
        { id: 'c', op: 'exists', fact: 'employees' },
      ],
    };
    const reader: FactReader = (fact): FactValue => {
      read.push(fact);
      return { kind: 'range', lo: 5, hi: 5 };
    };
    expect(compileRules([rule, rule]).verdicts(reader)).toEqual(['met', 'met']);
    expect(read).toEqual(['employees']);
  });

  it('ask for as many parts as a rule does, however large the number', () => {
    const of: Rule[] = [{ id: 'a', op: 'is', fact: 'exporter' }];
    const counts = [0, 1, 2, 2 ** 31, 2 ** 32, Number.MAX_SAFE_INTEGER];
    const atLeast = counts.map((count): Rule => ({ id: 'n', op: 'atLeast', count, of }));
    const verdicts = compileRules(atLeast).verdicts(() => ({ kind: 'flag', value: true }));
    expect(verdicts).toEqual(['met', 'met', 'unmet', 'unmet', 'unmet', 'unmet']);
  });

  it('stay right when a firm has more different codes than they keep', () => {
    const rule: Rule = { id: 'r', op: 'in', fact: 'code', values: ['code_1', 'code_9999'] };
    const compiled = compileRules([rule]);
    const metBy: number[] = [];
    for (let index = 0; index < 10_000; index += 1) {
      const [verdict] = compiled.verdicts(() => ({ kind: 'values', values: [`code_${index}`] }));
      if (verdict === 'met') metBy.push(index);
    }
    expect(metBy).toEqual([1, 9999]);
  });
});
