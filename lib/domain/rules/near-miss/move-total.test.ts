import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate';
import { type FactCatalogue, type NearMiss, nearMiss, planPlainRule } from '../index';
import type { Entity, FactReader, FactValue, Relation, Rule, Term } from '../types';
import { all, asOf, at, not, usd } from './firms.fixture';

const facts: FactCatalogue = {
  staff: { kind: 'number', power: 'do', questions: [], whole: true, min: 0, max: 9 },
  sales: { kind: 'amount', power: 'do', questions: [], unit: 'USD', min: 0 },
  group: {
    ...{ kind: 'entities', power: 'fixed', questions: [] },
    of: {
      staff: { kind: 'number', power: 'do', questions: [], whole: true, min: 0, max: 3 },
      sales: { kind: 'amount', power: 'do', questions: [], unit: 'USD', min: 0 },
      here: { kind: 'flag', power: 'fixed', questions: [] },
    },
  },
};
const yes: FactValue = { kind: 'flag', value: true };
const no: FactValue = { kind: 'flag', value: false };
const some = (...entities: readonly Entity[]): FactValue => ({ kind: 'entities', entities });
const more = (...entities: readonly Entity[]): FactValue => ({ kind: 'entities', entities, open: true });
const here: Rule = { id: 'h', op: 'is', fact: 'here' };
const staff = (where: Rule | null = null): Term => ({ term: 'total', fact: 'group', of: 'staff', where });
const sales: Term = { term: 'total', fact: 'group', of: 'sales', where: null, unit: 'USD', per: { EUR: 2 } };
const number = (value: number): Term => ({ term: 'number', value });
const sum = (...of: readonly Term[]): Term => ({ term: 'sum', of });
const own: Term = { term: 'fact', fact: 'staff' };

function held(left: Term, relation: Relation, right: Term, id = 'x'): Rule {
  return { id, op: 'compare', left, relation, right };
}

function look(rule: Rule, firm: Readonly<Record<string, FactValue>>): NearMiss {
  const read: FactReader = (fact) => firm[fact] ?? { kind: 'unknown' };
  return nearMiss(planPlainRule(rule, { asOf, catalogue: facts }), { read });
}

