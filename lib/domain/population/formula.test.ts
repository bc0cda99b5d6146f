import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, type FactReader, type Rule, type Verdict } from '../rules';
import { atomKey } from './atoms';
import { criteriaOf, type Formula, formulaOf } from './formula';
import { anyLeaf, anyRule, firm } from './population.fixture';

const OPPOSITE = { met: 'unmet', unmet: 'met', unknown: 'unknown' } as const;

/** Kleene's tables read from their definition: the least, the greatest, and counting. */
function verdictOf(formula: Formula, read: FactReader): Verdict {
  if (formula.kind === 'constant') return formula.holds ? 'met' : 'unmet';
  if (formula.kind === 'leaf') {
    const { verdict } = evaluate(formula.leaf, read);
    return formula.negated ? OPPOSITE[verdict] : verdict;
  }
  const verdicts = formula.of.map((part) => verdictOf(part, read));
  const met = verdicts.filter((one) => one === 'met').length;
  const open = verdicts.filter((one) => one === 'unknown').length;
  const least = formula.kind === 'all' ? verdicts.length : formula.kind === 'any' ? 1 : formula.count;
  return met >= least ? 'met' : met + open < least ? 'unmet' : 'unknown';
}

function nodesOf(formula: Formula): readonly Formula[] {
  const parts = formula.kind === 'constant' || formula.kind === 'leaf' ? [] : formula.of;
  return [formula, ...parts.flatMap(nodesOf)];
}

describe('a formula', () => {
  it('has the verdict of its rule', () => {
    fc.assert(
      fc.property(anyRule, firm, (rule, facts) => {
        const read: FactReader = (fact) => facts.get(fact) ?? { kind: 'unknown' };
        expect(verdictOf(formulaOf(rule), read)).toBe(evaluate(rule, read).verdict);
      }),
      { numRuns: 2_000 },
    );
  });

  it('has constants only alone, no group of one, no group in a group of its kind', () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        for (const node of nodesOf(formulaOf(rule))) {
          if (node.kind === 'constant' || node.kind === 'leaf') continue;
          expect(node.of.length).toBeGreaterThan(1);
          expect(node.of.map(({ kind }) => kind)).not.toContain('constant');
          if (node.kind !== 'atLeast') expect(node.of.map(({ kind }) => kind)).not.toContain(node.kind);
          else expect(node.count > 1 && node.count < node.of.length).toBe(true);
        }
      }),
    );
  });

  it('turns "not at least two of three" into "at least two are not"', () => {
    const of: readonly Rule[] = ['a', 'b', 'c'].map((fact) => ({ id: fact, op: 'is', fact }));
    const formula = formulaOf({ id: 'n', op: 'not', of: { id: 'g', op: 'atLeast', count: 2, of } });
    expect(formula).toMatchObject({
      kind: 'atLeast',
      count: 2,
      of: [{ negated: true }, { negated: true }, { negated: true }],
    });
    expect(criteriaOf(formula)).toEqual([formula]);
  });
});

describe('criteria', () => {
  it('are what stands side by side, a list to be contained as one', () => {
    const rule: Rule = {
      ...{ id: 'r', op: 'all' },
      of: [
        { id: 'has', op: 'contains', fact: 'set', values: ['a', 'b'] },
        { id: 'inner', op: 'all', of: [{ id: 'is', op: 'is', fact: 'flag' }] },
      ],
    };
    const formula = formulaOf(rule);
    expect(formula).toMatchObject({ kind: 'all', of: [{ node: 'has' }, { node: 'has' }, { node: 'is' }] });
    expect(criteriaOf(formula)).toMatchObject([
      { kind: 'all', node: 'has' },
      { kind: 'leaf', node: 'is' },
    ]);
    expect(criteriaOf(formulaOf({ id: 'nothing', op: 'all', of: [] }))).toEqual([]);
  });
});

describe('an atom', () => {
  it('is the same whatever the ids of a leaf and the order of its lists', () => {
    fc.assert(
      fc.property(anyLeaf, fc.string(), (leaf, id) => {
        fc.pre(leaf.op === 'in');
        if (leaf.op !== 'in') return;
        expect(atomKey({ ...leaf, id, values: [...leaf.values, ...leaf.values].reverse() })).toBe(
          atomKey(leaf),
        );
      }),
    );
    const linked = (id: string, min: number) =>
      atomKey({
        id,
        op: 'linked',
        fact: 'owners',
        min: 1,
        max: null,
        where: { id: `${id}.w`, op: 'between', fact: 'age', min, max: null },
      });
    expect(linked('a', 18)).toBe(linked('b', 18));
    expect(linked('a', 18)).not.toBe(linked('a', 21));
  });
});
