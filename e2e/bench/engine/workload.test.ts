import { LogicEngine } from 'json-logic-engine';
import { describe, expect, it } from 'vitest';
import { evaluate, type FactReader, type FactValue, type Rule } from '@/lib/domain/rules';
import { workload } from './workload';
import { WORKLOAD_FACTS } from './workload-facts';
import type { WorkloadFirm } from './workload-firms';
import { asJsonLogic, asObject } from './workload-json-logic';

const FIRMS = 200;
const RULES = 300;
const UNKNOWN: FactValue = { kind: 'unknown' };
const load = workload(7, RULES);

function share(parts: number, all: number): number {
  return parts / all;
}

function readerOf(firm: WorkloadFirm): FactReader {
  return (fact) => firm[fact] ?? UNKNOWN;
}

function countOf(rule: Rule): { leaves: number; levels: number } {
  const of = 'of' in rule ? [rule.of].flat() : [];
  if (of.length === 0) return { leaves: 1, levels: 0 };
  const parts = of.map(countOf);
  return {
    leaves: parts.reduce((sum, { leaves }) => sum + leaves, 0),
    levels: 1 + Math.max(...parts.map(({ levels }) => levels)),
  };
}

function factsOf(firms: readonly WorkloadFirm[]): readonly FactValue[] {
  return firms.flatMap((firm) => WORKLOAD_FACTS.map(({ key }) => firm[key] ?? UNKNOWN));
}

describe('the workload of the engine benchmark', () => {
  it('is the same for the same seed, whatever was made before, and another for another', () => {
    const again = workload(7, RULES);
    const backwards = Array.from({ length: 20 }, (_, index) => again.firm(19 - index)).toReversed();
    expect(backwards).toEqual(Array.from({ length: 20 }, (_, index) => load.firm(index)));
    expect(again.rules).toEqual(load.rules);
    expect(workload(8, RULES).rules).not.toEqual(load.rules);
    expect(workload(8, RULES).firm(0)).not.toEqual(load.firm(0));
  });

  it('does not change with the number of rules', () => {
    expect(workload(7, 3).rules).toEqual(load.rules.slice(0, 3));
  });

  it('has forty facts, a tenth of them unknown and more known in part', () => {
    const facts = factsOf(Array.from({ length: FIRMS }, (_, index) => load.firm(index)));
    expect(WORKLOAD_FACTS).toHaveLength(40);
    const unknown = facts.filter(({ kind }) => kind === 'unknown').length;
    expect(share(unknown, facts.length)).toBeCloseTo(0.1, 1);
    const bands = facts.filter((fact) => fact.kind === 'range' && fact.lo < fact.hi).length;
    expect(bands).toBeGreaterThan(0);
  });

  it('has rules of about eight conditions in one to three levels', () => {
    const counts = load.rules.map(countOf);
    const leaves = counts.reduce((sum, one) => sum + one.leaves, 0);
    expect(leaves / RULES).toBeGreaterThan(7.5);
    expect(leaves / RULES).toBeLessThan(9);
    expect(new Set(counts.map(({ levels }) => levels))).toEqual(new Set([1, 2, 3]));
  });

  it('knows of a firm what is the case: a decided verdict is that of the exact firm', () => {
    const verdicts = new Set<string>();
    for (let index = 0; index < 20; index += 1) {
      const [known, exact] = [readerOf(load.firm(index)), readerOf(load.exactFirm(index))];
      for (const rule of load.rules) {
        const { verdict } = evaluate(rule, known);
        verdicts.add(verdict);
        if (verdict !== 'unknown') expect(evaluate(rule, exact).verdict).toBe(verdict);
      }
    }
    expect(verdicts).toEqual(new Set(['met', 'unmet', 'unknown']));
  });

  it('means the same to json-logic-engine where all is known', () => {
    const engine = new LogicEngine();
    const built = load.rules.map((rule) => engine.build(asJsonLogic(rule)));
    for (let index = 0; index < 20; index += 1) {
      const firm = load.exactFirm(index);
      const met = load.rules.map((rule) => evaluate(rule, readerOf(firm)).verdict === 'met');
      expect(built.map((holds) => holds(asObject(firm)))).toEqual(met);
    }
  });

  it('is written in JsonLogic as its specification has it', () => {
    expect(
      asJsonLogic({ id: 'r', op: 'under', fact: 'sector', codes: ['C', '10'], except: ['1010'] }),
    ).toEqual({
      and: [
        { or: [{ in: ['C', { var: 'sector' }] }, { in: ['10', { var: 'sector' }] }] },
        { '!': [{ in: ['1010', { var: 'sector' }] }] },
      ],
    });
    expect(
      asObject({
        sector: { kind: 'values', values: ['1010'] },
        employees: { kind: 'range', lo: 5, hi: 5 },
        turnover: { kind: 'range', lo: 5, hi: 9 },
        need: { kind: 'set', members: ['need_1'] },
        exporter: { kind: 'flag', value: true },
      }),
    ).toEqual({ sector: ['C', '10', '1010'], employees: 5, need: ['need_1'], exporter: true });
  });
});
