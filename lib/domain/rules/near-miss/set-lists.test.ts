import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate';
import { liesUnder } from '../hierarchy';
import { type FactCatalogue, type NearMiss, nearMiss, planPlainRule } from '../index';
import type { FactReader, FactValue, Relation, Rule } from '../types';
import { all, asOf, look, not, set } from './firms.fixture';

const reaches = (codes: readonly string[], except: readonly string[] = []): Rule => ({
  ...{ id: `r-${codes.join()}-${except.join()}`, op: 'reaches', fact: 'products', codes, except },
});
const held = (op: 'contains' | 'intersects', values: readonly string[]): Rule => ({
  ...{ id: `${op}-${values.join()}`, op, fact: 'products', values },
});
const counted = (relation: Relation, value: number): Rule => ({
  ...{ id: `n${relation}${value}`, op: 'compare', relation },
  left: { term: 'count', fact: 'products' },
  right: { term: 'number', value },
});
const wantedOf = ({ inPower }: NearMiss) => inPower[0]?.changes.map(({ by, wanted }) => ({ by, wanted }));

describe('a list of codes', () => {
  const but = reaches(['C'], ['10']);
  const nothing = { add: [], leave: [], without: [] };

  it('gets any code of an area but for those taken away from it', () => {
    const within = [{ code: 'C', except: ['10'] }];
    expect(wantedOf(look(but, { products: set() }))).toEqual([
      { by: 'do', wanted: { wanted: 'set', ...nothing, within } },
    ]);
    // Of a section told without its division, the division is found out.
    expect(wantedOf(look(but, { products: set('C') }))).toMatchObject([
      { by: 'find_out', wanted: { within } },
    ]);
    const both = all(but, reaches(['C'], ['11']));
    expect(look(both, { products: set() }).inPower).toMatchObject([
      {
        cost: { steps: 1 },
        changes: [{ wanted: { within: [{ code: 'C', except: ['10', '11'] }] } }],
      },
    ]);
  });

  it('gets one code for several areas where no second one may come', () => {
    const rule = all(reaches(['C']), counted('=', 1), reaches(['C'], ['11', '1010']));
    expect(wantedOf(look(rule, { products: set() }))).toEqual([
      { by: 'do', wanted: { wanted: 'set', ...nothing, within: [{ code: 'C', except: ['11', '1010'] }] } },
    ]);
  });

  it('needs nothing more for an area in which it has a code already', () => {
    const rule = all(reaches(['C']), held('contains', ['0111']));
    expect(look(rule, { products: set('1104') }).inPower).toMatchObject([
      { cost: { steps: 1 }, changes: [{ wanted: { add: ['0111'] } }] },
    ]);
  });

  it('is filled up with whatever it may be, where no list says what that is', () => {
    expect(wantedOf(look(counted('>=', 3), { products: set('1104') }))).toEqual([
      { by: 'do', wanted: { wanted: 'set', ...nothing, add: ['~', '~2'] } },
    ]);
    const without = all(counted('>=', 1), not(held('intersects', ['0111'])));
    expect(wantedOf(look(without, { products: set() }))).toMatchObject([
      { wanted: { add: ['~'], without: ['0111'] } },
    ]);
  });

  it('is changed in as few steps as can be, and as told whichever code is chosen', () => {
    const areas = fc.constantFrom(['C'], ['10'], ['A', '11'], ['*']);
    const area = fc.tuple(
      areas,
      fc.constantFrom<readonly string[]>([], ['10'], ['1010'], ['11', '1010'], ['C']),
    );
    const values = fc.subarray(['1010', '1104', '0111'], { minLength: 1, maxLength: 2 });
    const leaf = fc.oneof(
      area.map(([codes, except]) => reaches(codes, except)),
      values.map((some) => held('intersects', some)),
      values.map((some) => held('contains', some)),
    );
    const condition = fc.oneof(
      { weight: 2, arbitrary: leaf },
      { weight: 1, arbitrary: leaf.filter((one) => !JSON.stringify(one).includes('*')).map(not) },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.constantFrom<Relation>('>=', '>', '=', '<='), fc.nat(3))
          .map(([relation, count]) => counted(relation, count)),
      },
    );
    const rules = fc.array(condition, { minLength: 1, maxLength: 3 }).map((of) => all(...of));
    const codes = ['1010', '1020', '1101', '1104', '2511', '0111', '0210', '4711', '5610', '6201'];
    const catalogue: FactCatalogue = {
      products: { kind: 'set', power: 'do', questions: [], hierarchy: 'sector' },
    };
    fc.assert(
      fc.property(rules, fc.subarray(codes, { maxLength: 3 }), (rule, members) => {
        const of = (some: readonly string[]): FactReader => {
          const value: FactValue = { kind: 'set', members: some };
          return () => value;
        };
        const found = nearMiss(planPlainRule(rule, { asOf, catalogue }), { read: of(members) });
        if (found.verdict === 'met') return;
        const steps = subsetsOf(codes)
          .filter((some) => evaluate(rule, of(some)).verdict === 'met')
          .map((some) => apart(some, members) + apart(members, some));
        expect(found.inPower[0]?.cost.steps ?? Infinity).toBe(Math.min(...steps));
        for (const { changes } of found.inPower)
          for (const { wanted } of changes) {
            if (wanted.wanted !== 'set') throw new RangeError('no set');
            for (const chosen of chosenBy(wanted, codes)) {
              const then = [...members.filter((code) => !wanted.leave.includes(code)), ...chosen];
              expect(evaluate(rule, of(then)).verdict).toBe('met');
            }
          }
      }),
      { numRuns: 300 },
    );
  });

  describe('that a question offers, some of which lie in one another,', () => {
    const VALUES = ['C', '10', '1010', '1020', '11', '1104', 'A', '0111'];
    const offered: FactCatalogue = {
      products: { kind: 'set', power: 'do', questions: ['q'], hierarchy: 'sector', values: VALUES },
    };
    const of = (...members: readonly string[]): FactReader => {
      const value: FactValue = { kind: 'set', members };
      return () => value;
    };
    const near = (rule: Rule, ...members: readonly string[]) =>
      nearMiss(planPlainRule(rule, { asOf, catalogue: offered }), { read: of(...members) });
    const added = (rule: Rule, ...members: readonly string[]) =>
      near(rule, ...members).inPower[0]?.changes.flatMap(({ wanted }) =>
        wanted.wanted === 'set' ? wanted.add : [],
      );

    it('is not filled up with an area and a code in it', () => {
      expect(added(counted('>=', 2), 'C')).toEqual(['0111']);
      expect(added(counted('>=', 4))).toEqual(['1010', '1020', '1104', '0111']);
      // Only one of them lies outside of the area.
      expect(near(counted('>=', 3), 'C')).toMatchObject({ inPower: [], notProposed: [{ node: 'n>=3' }] });
    });

    it('gets none that is not offered', () => {
      expect(added(reaches(['101']))).toEqual(['1010']);
      expect(near(reaches(['02']))).toMatchObject({ inPower: [], notProposed: [{ code: 'no_value' }] });
      expect(near(held('contains', ['2511']))).toMatchObject({ inPower: [] });
    });

    it('is changed in as few steps as can be', () => {
      const area = fc.constantFrom(['C'], ['10'], ['101'], ['A', '11'], ['1020'], ['02']);
      const condition = fc.oneof(
        { weight: 2, arbitrary: area.map((codes) => reaches(codes)) },
        { weight: 1, arbitrary: area.map((codes) => not(reaches(codes))) },
        {
          weight: 2,
          arbitrary: fc
            .tuple(fc.constantFrom<Relation>('>=', '>', '=', '<='), fc.nat(4))
            .map(([relation, count]) => counted(relation, count)),
        },
      );
      const rules = fc.array(condition, { minLength: 1, maxLength: 3 }).map((some) => all(...some));
      const apartFrom = (code: string, others: readonly string[]) =>
        others.every(
          (one) => one === code || (liesUnder(one, code) !== 'met' && liesUnder(code, one) !== 'met'),
        );
      const whole = subsetsOf(VALUES).filter((some) => some.every((code) => apartFrom(code, some)));
      const members = fc.subarray(['1010', '1020', '1104', '0111'], { maxLength: 3 });
      fc.assert(
        fc.property(rules, members, (rule, before) => {
          const found = near(rule, ...before);
          if (found.verdict === 'met') return;
          const steps = whole
            .filter((some) => evaluate(rule, of(...some)).verdict === 'met')
            .map((some) => apart(some, before) + apart(before, some));
          expect(found.inPower[0]?.cost.steps ?? Infinity).toBe(Math.min(...steps));
          const [to] = found.inPower[0]?.changes.map((one) => one.to) ?? [];
          if (to?.kind === 'set')
            expect(whole.some((some) => some.toSorted().join() === to.members.toSorted().join())).toBe(true);
        }),
        { numRuns: 300 },
      );
    });
  });
});

function subsetsOf(codes: readonly string[]): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [[]];
  for (const code of codes) found.push(...found.map((some) => [...some, code]));
  return found;
}

function apart(some: readonly string[], others: readonly string[]): number {
  return some.filter((code) => !others.includes(code)).length;
}

type WantedSet = Extract<NearMiss['inPower'][number]['changes'][number]['wanted'], { wanted: 'set' }>;

/** What may come to a set by what is told, with one of the codes for each that is left open. */
function chosenBy({ add, within = [], leave, without }: WantedSet, codes: readonly string[]) {
  const free = within.map(({ code, except }) =>
    codes.filter(
      (one) =>
        ![...without, ...leave].includes(one) &&
        liesUnder(one, code) === 'met' &&
        liesUnder(one, ...except) !== 'met',
    ),
  );
  return free.reduce<readonly (readonly string[])[]>(
    (found, some) => found.flatMap((one) => some.map((code) => [...one, code])),
    [add],
  );
}
