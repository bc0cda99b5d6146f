import fc from 'fast-check';
import { chosenOf, compared, side } from './comparisons.fixture';
import { readOfHierarchy } from './hierarchies.fixture';
import type { WrittenLeaf } from './language';
import type { Area, Entity, FactEvent, FactReader, FactValue, Rule, Term } from './types';

/** What is known of a firm; a key that is absent is unknown. */
export type Facts = Readonly<Record<string, FactValue>>;

const UNKNOWN: FactValue = { kind: 'unknown' };
const LETTERS = ['x', 'y', 'z'];
const SET = ['p', 'q'];
const CLASSES = ['0111', '0112', '1010', '6201'];
const CODES = [...CLASSES, '01', 'C', 'A'];
const BELOW: Readonly<Record<string, readonly string[]>> = {
  '01': ['0111', '0112'],
  A: ['0111', '0112'],
  C: ['1010'],
};
const MOST = 3;

export function readerOf(facts: Facts): FactReader {
  return (fact) => facts[fact] ?? UNKNOWN;
}

const flag: fc.Arbitrary<FactValue> = fc.boolean().map((value) => ({ kind: 'flag', value }));
const range = fc
  .tuple(fc.nat(MOST), fc.nat(2))
  .map(([lo, more]): FactValue & { kind: 'range' } => ({ kind: 'range', lo, hi: lo + more }));
const opened = fc.constantFrom<{ open?: true }>({}, { open: true });
const event: fc.Arbitrary<FactEvent> = fc
  .record({
    code: fc.constantFrom('e', 'f'),
    days: fc.tuple(fc.nat(MOST), fc.nat(2)),
  })
  .map(({ code, days: [lo, more] }) => ({ code, lo, hi: lo + more }));
const entity: fc.Arbitrary<Entity> = fc.record({ a: flag, n: range }, { requiredKeys: [] });

/** Some of the facts, each known more or less. */
export const facts: fc.Arbitrary<Facts> = fc.record(
  {
    a: flag,
    b: flag,
    letter: fc.subarray(LETTERS, { minLength: 1 }).map((values): FactValue => ({ kind: 'values', values })),
    code: fc
      .subarray(CODES, { minLength: 1, maxLength: 2 })
      .map((values): FactValue => ({ kind: 'values', values })),
    n: range,
    m: range,
    money: fc.tuple(range, fc.constantFrom('USD', 'EUR')).map(([one, unit]): FactValue => ({ ...one, unit })),
    set: fc
      .tuple(fc.subarray(SET), opened)
      .map(([members, open]): FactValue => ({ kind: 'set', members, ...open })),
    codes: fc
      .tuple(fc.subarray(CODES, { maxLength: 2 }), opened)
      .map(([members, open]): FactValue => ({ kind: 'set', members, ...open })),
    steps: fc
      .tuple(fc.array(event, { maxLength: 2 }), opened)
      .map(([events, open]): FactValue => ({ kind: 'events', events, ...open })),
    owners: fc
      .tuple(fc.array(entity, { maxLength: 2 }), opened)
      .map(([entities, open]): FactValue => ({ kind: 'entities', entities, ...open })),
  },
  { requiredKeys: [] },
);

const limit = fc.option(
  fc.integer({ min: 0, max: 8 }).map((half) => half / 2),
  { nil: null },
);
const area: fc.Arbitrary<Area> = fc.record(
  { codes: fc.subarray([...CODES, '*'], { maxLength: 2 }), except: fc.subarray(CODES, { maxLength: 1 }) },
  { requiredKeys: ['codes'] },
);
const end = fc.constantFrom<{ minOpen?: true; maxOpen?: true }>({}, {}, { minOpen: true }, { maxOpen: true });
const inUsd = { unit: 'USD', per: { EUR: 2 } };

const entityRule: fc.Arbitrary<Rule> = fc.oneof(
  fc.constant<Rule>({ id: 'a', op: 'is', fact: 'a' }),
  fc.constant<Rule>({ id: 'not a', op: 'not', of: { id: 'a', op: 'is', fact: 'a' } }),
  fc.tuple(limit, limit).map(([min, max]): Rule => ({ id: 'n', op: 'between', fact: 'n', min, max })),
);

