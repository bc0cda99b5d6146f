import fc from 'fast-check';
import type { LeafOp } from '../leaf-verdicts';
import type { Area, Entity, FactReader, FactValue, Relation, Rule, Term } from '../types';

/** Rules of every op on firms known in every way: what the compiled rules are held to `evaluate` with. */

const LETTERS = ['a', 'b', 'c', 'd'];
const CODES = [
  '*',
  'A',
  'C',
  'Z',
  '1',
  '01',
  '10',
  '011',
  '0111',
  '1010',
  'MX',
  'MX-01',
  'MX-01-002',
  'M-1',
  '',
];
const UNITS = ['USD', 'MXN', 'EUR'];
const FACTS = ['letter', 'code', 'number', 'amount', 'set', 'codes', 'flag', 'events', 'owners', 'absent'];
const UNKNOWN: FactValue = { kind: 'unknown' };

const letters = fc.subarray(LETTERS);
const codes = fc.subarray(CODES, { maxLength: 4 });
const day = fc.integer({ min: -3, max: 9 });
const limit = fc.option(fc.oneof(day, fc.constantFrom(2.5, Infinity, -Infinity)), { nil: null });
const limits = fc.record({ min: limit, max: limit });
const open = fc.constantFrom<{ open?: true }>({}, { open: true });
const per = fc.constantFrom({}, { USD: 20 }, { USD: 0.5, EUR: 3 });
const area: fc.Arbitrary<Area> = fc
  .record({ codes, except: fc.option(codes, { nil: undefined }) })
  .map(({ except, ...rest }) => (except ? { ...rest, except } : rest));
const areas = fc.tuple(area, fc.array(area, { maxLength: 2 })).map(([first, also]) => ({
  ...first,
  ...(also.length > 0 ? { also } : {}),
}));
const openEnds = fc.constantFrom<{ minOpen?: true; maxOpen?: true }>(
  {},
  {},
  { minOpen: true },
  { maxOpen: true },
  { minOpen: true, maxOpen: true },
);

const range = fc
  .tuple(day, fc.constantFrom(0, 0, 1, 3, Infinity), fc.boolean())
  .map(([lo, width, isOpenBelow]) => ({
    kind: 'range' as const,
    lo: isOpenBelow && width > 0 ? -Infinity : lo,
    hi: lo + width,
  }));
const amount = fc.tuple(range, fc.constantFrom(...UNITS)).map(([one, unit]) => ({ ...one, unit }));
const event = fc
  .tuple(fc.constantFrom(...LETTERS), day, fc.nat(3))
  .map(([code, lo, width]) => ({ code, lo, hi: lo + width }));

const values = {
  letter: letters.map((list): FactValue => ({ kind: 'values', values: list })),
  code: codes.map((list): FactValue => ({ kind: 'values', values: list })),
  number: range,
  amount,
  set: fc.tuple(letters, open).map(([members, rest]): FactValue => ({ kind: 'set', members, ...rest })),
  codes: fc.tuple(codes, open).map(([members, rest]): FactValue => ({ kind: 'set', members, ...rest })),
  flag: fc.boolean().map((value): FactValue => ({ kind: 'flag', value })),
  events: fc
    .tuple(fc.array(event, { maxLength: 3 }), open)
    .map(([events, rest]): FactValue => ({ kind: 'events', events, ...rest })),
};

function orUnknown(value: fc.Arbitrary<FactValue>): fc.Arbitrary<FactValue> {
  return fc.oneof({ weight: 4, arbitrary: value }, { weight: 1, arbitrary: fc.constant(UNKNOWN) });
}

const owner: fc.Arbitrary<Entity> = fc.record(
  { letter: orUnknown(values.letter), number: orUnknown(values.number), flag: orUnknown(values.flag) },
  { requiredKeys: [] },
);
const owners = fc
  .tuple(fc.array(owner, { maxLength: 3 }), open)
  .map(([entities, rest]): FactValue => ({ kind: 'entities', entities, ...rest }));

/** A firm of which some facts are known in full, some in part, some not at all. */
export const anyFirm: fc.Arbitrary<FactReader> = fc
  .record({
    letter: orUnknown(values.letter),
    code: orUnknown(values.code),
    number: orUnknown(values.number),
    amount: orUnknown(values.amount),
    set: orUnknown(values.set),
    codes: orUnknown(values.codes),
    flag: orUnknown(values.flag),
    events: orUnknown(values.events),
    owners: orUnknown(owners),
  })
  .map(readerOf);

/** A firm any fact of which may be of any kind: most rules are broken for it. */
export const muddledFirm: fc.Arbitrary<FactReader> = fc
  .array(fc.tuple(fc.constantFrom(...FACTS), fc.oneof(...Object.values(values), owners)), { maxLength: 9 })
  .map((pairs) => readerOf(Object.fromEntries(pairs)));