describe('a total of linked entities', () => {
  it('is found out, as far as it is not known and hangs on it', () => {
    const found = look(held(sum(own, staff()), '<', number(10)), {
      ...{ staff: at(4), group: some({ staff: at(2) }, {}) },
    });
    expect(found.inPower).toMatchObject([
      {
        cost: { fixed: 0, time: 0, steps: 1 },
        changes: [
          {
            ...{ fact: 'group', by: 'find_out', nodes: ['x'] },
            wanted: {
              ...{ wanted: 'entities', noOther: false },
              of: [{ entity: 1, changes: [{ fact: 'staff', wanted: { min: 0, max: 3 } }] }],
            },
          },
        ],
      },
    ]);
  });

  it('is found out of several, none of which has to be one number', () => {
    const [way] = look(held(sales, '>=', number(100)), { group: some({}, { sales: usd(40) }, {}) }).inPower;
    expect(way?.changes).toMatchObject([
      {
        wanted: {
          of: [{ changes: [{ wanted: { min: 60, max: null } }] }, { changes: [{ wanted: { min: 0 } }] }],
        },
      },
    ]);
    const [most] = look(held(sales, '<=', number(100)), { group: some({}, { sales: usd(40) }, {}) }).inPower;
    expect(most?.changes).toMatchObject([
      {
        wanted: {
          of: [
            { changes: [{ wanted: { min: 0, max: 30 } }] },
            { changes: [{ wanted: { min: 0, max: 30 } }] },
          ],
        },
      },
    ]);
  });

  it('is of those that count: whether they do is found out too', () => {
    const rule = held(staff(here), '>=', number(5));
    const [way] = look(rule, { group: some({ here: no }, { staff: at(3) }, { here: yes }) }).inPower;
    expect(way?.changes).toMatchObject([
      {
        wanted: {
          of: [
            { entity: 1, changes: [{ fact: 'here', wanted: { value: true } }] },
            { entity: 2, changes: [{ fact: 'staff', wanted: { min: 2 } }] },
          ],
        },
      },
    ]);
  });

  it('is told without others, or with some that nobody had told of', () => {
    expect(look(held(staff(), '<=', number(2)), { group: more({ staff: at(2) }) }).inPower).toMatchObject([
      { changes: [{ wanted: { of: [], noOther: true } }] },
    ]);
    expect(look(held(staff(), '>=', number(7)), {}).inPower).toMatchObject([
      {
        changes: [{ wanted: { of: [{ entity: null }, { entity: null }, { entity: null }], noOther: true } }],
      },
    ]);
  });

  it('is moved to by what is the firm’s own, where that helps', () => {
    const rule = held(sum(own, staff()), '<', number(10));
    expect(look(rule, { staff: at(8), group: some({ staff: at(3) }) }).inPower).toMatchObject([
      { cost: { steps: 1 }, changes: [{ fact: 'staff', wanted: { max: 6 } }] },
    ]);
    // Only part of what has to be less is not known.
    expect(look(rule, { staff: at(9), group: some({ staff: at(3) }, {}) }).inPower).toMatchObject([
      { cost: { steps: 2 }, changes: [{ fact: 'group' }, { fact: 'staff' }] },
    ]);
  });

  it('is not told as open where it is decided: nobody has less than nought', () => {
    const rule = held(staff(), '<', number(3));
    expect(look(rule, { group: some({ staff: at(3) }, {}) })).toMatchObject({
      ...{ inPower: [], blocked: [] },
      notProposed: [{ node: 'x', code: 'linked' }],
    });
    expect(look(rule, { group: some({ staff: at(3) }) }).notProposed).toEqual([
      { node: 'x', code: 'linked' },
    ]);
  });

  it('is held beside another total of the same list', () => {
    const small = all(held(staff(), '<=', number(4)), held(sales, '<=', number(100), 'y'));
    const [way] = look(small, { group: more({ staff: at(1) }, { sales: usd(90) }) }).inPower;
    expect(way).toMatchObject({ cost: { steps: 1 }, changes: [{ fact: 'group', nodes: ['x', 'y'] }] });
    const both = all(held(staff(), '<=', number(4)), held(sales, '>=', number(100), 'y'));
    expect(look(both, { group: more() }).inPower).toMatchObject([{ cost: { steps: 1 } }]);
  });

  it('is found out of another one, where not so many may count as would otherwise', () => {
    const large: Rule = { id: 'n', op: 'between', fact: 'sales', min: 50, max: null, unit: 'USD' };
    const which: Rule = { id: 'w', op: 'any', of: [here, large] };
    const few: Rule = { id: 'l', op: 'linked', fact: 'group', where: which, min: null, max: 1 };
    const rule = all(held(sales, '>=', number(60)), held(staff(here), '>=', number(2), 'y'), few);
    // The one told of has staff enough, but the one that is still to be told of must be large.
    const [way] = look(rule, { group: more({ staff: at(3), sales: usd(5) }) }).inPower;
    expect(way?.changes).toMatchObject([
      {
        wanted: {
          of: [
            { entity: 0, changes: [{ fact: 'here', wanted: { value: false } }] },
            { entity: null, changes: expect.arrayContaining([expect.objectContaining({ fact: 'here' })]) },
          ],
        },
      },
    ]);
  });

  it('is found out, or moved to, in as few steps as can be', () => {
    const known = fc.constantFrom<Entity>(
      {},
      { staff: at(0) },
      { staff: at(2) },
      {
        staff: { kind: 'range', lo: 1, hi: 3 },
      },
    );
    const entity = fc
      .tuple(known, fc.constantFrom<Entity>({}, { here: yes }, { here: no }))
      .map(([one, other]) => ({ ...one, ...other }));
    const list = fc.tuple(fc.array(entity, { maxLength: 2 }), fc.boolean());
    const total = fc.constantFrom(staff(), staff(here), sum(own, staff()), sum(own, staff(here)));
    const relation = fc.constantFrom<Relation>('<', '<=', '=', '>=', '>');
    const right = fc.oneof(fc.integer({ min: -1, max: 5 }).map(number), fc.constant(own));
    const beside = fc.option(
      fc.constantFrom<Rule>(
        { id: 'l', op: 'linked', fact: 'group', where: here, min: 1, max: null },
        { id: 'l', op: 'linked', fact: 'group', where: here, min: null, max: 1 },
      ),
      { nil: null },
    );
    const input = fc.record({ list, total, relation, right, beside, holds: fc.boolean(), now: fc.nat(5) });
    fc.assert(
      fc.property(input, (one) => {
        if (one.right === own && JSON.stringify(one.total).includes('"fact","fact":"staff"')) return;
        const compare = held(one.total, one.relation, one.right);
        const rule = all(one.holds ? compare : not(compare), ...(one.beside ? [one.beside] : []));
        const [entities, isOpen] = one.list;
        const firm = { staff: at(one.now), group: isOpen ? more(...entities) : some(...entities) };
        const found = look(rule, firm);
        if (found.verdict === 'met') return;
        expect(found.inPower[0]?.cost.steps ?? Infinity).toBe(fewest(rule, firm, one.list));
      }),
      { numRuns: 100 },
    );
  });
});

/** Everything tried that answers still possible, up to two more entities, and any number of staff can come to. */
function fewest(
  rule: Rule,
  firm: { staff: FactValue; group: FactValue },
  [entities, isOpen]: readonly [readonly Entity[], boolean],
): number {
  const lists: (readonly Entity[])[] = [];
  const extend = (done: readonly Entity[], rest: readonly Entity[]) => {
    const [first, ...others] = rest;
    if (!first) lists.push(done);
    else for (const next of exactly(first)) extend([...done, next], others);
  };
  for (let added = 0; added <= (isOpen ? 2 : 0); added += 1)
    extend([], [...entities, ...Array.from({ length: added }, () => ({}))]);
  let least = Infinity;
  for (const group of [firm.group, ...lists.map((list) => some(...list))]) {
    if (least === 1) break;
    for (let value = 0; value <= 9; value += 1) {
      const steps = (group === firm.group ? 0 : 1) + (value === numberIn(firm.staff) ? 0 : 1);
      if (steps >= least) continue;
      const read: FactReader = (fact) => (fact === 'group' ? group : at(value));
      if (evaluate(rule, read).verdict === 'met') least = steps;
    }
  }
  return least;
}

function numberIn(value: FactValue): number {
  return value.kind === 'range' ? value.lo : Number.NaN;
}

/** Every entity that one of which not all is known can turn out to be. */
function exactly({ staff: number, here: flag }: Entity): readonly Entity[] {
  const [lo, hi] = number?.kind === 'range' ? [number.lo, number.hi] : [0, 3];
  const numbers = Array.from({ length: hi - lo + 1 }, (_, more) => at(lo + more));
  return numbers.flatMap((one) => (flag ? [flag] : [yes, no]).map((other) => ({ staff: one, here: other })));
}