const codeList = fc.subarray(CODES, { minLength: 1, maxLength: 2 });
const onCode = fc.oneof(
  codeList.map((values): WrittenLeaf => ({ id: 'r', op: 'in', fact: 'code', values })),
  fc.constantFrom(...CODES).map((value): WrittenLeaf => ({ id: 'r', op: 'equals', fact: 'code', value })),
);
const onCodes = fc
  .tuple(fc.constantFrom('intersects', 'contains'), codeList)
  .map(([op, values]): WrittenLeaf => ({ id: 'r', op, fact: 'codes', values }));

/** All that reads facts, but for whether a fact is known, of which the laws are not told. */
type LeafOp = Exclude<Rule['op'], 'all' | 'any' | 'not' | 'atLeast' | 'exists'>;

/** The compiler asks for every op. */
const plainLeaves: Readonly<Record<Exclude<LeafOp, 'compare'>, fc.Arbitrary<Rule>>> = {
  in: fc.oneof(
    fc
      .subarray(LETTERS, { maxLength: 2 })
      .map((values): Rule => ({ id: 'r', op: 'in', fact: 'letter', values })),
    onCode.map(readOfHierarchy),
  ),
  under: fc.oneof(
    area.map((one): Rule => ({ id: 'r', op: 'under', fact: 'code', ...one })),
    fc
      .tuple(area, area)
      .map(([one, other]): Rule => ({ id: 'r', op: 'under', fact: 'code', ...one, also: [other] })),
  ),
  reaches: fc.oneof(
    area.map((one): Rule => ({ id: 'r', op: 'reaches', fact: 'codes', ...one })),
    onCodes.map(readOfHierarchy),
  ),
  between: fc.oneof(
    fc
      .tuple(limit, limit, end)
      .map(([min, max, ends]): Rule => ({ id: 'r', op: 'between', fact: 'n', min, max, ...ends })),
    fc
      .tuple(limit, limit)
      .map(([min, max]): Rule => ({ id: 'r', op: 'between', fact: 'money', min, max, ...inUsd })),
  ),
  intersects: fc.subarray(SET).map((values): Rule => ({ id: 'r', op: 'intersects', fact: 'set', values })),
  contains: fc.subarray(SET).map((values): Rule => ({ id: 'r', op: 'contains', fact: 'set', values })),
  is: fc.constantFrom('a', 'b').map((fact): Rule => ({ id: 'r', op: 'is', fact })),
  happened: fc.tuple(fc.subarray(['e', '*'], { maxLength: 1 }), limit, limit, limit, limit).map(
    ([codes, from, to, min, max]): Rule => ({
      ...{ id: 'r', op: 'happened', fact: 'steps', codes, from, to },
      ...{ min, max },
    }),
  ),
  linked: fc
    .tuple(entityRule, limit, limit)
    .map(([where, min, max]): Rule => ({ id: 'r', op: 'linked', fact: 'owners', where, min, max })),
};

type Trees = { leaf: Rule; rule: Rule; term: Term; most: Term; least: Term };

const trees = fc.letrec<Trees>((tie) => ({
  most: side(Infinity, tie('term'), tie('most')),
  least: side(-Infinity, tie('term'), tie('least')),
  leaf: fc.oneof(
    ...Object.values<fc.Arbitrary<Rule>>({
      ...plainLeaves,
      compare: fc
        .tuple(tie('least'), fc.constantFrom('<', '<=', '='), tie('most'), fc.boolean())
        .map(([left, relation, right, isTurned]) => compared(left, relation, right, isTurned)),
    } satisfies Record<LeafOp, fc.Arbitrary<Rule>>),
  ),
  rule: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    tie('leaf'),
    fc.array(tie('rule'), { maxLength: 3 }).map((of): Rule => ({ id: 'r', op: 'all', of })),
    fc.array(tie('rule'), { maxLength: 3 }).map((of): Rule => ({ id: 'r', op: 'any', of })),
    tie('rule').map((of): Rule => ({ id: 'r', op: 'not', of })),
    fc
      .tuple(fc.nat(3), fc.array(tie('rule'), { maxLength: 3 }))
      .map(([count, of]): Rule => ({ id: 'r', op: 'atLeast', count, of })),
  ),
  term: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.constantFrom<Term>(
      { term: 'fact', fact: 'n' },
      { term: 'fact', fact: 'm' },
      { term: 'count', fact: 'set' },
    ),
    fc.integer({ min: -1, max: 4 }).map((value): Term => ({ term: 'number', value })),
    fc.constant<Term>({ term: 'fact', fact: 'money', ...inUsd }),
    fc.array(tie('term'), { maxLength: 2 }).map((of): Term => ({ term: 'sum', of })),
    fc.tuple(tie('term'), tie('term')).map(([of, by]): Term => ({ term: 'ratio', of, by })),
    fc
      .option(entityRule, { nil: null })
      .map((where): Term => ({ term: 'total', fact: 'owners', of: 'n', where })),
    chosenOf(tie('term')),
  ),
}));

