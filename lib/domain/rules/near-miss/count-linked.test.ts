import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entity, FactValue, Rule } from '../types';
import { all, any, at, code, look, not } from './firms.fixture';

const some = (...entities: readonly Entity[]): FactValue => ({ kind: 'entities', entities });
const more = (...entities: readonly Entity[]): FactValue => ({ kind: 'entities', entities, open: true });
const flag = (value: boolean): FactValue => ({ kind: 'flag', value });
const [yes, no] = [flag(true), flag(false)];
const form = (value: string): Rule => ({ id: value, op: 'in', fact: 'form', values: [value] });
const quarter: Rule = { id: 'q', op: 'between', fact: 'share', min: 25, max: null };

function owners(where: Rule, min: number | null, max: number | null): Rule {
  return { id: 'o', op: 'linked', fact: 'owners', where, min, max };
}

/** One that nobody had told of, and what has to turn out of it. */
const one = (...told: readonly (readonly [string, unknown])[]) => ({
  entity: null,
  changes: expect.arrayContaining(told.map(([fact, wanted]) => expect.objectContaining({ fact, wanted }))),
});
const isA = (value: string) => ['form', { wanted: 'code', oneOf: [value] }] as const;

describe('some owners to be had beside some that must not be', () => {
  it.each<[string, readonly Rule[], FactValue, readonly unknown[]]>([
    [
      'no fund, and a person with a quarter',
      [owners(form('fund'), null, 0), owners(all(form('person'), quarter), 1, null)],
      { kind: 'unknown' },
      [one(isA('person'), ['share', expect.objectContaining({ wanted: 'number', min: 25 })])],
    ],
    [
      'one company at most, and a person',
      [owners(form('company'), null, 1), owners(form('person'), 1, null)],
      more(),
      [one(isA('person'))],
    ],
    [
      'one company at most, and a person, beside a company',
      [owners(form('company'), null, 1), owners(form('person'), 1, null)],
      more({ form: code('company') }),
      [one(isA('person'))],
    ],
    [
      'one to three persons, and a company',
      [owners(form('person'), 1, 3), owners(form('company'), 1, null)],
      more(),
      [one(isA('company')), one(isA('person'))],
    ],
    [
      'persons alone, and one with a quarter',
      [owners(not(form('person')), null, 0), owners(quarter, 1, null)],
      more(),
      [one(isA('person'), ['share', expect.objectContaining({ wanted: 'number', min: 25 })])],
    ],
  ])('are thought of whichever is written first: %s', (_, rules, value, of) => {
    for (const written of [rules, rules.toReversed()]) {
      const { inPower, notProposed } = look(all(...written), { owners: value });
      expect(notProposed).toEqual([]);
      expect(inPower).toMatchObject([
        {
          cost: { steps: 1 },
          changes: [{ fact: 'owners', wanted: { wanted: 'entities', of, noOther: true } }],
        },
      ]);
    }
  });

  it('asks one that can be either to be what no other one can be', () => {
    const rules = [owners(form('person'), 1, null), owners(form('company'), 1, null)];
    const either = { form: code('person', 'company') };
    for (const written of [rules, rules.toReversed()])
      expect(
        look(all(...written), { owners: some(either, { form: code('person', 'fund') }) }).inPower,
      ).toMatchObject([
        {
          changes: [
            {
              wanted: {
                of: [
                  { entity: 0, changes: [{ wanted: { oneOf: ['company'] } }] },
                  { entity: 1, changes: [{ wanted: { oneOf: ['person'] } }] },
                ],
              },
            },
          ],
        },
      ]);
  });

  it('blames what is asked, not what is known of them, where nobody is', () => {
    const rules = [owners(all(), null, 0), owners(form('person'), 1, null)];
    const codesFor = (value: FactValue) =>
      look(all(...rules), { owners: value }).notProposed.map(({ code: why }) => why);
    expect(codesFor(more())).toEqual(['no_value']);
    expect(codesFor(more({ form: code('fund') }))).toEqual(['linked']);
  });

  it('adds up what those have that come in beside some that must not be', () => {
    const staff: Rule = {
      ...{ id: 't', op: 'compare', relation: '>=', right: { term: 'number', value: 5 } },
      left: { term: 'total', fact: 'owners', of: 'staff', where: null },
    };
    const rules = [owners(form('fund'), null, 0), owners(form('person'), 1, null), staff];
    for (const written of [rules, rules.toReversed()])
      expect(
        look(all(...written), { owners: more({ staff: at(1), form: code('company') }) }).inPower,
      ).toMatchObject([{ cost: { steps: 1 }, changes: [{ fact: 'owners' }] }]);
  });
});

