import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../canonical-json';
import { evaluate } from '../evaluate';
import type { Entity, FactValue, Relation, Rule, Term } from '../types';
import { all, at, code, not } from './firms.fixture';
import { between, form, lookAt, more, owners, some, told, total } from './owners.fixture';

const codesOf = (rule: Rule, value: FactValue) => {
  const { inPower, notProposed, isCut } = lookAt(rule, value);
  expect(inPower).toEqual([]);
  return [[...new Set(notProposed.map((one) => one.code))], isCut];
};
const NOBODY: FactValue = { kind: 'unknown' };

describe('why nothing is proposed for linked entities', () => {
  it('is what is known of them where it keeps them from it', () => {
    expect(codesOf(total('staff', '<', 3), some({ staff: at(3) }, {}))).toEqual([['linked'], false]);
    expect(codesOf(owners(form('person'), 1, null), some({ form: code('fund') }))).toEqual([
      ['linked'],
      false,
    ]);
  });

  it.each([
    ['nobody', NOBODY],
    ['one of whom nothing is', more({})],
    ['one of whom all is', more({ form: code('fund'), staff: at(3), share: at(10) })],
  ])('is what is asked where nobody can be so, with %s known', (_, value) => {
    expect(codesOf(total('staff', '<', 0, form('person')), value)).toEqual([['no_value'], false]);
    expect(codesOf(owners(all(form('person'), not(form('person'))), 1, null), value)).toEqual([
      ['no_value'],
      false,
    ]);
    const both = all(owners(between('staff', 2, null), 1, null), total('staff', '<', 0, form('person')));
    expect(codesOf(both, value)).toEqual([['no_value'], false]);
  });

  it('is told of each condition for itself', () => {
    const impossible = total('staff', '<', 0, undefined, 'a');
    const known = total('staff', '>=', 3, between('share', 25, null), 'b');
    const value = some({ staff: at(0), share: at(30) });
    const codesBy = (rule: Rule) =>
      Object.fromEntries(lookAt(rule, value).notProposed.map(({ node, code }) => [node, code]));
    for (const rule of [all(impossible, known), all(known, impossible)])
      expect(codesBy(rule)).toEqual({ ...codesBy(impossible), ...codesBy(known) });
    expect(new Set(Object.values(codesBy(all(impossible, known))))).toEqual(new Set(['no_value', 'linked']));
  });

  it('is not that no value is right where another than the first would be', () => {
    // More than nobody would do; less than nobody cannot be.
    expect(codesOf(not(total('staff', '=', 0)), some({ staff: at(0) }))).toEqual([['linked'], false]);
  });

  it('is what is asked where totals exclude one another', () => {
    const rule = all(total('staff', '>=', 3, form('person')), total('staff', '<=', 2));
    expect(codesOf(rule, NOBODY)).toEqual([['no_value'], false]);
    expect(codesOf(rule, some({}, {}))).toEqual([['no_value'], false]);
    expect(codesOf(total('staff', '>', 2, form('person')), some({ staff: at(2) }))).toEqual([
      ['linked'],
      false,
    ]);
  });

  it('is that not all was tried where nothing tells that nobody is so', () => {
    const rule = all(
      ...(['person', 'fund'] as const).map((kind) => total('staff', '>=', 3, form(kind), kind)),
      total('staff', '<=', 5),
    );
    expect(codesOf(rule, NOBODY)).toEqual([['not_tried'], true]);
    expect(codesOf(rule, some({}, {}))).toEqual([['not_tried'], true]);
  });
});

const fact = (name: string): Term => ({ term: 'fact', fact: name });
const held = (left: Term, relation: Relation, right: Term): Rule => ({
  ...{ id: 'c', op: 'compare', left, relation, right },
});
const moreStaff = held(fact('staff'), '>', fact('share'));

