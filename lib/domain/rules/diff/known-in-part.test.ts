import fc from 'fast-check';
import { expect, it } from 'vitest';
import { day } from '../../dates';
import { evaluate } from '../evaluate';
import { type FactCatalogue, NO_LIBRARY, type WrittenRule } from '../language';
import type { Entity, FactValue, Rule, Term } from '../types';
import { isSameInPart } from './in-part';
import { toldEffect } from './told';

const CODES = ['a', 'b', '~'];
const NUMBERS = [0, 1, 2, 3, 4];
const flag = (value: boolean): FactValue => ({ kind: 'flag', value });

function some<One>(all: readonly One[]): readonly (readonly One[])[] {
  const [first, ...others] = all;
  if (first === undefined) return [[]];
  return some(others).flatMap((rest) => [rest, [first, ...rest]]);
}

function lists<One>(all: readonly One[], count: number): readonly (readonly One[])[] {
  if (count === 0) return [[]];
  return [[], ...lists(all, count - 1).flatMap((rest) => all.map((one) => [one, ...rest]))];
}

const opened = <Value extends object>(value: Value) => [value, { ...value, open: true as const }];
const RANGES = NUMBERS.flatMap((lo) =>
  NUMBERS.flatMap((hi): FactValue[] => (lo <= hi ? [{ kind: 'range', lo, hi }] : [])),
);
const ENTITIES: readonly Entity[] = [
  {},
  { share: { kind: 'range', lo: 1, hi: 3 } },
  ...[0, 1, 2, 3, 4].flatMap((at): Entity[] => {
    const share: FactValue = { kind: 'range', lo: at, hi: at };
    return [{ share }, { share, woman: flag(at % 2 === 0) }];
  }),
];
const EVENTS = CODES.flatMap((code) => [
  ...[0, 2, 4].map((at) => ({ code, lo: at, hi: at })),
  ...[{ code, lo: 0, hi: 2 }],
]);

/** Everything that may be known of each fact, in part or in full. */
const KNOWN: Readonly<Record<string, readonly FactValue[]>> = {
  form: some(CODES)
    .filter(({ length }) => length > 0)
    .map((values) => ({ kind: 'values', values })),
  isic: some(['C', '10', '11', '101', '12', 'F']).flatMap((values): FactValue[] =>
    values.length > 0 ? [{ kind: 'values', values }] : [],
  ),
  staff: [...RANGES, { kind: 'range', lo: -Infinity, hi: 2 }, { kind: 'range', lo: 1, hi: Infinity }],
  marks: some(['a', 'b', '~', '~1']).flatMap((members) => opened({ kind: 'set', members })),
  past: lists(EVENTS, 2).flatMap((events) => opened({ kind: 'events', events })),
  owners: lists(ENTITIES, 2).flatMap((entities) => opened({ kind: 'entities', entities })),
  woman: [flag(true), flag(false)],
};

const end = fc.option(fc.integer({ min: 0, max: 3 }), { nil: null });
const id = 'n';
const codes = fc.subarray(['a', 'b']);
const limits = fc.tuple(end, end).map(([min, max]) => ({ min, max }));
/** Lists of two are long enough for these. */
const counts = fc
  .tuple(fc.constantFrom(null, 0, 1, 2), fc.constantFrom(null, 0, 1))
  .map(([min, max]) => ({ min, max }));
const share = limits.map((of): Rule => ({ id, op: 'between', fact: 'share', ...of }));
const count: Term = { term: 'count', fact: 'marks' };
const onFact: Readonly<Record<string, fc.Arbitrary<Rule>>> = {
  form: codes.map((values) => ({ id, op: 'in', fact: 'form', values })),
  isic: fc
    .tuple(fc.subarray(['C', '10', '11', '101']), fc.subarray(['10', '101']))
    .map(([of, except]) => ({ id, op: 'under', fact: 'isic', codes: of, except })),
  staff: limits.map((of) => ({ id, op: 'between', fact: 'staff', ...of })),
  marks: fc.oneof(
    codes.map((values): Rule => ({ id, op: 'intersects', fact: 'marks', values })),
    codes.map((values): Rule => ({ id, op: 'contains', fact: 'marks', values })),
    fc.constantFrom('<' as const, '>=' as const, '=' as const).map(
      (relation): Rule => ({
        ...{ id, op: 'compare', left: count, relation, right: { term: 'number', value: 2 } },
      }),
    ),
  ),
  past: fc.tuple(codes, end, counts).map(([of, from, number]) => ({
    ...{ id, op: 'happened', fact: 'past', codes: of, from, to: from === null ? 2 : null, ...number },
  })),
  owners: fc.tuple(share, counts, fc.boolean()).map(([where, number, isWoman]): Rule => {
    const both: Rule = { id, op: 'all', of: [where, { id, op: 'is', fact: 'woman' }] };
    return { id, op: 'linked', fact: 'owners', where: isWoman ? both : where, ...number };
  }),
};