const woman: Rule = { id: 'w', op: 'is', fact: 'woman' };
const young: Rule = { id: 'y', op: 'is', fact: 'young' };
/** What can be asked of an owner, and of whom it holds. */
const WHERES: readonly [Rule, (isWoman: boolean, isYoung: boolean) => boolean][] = [
  [woman, (isWoman) => isWoman],
  [young, (_, isYoung) => isYoung],
  [not(woman), (isWoman) => !isWoman],
  [any(woman, young), (isWoman, isYoung) => isWoman || isYoung],
  [all(woman, young), (isWoman, isYoung) => isWoman && isYoung],
  [not(all(woman, young)), (isWoman, isYoung) => !(isWoman && isYoung)],
];
const BOTH = [true, false];
const TYPES = BOTH.flatMap((isWoman) =>
  BOTH.map((isYoung): readonly [boolean, boolean] => [isWoman, isYoung]),
);
/** More than three conditions that ask for two each can want. */
const MOST_ADDED = 6;

type Kind = readonly [boolean, boolean];
type Asked = { where: number; min: number | null; max: number | null };

/** Every list that one can turn out to be. */
function listsOf(entities: readonly Entity[], isOpen: boolean): readonly (readonly Kind[])[] {
  const told = entities.map((entity) =>
    TYPES.filter(([isWoman, isYoung]) => isStill(entity.woman, isWoman) && isStill(entity.young, isYoung)),
  );
  const known = told.reduce<readonly (readonly Kind[])[]>(
    (lists, of) => lists.flatMap((list) => of.map((one) => [...list, one])),
    [[]],
  );
  return isOpen ? known.flatMap((list) => withOthers(list, TYPES, MOST_ADDED)) : known;
}

function isStill(value: FactValue | undefined, is: boolean): boolean {
  return value?.kind !== 'flag' || value.value === is;
}

function withOthers(
  list: readonly Kind[],
  [first, ...others]: readonly Kind[],
  most: number,
): readonly (readonly Kind[])[] {
  if (!first) return [list];
  return Array.from({ length: most + 1 }, (_, count) => count).flatMap((count) =>
    withOthers([...list, ...Array.from({ length: count }, () => first)], others, most - count),
  );
}

it('finds a way wherever a list can turn out so, the same in whatever order it is asked', () => {
  const told = fc.constantFrom<Entity>(
    {},
    { woman: yes },
    { woman: no },
    { young: yes },
    { woman: yes, young: no },
  );
  const limit = fc.integer({ min: 0, max: 2 });
  const asked: fc.Arbitrary<Asked> = fc
    .tuple(fc.nat(WHERES.length - 1), limit, limit, fc.constantFrom('least', 'most', 'both'))
    .map(([where, min, more, ends]) => ({
      ...{ where, min: ends === 'most' ? null : min },
      max: ends === 'least' ? null : ends === 'most' ? more : min + more,
    }));
  const list = fc.tuple(fc.array(told, { maxLength: 2 }), fc.boolean());
  fc.assert(
    fc.property(list, fc.array(asked, { minLength: 2, maxLength: 3 }), ([entities, isOpen], conditions) => {
      const rules = conditions.map(({ where, min, max }, place): Rule => {
        const [of] = WHERES[where] ?? [woman];
        return { ...owners(of, min, max), id: `o${place}` };
      });
      const value = isOpen ? more(...entities) : some(...entities);
      const found = look(all(...rules), { owners: value });
      if (found.verdict === 'met') return;
      const isSo = (kinds: readonly Kind[]) =>
        conditions.every(({ where, min, max }) => {
          const [, holds] = WHERES[where] ?? [woman, () => false];
          const count = kinds.filter((kind) => holds(...kind)).length;
          return (min ?? 0) <= count && count <= (max ?? Infinity);
        });
      const isPossible = listsOf(entities, isOpen).some(isSo);
      expect(found.inPower.map(({ cost }) => cost.steps)).toEqual(isPossible ? [1] : []);
      const turned = look(all(...rules.toReversed()), { owners: value });
      expect(turned.inPower.map(({ cost, changes }) => [cost, changes.map(({ to }) => to)])).toEqual(
        found.inPower.map(({ cost, changes }) => [cost, changes.map(({ to }) => to)]),
      );
    }),
    { numRuns: 300 },
  );
});