function readerOf(facts: Readonly<Record<string, FactValue>>): FactReader {
  return (fact) => (Object.hasOwn(facts, fact) ? (facts[fact] ?? UNKNOWN) : UNKNOWN);
}

/** Conditions on one fact; the compiler asks for every op. */
const plainLeaves: Readonly<Record<LeafOp, fc.Arbitrary<Rule>>> = {
  in: letters.map((list): Rule => ({ id: 'in', op: 'in', fact: 'letter', values: list })),
  under: areas.map((of): Rule => ({ id: 'under', op: 'under', fact: 'code', ...of })),
  between: fc.oneof(
    fc
      .tuple(limits, openEnds)
      .map(([of, ends]): Rule => ({ id: 'between', op: 'between', fact: 'number', ...of, ...ends })),
    fc.tuple(limits, openEnds, fc.constantFrom(...UNITS), per).map(
      ([of, ends, unit, rates]): Rule => ({
        ...{ id: 'amount', op: 'between', fact: 'amount', unit, per: rates },
        ...of,
        ...ends,
      }),
    ),
  ),
  intersects: letters.map(
    (list): Rule => ({ id: 'intersects', op: 'intersects', fact: 'set', values: list }),
  ),
  contains: letters.map((list): Rule => ({ id: 'contains', op: 'contains', fact: 'set', values: list })),
  reaches: areas.map((of): Rule => ({ id: 'reaches', op: 'reaches', fact: 'codes', ...of })),
  is: fc.constant<Rule>({ id: 'is', op: 'is', fact: 'flag' }),
  exists: fc.constantFrom(...FACTS).map((fact): Rule => ({ id: 'exists', op: 'exists', fact })),
  happened: fc.tuple(letters, limit, limit, limits).map(
    ([list, from, to, of]): Rule => ({
      ...{ id: 'happened', op: 'happened', fact: 'events', codes: list, from, to },
      ...of,
    }),
  ),
};

/** Rules of one condition, and terms, tied together: conditions hold terms, terms hold rules. */
const tied = fc.letrec<{ rule: Rule; leaf: Rule; term: Term; ownerRule: Rule }>((tie) => ({
  leaf: fc.oneof(
    ...Object.values<fc.Arbitrary<Rule>>({
      ...plainLeaves,
      compare: fc
        .tuple(tie('term'), fc.constantFrom<Relation>('<', '<=', '=', '>=', '>'), tie('term'))
        .map(([left, relation, right]): Rule => ({ id: 'compare', op: 'compare', left, relation, right })),
      linked: fc
        .tuple(tie('ownerRule'), limits)
        .map(([where, of]): Rule => ({ id: 'linked', op: 'linked', fact: 'owners', where, ...of })),
    } satisfies Record<LeafOp | 'compare' | 'linked', fc.Arbitrary<Rule>>),
  ),
  ownerRule: fc.oneof(
    letters.map((list): Rule => ({ id: 'w', op: 'in', fact: 'letter', values: list })),
    limits.map((of): Rule => ({ id: 'w', op: 'between', fact: 'number', ...of })),
    fc.constant<Rule>({ id: 'w', op: 'not', of: { id: 'f', op: 'is', fact: 'flag' } }),
  ),
  term: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    day.map((value): Term => ({ term: 'number', value })),
    fc.constant<Term>({ term: 'fact', fact: 'number' }),
    per.map((rates): Term => ({ term: 'fact', fact: 'amount', unit: 'MXN', per: rates })),
    fc.constant<Term>({ term: 'count', fact: 'set' }),
    fc
      .option(tie('ownerRule'), { nil: null })
      .map((where): Term => ({ term: 'total', fact: 'owners', of: 'number', where })),
    fc.array(tie('term'), { maxLength: 2 }).map((of): Term => ({ term: 'sum', of })),
    fc.tuple(tie('term'), tie('term')).map(([of, by]): Term => ({ term: 'ratio', of, by })),
    fc
      .tuple(tie('leaf'), tie('term'), tie('term'))
      .map(([when, value, otherwise]): Term => ({ term: 'choose', cases: [{ when, value }], otherwise })),
  ),
  rule: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    tie('leaf'),
    fc.array(tie('rule'), { maxLength: 3 }).map((of): Rule => ({ id: 'all', op: 'all', of })),
    fc.array(tie('rule'), { maxLength: 3 }).map((of): Rule => ({ id: 'any', op: 'any', of })),
    tie('rule').map((of): Rule => ({ id: 'not', op: 'not', of })),
    fc
      .tuple(fc.integer({ min: -1, max: 4 }), fc.array(tie('rule'), { maxLength: 4 }))
      .map(([count, of]): Rule => ({ id: 'atLeast', op: 'atLeast', count, of })),
  ),
}));

/** A tree of conditions of every op, empty lists and impossible limits included. */
export const anyRule: fc.Arbitrary<Rule> = tied.rule;