describe('why nothing is proposed for two numbers of one owner', () => {
  it.each([
    ['nobody', NOBODY],
    ['one of whom nothing is', some({})],
  ])('is that not all was tried, with %s known', (_, value) => {
    expect(codesOf(owners(moreStaff, 1, null), value)).toEqual([['not_tried'], true]);
  });

  it('is what is known of them where neither is open, and what is asked where nobody is so', () => {
    const known = some({ staff: at(1), share: at(2) });
    expect(codesOf(owners(moreStaff, 1, null), known)).toEqual([['linked'], false]);
    const both = all(moreStaff, held(fact('staff'), '<', fact('share')));
    expect(codesOf(owners(both, 1, null), some({}))).toEqual([['no_value'], false]);
    expect(codesOf(owners(held(fact('staff'), '>', { term: 'number', value: 5 }), 1, null), NOBODY)).toEqual([
      ['no_value'],
      false,
    ]);
  });

  it('is never a reason that a list shows to be wrong', () => {
    const relation = fc.constantFrom<Relation>('<', '<=', '=', '>=', '>');
    const single = fc.oneof(
      relation.map((sign) => held(fact('staff'), sign, fact('share'))),
      fc
        .tuple(relation, fc.nat(4))
        .map(([sign, value]) =>
          held({ term: 'sum', of: [fact('staff'), fact('share')] }, sign, { term: 'number', value }),
        ),
      fc.constantFrom(form('person'), between('staff', 2, null), between('share', null, 1)),
      fc.constantFrom(told('form'), told('share')),
    );
    const where = fc
      .tuple(single, single, fc.constantFrom('one', 'all', 'any', 'not'))
      .map(([one, other, how]): Rule => {
        if (how === 'one') return one;
        if (how === 'not') return all(one, not(other));
        return { id: how, op: how === 'all' ? 'all' : 'any', of: [one, other] };
      });
    const limits = fc.constantFrom<readonly [number | null, number | null]>([1, null], [null, 0], [2, null]);
    const condition = fc.tuple(where, limits).map(([of, [min, max]]) => owners(of, min, max));
    const owner = fc.record(
      {
        form: fc.constantFrom(code('person'), code('fund')),
        staff: fc.constantFrom(at(0), at(2), { kind: 'range', lo: 1, hi: 3 } as const),
        share: fc.constantFrom(at(1), at(3)),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.array(condition, { minLength: 1, maxLength: 2 }),
        fc.array(owner, { maxLength: 2 }),
        (conditions, entities) => {
          const rule = all(...conditions);
          const { verdict, inPower, notProposed } = lookAt(rule, some(...entities));
          if (verdict === 'met' || inPower.length > 0) return;
          const codes = notProposed.map((one) => one.code);
          const isMet = (of: readonly Entity[]) => evaluate(rule, () => some(...of)).verdict === 'met';
          if (!codes.includes('not_tried')) expect(listsOf(entities).some(isMet)).toBe(false);
          if (codes.includes('no_value'))
            expect([[], [{}], [{}, {}]].flatMap(listsOf).some(isMet)).toBe(false);
        },
      ),
      { numRuns: 400 },
    );
  });
});

/** Every list that owners can turn out to be, as far as these conditions tell them apart. */
function listsOf([first, ...others]: readonly Entity[]): readonly (readonly Entity[])[] {
  if (!first) return [[]];
  const isStill = (known: FactValue | undefined, value: FactValue) =>
    !known ||
    canonicalJson(known) === canonicalJson(value) ||
    (known.kind === 'range' && value.kind === 'range' && known.lo <= value.lo && value.hi <= known.hi);
  const firsts = [code('person'), code('fund')].flatMap((kind) =>
    [0, 1, 2, 3].flatMap((staff) =>
      [0, 0.5, 1, 1.5, 2, 2.5, 3, 4, 5].map(
        (share): Entity => ({
          ...{ form: kind, staff: at(staff), share: at(share) },
        }),
      ),
    ),
  );
  const still = firsts.filter((one) =>
    Object.entries(one).every(([name, value]) => isStill(first[name], value)),
  );
  return listsOf(others).flatMap((list) => still.map((one) => [one, ...list]));
}
