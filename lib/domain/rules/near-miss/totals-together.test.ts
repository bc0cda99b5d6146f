import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate';
import type { Entity, FactValue, Relation, Rule } from '../types';
import { all, at, code, not } from './firms.fixture';
import { between, form, lookAt, more, owners, some, total } from './owners.fixture';

const FORMS = ['person', 'company', 'fund'];
const STAFF = [0, 1, 2, 3];
/** More than two conditions with small limits can want. */
const MOST_NEW = 3;

const WHERES = [
  ...[form('person'), not(form('person')), form('fund'), between('staff', 2, null)],
  ...[between('staff', null, 1), all(form('company'), between('staff', null, 2))],
];
const where = fc.constantFrom(...WHERES);
const limits = fc.constantFrom<readonly [number | null, number | null]>(
  [1, null],
  [2, null],
  [null, 0],
  [null, 1],
);
const relation = fc.constantFrom<Relation>('<', '<=', '=', '>=', '>');
const staff = fc
  .tuple(fc.nat(5), relation, fc.option(where, { nil: null }))
  .map(([value, than, of]) => total('staff', than, value, of));
const counted = fc.tuple(where, limits).map(([of, [min, max]]) => owners(of, min, max));
const parts = fc.tuple(staff, staff, fc.oneof(staff, counted));
const known = fc.record(
  {
    form: fc.constantFrom(code('person'), code('company'), code('person', 'fund')),
    staff: fc.constantFrom(at(0), at(2), { kind: 'range', lo: 1, hi: 3 } as const),
  },
  { requiredKeys: [] },
);
const list = fc
  .tuple(fc.array(known, { maxLength: 2 }), fc.boolean())
  .map(([entities, isOpen]) => ({ entities, isOpen: isOpen && entities.length < 2 }));

/** Every owner that one can turn out to be. */
function exactly({ form: kind, staff: number }: Entity): readonly Entity[] {
  const forms = kind?.kind === 'values' ? kind.values : FORMS;
  const [lo, hi] = number?.kind === 'range' ? [number.lo, number.hi] : [0, 3];
  return forms.flatMap((one) =>
    STAFF.filter((some) => lo <= some && some <= hi).map((some) => ({ form: code(one), staff: at(some) })),
  );
}

/** Every list of owners that one can turn out to be. */
function* listsOf(entities: readonly Entity[], isOpen: boolean): Iterable<readonly Entity[]> {
  const [first, ...others] = entities;
  if (first) {
    for (const one of exactly(first)) for (const rest of listsOf(others, isOpen)) yield [one, ...rest];
    return;
  }
  yield* othersFrom(exactly({}), isOpen ? MOST_NEW : 0);
}

function* othersFrom(kinds: readonly Entity[], most: number): Iterable<readonly Entity[]> {
  yield [];
  if (most === 0) return;
  for (const [place, kind] of kinds.entries())
    for (const rest of othersFrom(kinds.slice(place), most - 1)) yield [kind, ...rest];
}

function isMet(rule: Rule, value: FactValue): boolean {
  return evaluate(rule, () => value).verdict === 'met';
}

describe('totals of linked entities', () => {
  it('are met together wherever a list can turn out so, or it is told that not all was tried', () => {
    fc.assert(
      fc.property(parts, list, (of, { entities, isOpen }) => {
        const rule = all(...of);
        const found = lookAt(rule, isOpen ? more(...entities) : some(...entities));
        if (found.verdict === 'met' || found.isCut || found.inPower.length > 0) return;
        for (const one of listsOf(entities, isOpen)) expect(isMet(rule, some(...one))).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('are met together where one of them takes others to be told of, and another one is met by nobody', () => {
    const of = [
      total('share', '<=', 100),
      total('share', '<', 50),
      total('share', '>', 25, between('share', 10, null)),
    ];
    for (const written of [of, of.toReversed()])
      expect(lookAt(all(...written), { kind: 'unknown' })).toMatchObject({
        ...{ isCut: false, notProposed: [] },
        inPower: [{ changes: [{ wanted: { noOther: true, of: [{ entity: null }] } }] }],
      });
  });

  it('take as many as have to be told of where each may have little', () => {
    const found = lookAt(total('share', '>=', 45, between('share', null, 10)), { kind: 'unknown' });
    const [change] = found.inPower[0]?.changes ?? [];
    expect(change?.wanted.wanted === 'entities' && change.wanted.of.length).toBe(5);
  });
});
