import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate';
import { liesUnder } from '../hierarchy';
import { type FactCatalogue, nearMiss, planPlainRule } from '../index';
import type { FactValue, Relation, Rule } from '../types';
import { all, asOf } from './firms.fixture';

const PARTS = ['AR-B', 'AR-C', 'CL-MA', 'CL-VS', 'BR-RS', 'UY-MO'];
const facts: FactCatalogue = {
  markets: { kind: 'set', power: 'do', questions: ['q'], hierarchy: 'place', values: ['AR', 'CL', ...PARTS] },
  standards: { kind: 'set', power: 'do', questions: ['q'], values: ['a', 'b', 'c'] },
};
const set = (...members: readonly string[]): FactValue => ({ kind: 'set', members });
const reaches = (...codes: readonly string[]): Rule => ({
  ...{ id: `in ${codes.join()}`, op: 'reaches', fact: 'markets', codes },
});
const counted = (relation: Relation, value: number): Rule => ({
  ...{ id: `n ${relation} ${value}`, op: 'compare', relation },
  left: { term: 'count', fact: 'markets' },
  right: { term: 'number', value },
});

function near(rule: Rule, members: readonly string[], standards: readonly string[] = []) {
  const read = (fact: string) => set(...(fact === 'standards' ? standards : members));
  return nearMiss(planPlainRule(rule, { asOf, catalogue: facts }), { read });
}
const changeOf = (rule: Rule, members: readonly string[], standards?: readonly string[]) =>
  near(rule, members, standards).inPower[0]?.changes.map(({ by, to, steps }) => ({ by, to, steps }));

describe('a place of a list known in part', () => {
  it('is one place still when it is found out, so that a second one has to come where two are asked for', () => {
    const [change] = changeOf(all(counted('>=', 2), reaches('AR-B')), ['AR']) ?? [];
    expect(change).toMatchObject({ by: 'do', steps: 2, to: { kind: 'set' } });
    const members = change?.to.kind === 'set' ? change.to.members : [];
    expect(members).toHaveLength(2);
    expect(members).toContain('AR-B');
    expect(members).not.toContain('AR');
  });

  it('does so too where the list is counted against another one', () => {
    const rule: Rule = {
      ...{ id: 'share', op: 'compare', relation: '<' },
      left: {
        term: 'ratio',
        of: { term: 'count', fact: 'standards' },
        by: { term: 'count', fact: 'markets' },
      },
      right: { term: 'number', value: 1 },
    };
    const ways = near(all(rule, reaches('AR-B')), ['AR'], ['a']).inPower;
    expect(ways[0]?.cost.steps).toBe(2);
  });

  it('is found out alone where no second one may come', () => {
    const found = [{ by: 'find_out', steps: 1, to: set('AR-B') }];
    expect(changeOf(all(counted('<=', 1), reaches('AR-B')), ['AR'])).toEqual(found);
    expect(near(all(counted('<=', 1), reaches('AR-B'), reaches('AR-C')), ['AR']).inPower).toEqual([]);
  });

  it('stays beside what lies in it where it is asked for by its name', () => {
    const named: Rule = { id: 'i', op: 'contains', fact: 'markets', values: ['AR'] };
    expect(changeOf(all(named, reaches('AR-B')), ['AR'])).toEqual([
      { by: 'do', steps: 1, to: set('AR', 'AR-B') },
    ]);
  });

  it('is changed in as few steps as can be, each of them one place', () => {
    const asked = fc.constantFrom(['AR-B'], ['AR-C'], ['CL'], ['CL-VS', 'UY'], ['AR'], ['BR']);
    const relation = fc.constantFrom<Relation>('>=', '>', '=', '<=', '<');
    const condition = fc.oneof(
      asked.map((codes) => reaches(...codes)),
      fc.tuple(relation, fc.nat(3)).map(([op, value]) => counted(op, value)),
    );
    const rules = fc.array(condition, { minLength: 1, maxLength: 4 }).map((some) => all(...some));
    const held = fc.subarray(['AR', 'CL', 'BR-RS'], { maxLength: 3 });
    fc.assert(
      fc.property(rules, held, (rule, members) => {
        const found = near(rule, members);
        if (found.verdict === 'met' || found.isCut) return;
        const costs = turnsOf(members)
          .filter(({ to }) => evaluate(rule, () => set(...to)).verdict === 'met')
          .map(({ steps }) => steps);
        expect(found.inPower[0]?.cost.steps ?? Infinity).toBe(Math.min(...costs));
        for (const { changes } of found.inPower)
          for (const { by, to } of changes)
            if (by === 'find_out' && to.kind === 'set') expect(to.members).toHaveLength(members.length);
      }),
      { numRuns: 300 },
    );
  });
});

type Turn = { to: readonly string[]; steps: number };

/** Each member kept, left or found out more closely, and any others added; to find out is one step for all. */
function turnsOf(members: readonly string[]): readonly Turn[] {
  type Of = { to: readonly string[]; acts: number; isFound: boolean };
  let ways: readonly Of[] = [{ to: [], acts: 0, isFound: false }];
  for (const member of members)
    ways = ways.flatMap((way) => [
      { ...way, to: [...way.to, member] },
      { ...way, acts: way.acts + 1 },
      ...PARTS.filter((code) => code !== member && liesUnder(code, member) === 'met').map((code) => ({
        ...{ ...way, to: [...way.to, code], isFound: true },
      })),
    ]);
  for (const code of ['AR', 'CL', ...PARTS])
    ways = ways.flatMap((way) =>
      way.to.some((one) => liesUnder(one, code) === 'met' || liesUnder(code, one) === 'met')
        ? [way]
        : [way, { ...way, to: [...way.to, code], acts: way.acts + 1 }],
    );
  return ways.map(({ to, acts, isFound }) => ({ to, steps: acts + (isFound ? 1 : 0) }));
}
