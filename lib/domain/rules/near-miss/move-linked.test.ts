import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entity, FactValue, Rule } from '../types';
import { all, at, look, not } from './firms.fixture';
import { between, lookAt, told } from './owners.fixture';

const yes: FactValue = { kind: 'flag', value: true };
const no: FactValue = { kind: 'flag', value: false };
const some = (...entities: readonly Entity[]): FactValue => ({ kind: 'entities', entities });
const more = (...entities: readonly Entity[]): FactValue => ({ kind: 'entities', entities, open: true });
const women: Rule = { id: 'w', op: 'is', fact: 'woman' };

function owners(min: number | null, max: number | null, where: Rule = women): Rule {
  return { id: 'o', op: 'linked', fact: 'owners', where, min, max };
}

describe('what can be found out of linked entities', () => {
  it('is asked of those of which it is not known, and of no other', () => {
    const [way, ...others] = look(owners(2, null), {
      owners: some({ woman: yes }, { woman: no }, {}),
    }).inPower;
    expect(others).toEqual([]);
    expect(way).toMatchObject({
      cost: { steps: 1, weight: 1 },
      changes: [
        {
          ...{ fact: 'owners', by: 'find_out', nodes: ['o'] },
          wanted: {
            ...{ wanted: 'entities', noOther: false },
            of: [{ entity: 2, changes: [{ fact: 'woman', by: 'find_out', wanted: { value: true } }] }],
          },
        },
      ],
    });
  });

  it('keeps to a number at most, and asks whether there are others', () => {
    const found = look(owners(null, 0), { owners: more({}) });
    expect(found.inPower[0]?.changes).toMatchObject([
      {
        wanted: { noOther: true, of: [{ entity: 0, changes: [{ wanted: { value: false } }] }] },
        to: some({ woman: no }),
      },
    ]);
  });

  it('thinks of one that nobody has told of, where there may be others', () => {
    expect(look(owners(1, null), {}).inPower[0]?.changes).toMatchObject([
      { wanted: { noOther: false, of: [{ entity: null, changes: [{ fact: 'woman' }] }] } },
    ]);
    expect(look(owners(1, null), { owners: some({ woman: no }) })).toMatchObject({
      ...{ inPower: [], blocked: [] },
      notProposed: [{ node: 'o', code: 'linked' }],
    });
  });

  it('asks of as many as a rule wants, and says so where they are more than anybody thinks of', () => {
    for (const min of [3, 4, 100]) {
      const [change] = look(owners(min, null), {}).inPower[0]?.changes ?? [];
      expect(change?.wanted.wanted === 'entities' && change.wanted.of.length).toBe(min);
    }
    expect(look(owners(101, null), {}).notProposed).toEqual([{ node: 'o', code: 'too_many' }]);
  });

  it('never asks an entity to become another one', () => {
    const old: Rule = { id: 'a', op: 'between', fact: 'age', min: 60, max: null };
    const both = owners(1, null, all(women, old));
    expect(
      look(both, { owners: some({ woman: no, age: at(70) }, { woman: yes, age: at(30) }) }),
    ).toMatchObject({
      inPower: [],
      notProposed: [{ node: 'o', code: 'linked' }],
    });
    expect(look(both, { owners: some({ woman: yes }) }).inPower).toMatchObject([
      { changes: [{ wanted: { of: [{ changes: [{ fact: 'age', wanted: { min: 60 } }] }] } }] },
    ]);
  });

  it('satisfies several conditions on one list together', () => {
    const young: Rule = { id: 'y', op: 'is', fact: 'young' };
    const rule = all(owners(1, null), not(owners(1, null, young)));
    const [way] = look(rule, { owners: some({}, {}) }).inPower;
    expect(way?.changes).toMatchObject([
      {
        fact: 'owners',
        to: some({ woman: yes, young: no }, { young: no }),
      },
    ]);
  });

  it('is asked of those of which a rule wants anything to be told', () => {
    const asked = (where: Rule, owner: Entity) => lookAt(owners(1, null, where), some(owner));
    expect(asked(told('form'), {}).inPower[0]?.changes).toMatchObject([
      { by: 'find_out', wanted: { of: [{ entity: 0, changes: [{ fact: 'form', by: 'find_out' }] }] } },
    ]);
    // Of one who has less it makes no difference.
    expect(asked(all(told('form'), between('share', 25, null)), { share: at(10) })).toMatchObject({
      ...{ inPower: [], notProposed: [{ node: 'o', code: 'linked' }] },
    });
  });

  it('finds a way wherever answers that are still possible make the rule met', () => {
    const flag = fc.constantFrom<Entity>({}, { woman: yes }, { woman: no });
    const limit = fc.option(fc.integer({ min: 0, max: 3 }), { nil: null });
    const list = fc.tuple(fc.array(flag, { maxLength: 3 }), fc.boolean());
    fc.assert(
      fc.property(list, limit, limit, fc.boolean(), ([entities, isOpen], min, max, holds) => {
        const rule = holds ? owners(min, max) : not(owners(min, max));
        const found = look(rule, { owners: isOpen ? more(...entities) : some(...entities) });
        if (found.verdict === 'met') return;
        const certain = entities.filter(({ woman }) => woman === yes).length;
        const open = entities.filter(({ woman }) => !woman).length;
        // Four that nobody has told of: one more than any limit here.
        const most = certain + open + (isOpen ? 4 : 0);
        const counts = Array.from({ length: most - certain + 1 }, (_, extra) => certain + extra);
        const fits = (count: number) => (min ?? 0) <= count && count <= (max ?? Infinity);
        expect(found.inPower.length > 0).toBe(counts.some((count) => fits(count) === holds));
      }),
      { numRuns: 1000 },
    );
  });
});