/** Any rule of every op but `exists`, which alone an answer may turn around. */
export const anyRule: fc.Arbitrary<Rule> = trees.rule;

/** In: a fact and what is known of it. Out: values it can still have, exact ones; all of them where they are few, typical ones where they are endless. */
export function worldsOf(key: string, fact: FactValue = UNKNOWN): readonly FactValue[] {
  switch (fact.kind) {
    case 'unknown':
      return everyWorld(key);
    case 'values':
      return fact.values.flatMap(classesUnder).map((one) => ({ kind: 'values', values: [one] }));
    case 'range':
      return numbers(fact.lo, fact.hi).map((one) => ({ ...fact, lo: one, hi: one }));
    case 'flag':
      return [fact];
    case 'set': {
      const known = products(fact.members.map(classesUnder));
      const more = fact.open ? [[], ...(key === 'codes' ? CLASSES : SET).map((one) => [one]), SET] : [[]];
      return known.flatMap((members) => more.map((one) => ({ kind: 'set', members: [...members, ...one] })));
    }
    case 'events': {
      const days = products(
        fact.events.map(({ code, lo, hi }) => numbers(lo, hi).map((one) => ({ code, lo: one, hi: one }))),
      );
      const more = fact.open ? [[], [{ code: 'e', lo: 1, hi: 1 }], [{ code: 'f', lo: 9, hi: 9 }]] : [[]];
      return days.flatMap((events) => more.map((one) => ({ kind: 'events', events: [...events, ...one] })));
    }
    case 'entities': {
      const known = products(fact.entities.map(entityWorlds));
      const more = fact.open ? [[], [oneEntity(true, 1)], [oneEntity(false, 3), oneEntity(true, -5)]] : [[]];
      return known.flatMap((entities) =>
        more.map((one) => ({ kind: 'entities', entities: [...entities, ...one] })),
      );
    }
  }
}

function everyWorld(key: string): readonly FactValue[] {
  if (key === 'a' || key === 'b') return [true, false].map((value) => ({ kind: 'flag', value }));
  if (key === 'letter') return worldsOf(key, { kind: 'values', values: LETTERS });
  if (key === 'code') return worldsOf(key, { kind: 'values', values: CLASSES });
  if (key === 'set' || key === 'codes') return worldsOf(key, { kind: 'set', members: [], open: true });
  if (key === 'steps') return worldsOf(key, { kind: 'events', events: [], open: true });
  if (key === 'owners') return worldsOf(key, { kind: 'entities', entities: [], open: true });
  const all = worldsOf(key, { kind: 'range', lo: -1, hi: MOST + 2 });
  if (key !== 'money') return all;
  return ['USD', 'EUR'].flatMap((unit) => all.map((one) => (one.kind === 'range' ? { ...one, unit } : one)));
}

function entityWorlds(one: Entity): readonly Entity[] {
  const flags = worldsOf('a', one.a);
  return flags.flatMap((a) => worldsOf('n', one.n).map((n) => ({ a, n })));
}

function oneEntity(value: boolean, n: number): Entity {
  return { a: { kind: 'flag', value }, n: { kind: 'range', lo: n, hi: n } };
}

function classesUnder(code: string): readonly string[] {
  return BELOW[code] ?? [code];
}

function numbers(lo: number, hi: number): readonly number[] {
  return Array.from({ length: hi - lo + 1 }, (_, step) => lo + step);
}

/** One element of each list, in every way. */
export function products<T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return lists.reduce<readonly (readonly T[])[]>(
    (sofar, list) => sofar.flatMap((some) => list.map((one) => [...some, one])),
    [[]],
  );
}
