import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../dates';
import { evaluate } from '../evaluate';
import type { FactCatalogue } from '../language';
import { everyValueOf, known } from '../rules.fixture';
import type { FactReader, FactValue, Rule } from '../types';
import type { Setting } from './group';
import { nearMiss } from './near-miss';
import { catalogue, FACTS, type Option, optionsOf, smallRule } from './near-miss.fixture';
import { planPlainRule } from './plan';
import type { Cost, NearMiss, Way } from './types';
import { waysTo } from './ways';
import { byCost, NO_COST, plus, WEIGHTS } from './weights';

const asOf = day('2026-03-01');
/** Firms of which little, more, or everything is known. */
const firm = fc
  .tuple(known, fc.constantFrom('wide', 'narrow', 'exact'))
  .map(([of, degree]): FactReader => of[degree]);

function look(rule: Rule, read: FactReader, facts: FactCatalogue): NearMiss {
  return nearMiss(planPlainRule(rule, { asOf, catalogue: facts }), { read });
}

function changed(read: FactReader, changes: readonly { fact: string; to: FactValue }[]): FactReader {
  return (fact) => changes.find((one) => one.fact === fact)?.to ?? read(fact);
}

/** The facts a rule names, found in its text. */
function factsNamed(rule: Rule): readonly string[] {
  const text = JSON.stringify(rule);
  return FACTS.filter((fact) => text.includes(`"fact":"${fact}"`));
}

/** Whether some choice of exact values that costs less than the bound meets the rule. */
function isBeaten(
  rule: Rule,
  {
    read,
    facts,
    bound,
    mayBeFixed,
  }: { read: FactReader; facts: FactCatalogue; bound: Cost; mayBeFixed: boolean },
): boolean {
  const options = factsNamed(rule).map((fact) => optionsOf(fact, read, facts));
  const tryFrom = (at: number, chosen: readonly Option[], cost: Cost): boolean => {
    if (byCost(cost, bound) >= 0 || (!mayBeFixed && cost.fixed > 0)) return false;
    const list = options[at];
    if (!list) return evaluate(rule, changed(read, chosen)).verdict === 'met';
    if (tryFrom(at + 1, chosen, cost)) return true;
    return list.some((option) => tryFrom(at + 1, [...chosen, option], plus(cost, option.cost)));
  };
  return tryFrom(0, [], NO_COST);
}

const NO_BOUND: Cost = { fixed: 99, time: 0, steps: 99, weight: 99 };

function allWays({ inPower, blocked, inTime }: NearMiss): readonly Way[] {
  return [...inPower, ...blocked, ...(inTime ? [inTime.way] : [])];
}

describe('near misses on small rules', () => {
  it('proposes nothing for a rule that is met, and only what the evaluator confirms', () => {
    fc.assert(
      fc.property(smallRule, firm, catalogue, (rule, read, facts) => {
        const found = look(rule, read, facts);
        expect(found.verdict).toBe(evaluate(rule, read).verdict);
        if (found.verdict === 'met') expect(allWays(found)).toEqual([]);
        for (const { changes } of allWays(found)) {
          expect(changes.length).toBeGreaterThan(0);
          expect(evaluate(rule, changed(read, changes)).verdict).toBe('met');
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('puts nothing in the power of the firm that is fixed, and finds out only what may still be the case', () => {
    fc.assert(
      fc.property(smallRule, firm, catalogue, (rule, read, facts) => {
        const found = look(rule, read, facts);
        for (const { by, fact, to } of found.inPower.flatMap(({ changes }) => changes)) {
          if (by === 'do') expect(facts[fact]?.power).toBe('do');
          else expect(by).toBe('find_out');
          if (by !== 'find_out' || (to.kind === 'set' && to.open)) continue;
          const left = everyValueOf(fact, to).map((value) => JSON.stringify(sorted(value)));
          const possible = optionsOf(fact, read, facts)
            .filter(({ cost }) => cost.weight === 1)
            .map((option) => JSON.stringify(sorted(option.to)));
          if (fact === 'number') continue;
          expect(possible).toEqual(expect.arrayContaining(left));
        }
        for (const { changes } of found.blocked) expect(changes.some(({ by }) => by === 'fixed')).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('is never dearer than the cheapest of all choices of exact values', () => {
    fc.assert(
      fc.property(smallRule, firm, catalogue, (rule, read, facts) => {
        const found = look(rule, read, facts);
        if (found.verdict === 'met' || found.isCut) return;
        const [own] = found.inPower;
        const inPower = { read, facts, bound: own?.cost ?? NO_BOUND, mayBeFixed: false };
        expect(isBeaten(rule, inPower)).toBe(false);
        if (own) {
          // An exact choice is to be had for the same price: no way is told cheaper than it is.
          const bound = { ...own.cost, weight: own.cost.weight + 1 };
          expect(isBeaten(rule, { ...inPower, bound })).toBe(true);
          return;
        }
        // To show that there is nothing at all, everything is tried: for few facts only.
        if (found.blocked.length === 0 && factsNamed(rule).length > 3) return;
        const [least] = found.blocked;
        expect(isBeaten(rule, { ...inPower, bound: least?.cost ?? NO_BOUND, mayBeFixed: true })).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

describe('rules with too many sets of conditions to list', () => {
  it('branch and bound finds ways as cheap as the full list, tried with the evaluator', () => {
    fc.assert(
      fc.property(smallRule, firm, catalogue, (rule, read, facts) => {
        const { today } = planPlainRule(rule, { asOf, catalogue: facts });
        if (evaluate(rule, read).verdict === 'met') return;
        const setting: Setting = {
          ...{ read, catalogue: facts, leadsOf: () => [], weights: WEIGHTS, today: 0, asked: 0 },
          answers: () => 'not_found',
        };
        const listed = waysTo(today, setting, 1);
        const searched = waysTo({ ...today, conjuncts: null }, setting, 1);
        expect(searched.isCut).toBe(false);
        expect(searched.ways.map(({ cost }) => cost)).toEqual(listed.ways.map(({ cost }) => cost));
      }),
      { numRuns: 500 },
    );
  });

  it('says so when it stops early, and still shows only what holds', () => {
    const part = (at: number): Rule => ({ id: `p${at}`, op: 'is', fact: `f${at}` });
    const rule: Rule = {
      id: 'r',
      op: 'atLeast',
      count: 15,
      of: Array.from({ length: 30 }, (_, at) => part(at)),
    };
    const found = look(rule, () => ({ kind: 'unknown' }), {});
    expect(found.isCut).toBe(true);
    expect(found.inPower[0]?.cost.steps).toBe(15);
    const owned = (at: number): Rule => ({
      id: `o${at}`,
      op: 'linked',
      fact: 'owners',
      where: part(at),
      min: 1,
      max: null,
    });
    const linked: Rule = { ...rule, of: Array.from({ length: 30 }, (_, at) => owned(at)) };
    // Without owners there is nobody to be told of.
    const refused = look(linked, () => ({ kind: 'entities', entities: [] }), {});
    expect(refused).toMatchObject({ inPower: [], blocked: [], isCut: false });
    expect(refused.notProposed.length).toBe(30);
    expect(new Set(refused.notProposed.map(({ code }) => code))).toEqual(new Set(['linked']));
  });
});

function sorted(value: FactValue): FactValue {
  return value.kind === 'set' ? { ...value, members: value.members.toSorted() } : value;
}