function treeOf(fact: string): fc.Arbitrary<Rule> {
  const told = fc.constantFrom<Rule>({ id, op: 'exists', fact }, { id, op: 'is', fact: 'woman' });
  const leaf = fc.oneof({ weight: 5, arbitrary: onFact[fact] ?? told }, { weight: 1, arbitrary: told });
  const group = fc
    .tuple(fc.constantFrom('all' as const, 'any' as const), fc.array(leaf, { minLength: 1, maxLength: 3 }))
    .map(([op, of]): Rule => ({ id, op, of }));
  return fc.oneof(
    leaf,
    group,
    group.map((of): Rule => ({ id, op: 'not', of })),
  );
}

/** Much that is said in another way comes to the same. */
function pairOf(fact: string): fc.Arbitrary<readonly [Rule, Rule]> {
  const tree = treeOf(fact);
  return fc.oneof(
    fc.tuple(tree, tree),
    fc.tuple(tree, tree).map(([one, other]): [Rule, Rule] => [one, { id, op: 'all', of: [other, one] }]),
    fc.tuple(tree, tree).map(([one, other]): [Rule, Rule] => [one, { id, op: 'any', of: [other, one] }]),
  );
}

function areAlike([first, second]: readonly [Rule, Rule], fact: string): boolean {
  const unknown: FactValue = { kind: 'unknown' };
  return [unknown, ...(KNOWN[fact] ?? [])].every((value) =>
    [unknown, flag(true), flag(false)].every((woman) => {
      const read = (key: string) => (key === fact ? value : key === 'woman' ? woman : unknown);
      return evaluate(first, read).verdict === evaluate(second, read).verdict;
    }),
  );
}

it.each(Object.keys(onFact))(
  'is certain of what is the same of each firm of which %s is known in part',
  (fact) => {
    const seen = { same: 0, other: 0 };
    const [told, woman]: [Rule, Rule] = [
      { id, op: 'exists', fact },
      { id, op: 'is', fact: 'woman' },
    ];
    fc.assert(
      fc.property(pairOf(fact), (pair) => {
        const isCertain = isSameInPart(...pair, null);
        if (isCertain) expect(areAlike(pair, fact)).toBe(true);
        seen[isCertain ? 'same' : 'other'] += 1;
      }),
      { numRuns: 250, examples: [[[told, { id, op: 'all', of: [told, told] }]], [[told, woman]]] },
    );
    expect(Math.min(seen.same, seen.other)).toBeGreaterThan(0);
  },
);

const FACTS: FactCatalogue = {
  form: { kind: 'code', power: 'do', questions: [], values: ['company', 'cooperative'] },
  isic: { kind: 'code', power: 'do', questions: [], hierarchy: 'sector' },
  staff: { kind: 'number', power: 'do', questions: [], whole: true, min: 0 },
  founded: { kind: 'date', power: 'time', questions: [] },
  marks: { kind: 'set', power: 'do', questions: [] },
};
const written = {
  form: (...values: readonly string[]): WrittenRule => ({ id, op: 'in', fact: 'form', values }),
  isic: (...of: readonly string[]): WrittenRule => ({ id, op: 'under', fact: 'isic', codes: of }),
  staff: (min: number, max: number): WrittenRule => ({ id, op: 'between', fact: 'staff', min, max }),
  age: (unit: 'years' | 'months', min: number, max: number): WrittenRule => ({
    ...{ id, op: 'elapsed', fact: 'founded', unit, min, max },
  }),
  marks: (...values: readonly string[]): WrittenRule => ({ id, op: 'intersects', fact: 'marks', values }),
};
const any = (...of: readonly WrittenRule[]): WrittenRule => ({ id: 'r', op: 'any', of });

it.each<[string, WrittenRule, WrittenRule, string]>([
  [
    'one of two codes, where either may be the one',
    any(written.form('company'), written.form('cooperative')),
    any(written.form('company', 'cooperative')),
    'same_known',
  ],
  [
    'two stretches of a number, where it may lie in either',
    any(written.staff(0, 10), written.staff(11, 20)),
    any(written.staff(0, 20)),
    'same_known',
  ],
  ['two divisions', any(written.isic('10', '11')), any(written.isic('10'), written.isic('11')), 'same_known'],
  [
    'two stretches of time',
    any(written.age('years', 0, 1), written.age('years', 2, 4)),
    any(written.age('months', 0, 59)),
    'same_known',
  ],
  ['marks in one list', any(written.marks('p'), written.marks('q')), any(written.marks('q', 'p')), 'same'],
  ['codes in another order', any(written.form('a', 'b')), any(written.form('b', 'a')), 'same'],
])('tells of %s', (_, before, after, effect) => {
  const version = (rule: WrittenRule) => ({ id: 'R', rule, library: NO_LIBRARY });
  const reading = { asOf: day('2026-05-15'), facts: FACTS };
  expect(toldEffect(version(before), version(after), reading)).toBe(effect);
  expect(toldEffect(version(after), version(before), reading)).toBe(effect);
});
