import fc from 'fast-check';
import type { FactValue, Rule, Term } from '../rules';
import type { Columns } from './columns';
import { addFirm, finishColumns, startColumns } from './columns-builder';
import { fill } from './fill';
import type { Leaf } from './formula';
import { plainKernels } from './kernels';
import type { Population, ToFill } from './population';
import type { Desk } from './run';
import { deskOf } from './run';

/** Facts of one firm. */
export type Facts = ReadonlyMap<string, FactValue>;

const LETTERS = ['a', 'b', 'c', 'd'];
const CODES = ['A', 'C', '01', '10', '0111', '1010', '1020', '2511', 'AR-M', 'AR-M-001'];
const ASKED = ['*', 'A', 'C', '01', '1010', '10', 'AR', 'AR-M'];
const UNITS = ['USD', 'ARS', 'EUR'];
const UNKNOWN: FactValue = { kind: 'unknown' };

const end = fc.oneof(fc.integer({ min: -3, max: 6 }), fc.constantFrom(0.5, 2.5, -Infinity, Infinity));
const ends = fc.tuple(end, end).map(([a, b]) => ({ lo: Math.min(a, b), hi: Math.max(a, b) }));
const number = ends.map((range): FactValue => ({ kind: 'range', ...range }));
const money = fc
  .tuple(ends, fc.constantFrom(...UNITS))
  .map(([range, unit]): FactValue => ({ kind: 'range', ...range, unit }));
const values = (list: readonly string[]) =>
  fc.subarray([...list]).map((some): FactValue => ({ kind: 'values', values: some }));
const opened = fc.constantFrom<{ open?: true }>({}, { open: true });
const set = (list: readonly string[]) =>
  fc
    .tuple(fc.subarray([...list]), opened)
    .map(([members, open]): FactValue => ({ kind: 'set', members, ...open }));
const flag = fc.boolean().map((value): FactValue => ({ kind: 'flag', value }));
const event = fc.tuple(ends, fc.constantFrom(...LETTERS)).map(([range, code]) => ({ code, ...range }));
const events = fc
  .tuple(fc.array(event, { maxLength: 3 }), opened)
  .map(([list, open]): FactValue => ({ kind: 'events', events: list, ...open }));
const entity = fc.record({ number, flag: fc.oneof(flag, fc.constant(UNKNOWN)) }, { requiredKeys: [] });
const entities = fc
  .tuple(fc.array(entity, { maxLength: 3 }), opened)
  .map(([list, open]): FactValue => ({ kind: 'entities', entities: list, ...open }));

const known = {
  ...{ letter: values(LETTERS), code: values(CODES), set: set(LETTERS), codes: set(CODES), flag },
  ...{ number, other: number, money, events, entities },
};

/** What is known of one firm, of many kinds of facts; a third of them not at all. */
export const firm: fc.Arbitrary<Facts> = fc
  .record(
    Object.fromEntries(
      Object.entries(known).map(([fact, value]) => [
        fact,
        fc.oneof({ weight: 2, arbitrary: value }, { weight: 1, arbitrary: fc.constant(UNKNOWN) }),
      ]),
    ),
  )
  .map((facts) => new Map(Object.entries(facts)));

const limit = fc.option(fc.constantFrom(-3, 0, 1, 2, 2.5, 4, 6), { nil: null });
const limits = fc.record({ min: limit, max: limit });
const open = fc.constantFrom<{ minOpen?: true; maxOpen?: true }>({}, { minOpen: true }, { maxOpen: true });
const some = (list: readonly string[]) => fc.subarray([...list]);
const area = fc.record({ codes: some(ASKED), except: some(CODES) });
const also = fc.array(area, { maxLength: 1 }).map((list) => (list.length > 0 ? { also: list } : {}));
const per = fc.constantFrom({ ARS: 0.5 }, { ARS: 0.5, EUR: 2 });

const term: fc.Arbitrary<Term> = fc.letrec<{ term: Term }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 2 },
    fc.integer({ min: -2, max: 5 }).map((value): Term => ({ term: 'number', value })),
    fc.constantFrom<Term>(
      { term: 'fact', fact: 'number' },
      { term: 'fact', fact: 'other' },
      { term: 'count', fact: 'set' },
      { term: 'total', fact: 'entities', of: 'number', where: null },
      { term: 'total', fact: 'entities', of: 'number', where: { id: 'w', op: 'is', fact: 'flag' } },
    ),
    fc.array(tie('term'), { maxLength: 2 }).map((of): Term => ({ term: 'sum', of })),
    fc.tuple(tie('term'), tie('term')).map(([of, by]): Term => ({ term: 'ratio', of, by })),
    fc.tuple(tie('term'), tie('term')).map(
      ([value, otherwise]): Term => ({
        term: 'choose',
        cases: [{ when: { id: 'c', op: 'is', fact: 'flag' }, value }],
        otherwise,
      }),
    ),
  ),
})).term;

/** Leaves of every kind there is; the compiler asks for each. */
const leaves: Readonly<Record<Leaf['op'] | 'contains', fc.Arbitrary<Rule>>> = {
  in: some(LETTERS).map((list): Rule => ({ id: 'in', op: 'in', fact: 'letter', values: list })),
  under: fc
    .tuple(area, also)
    .map(([one, more]): Rule => ({ id: 'under', op: 'under', fact: 'code', ...one, ...more })),
  reaches: fc
    .tuple(area, also)
    .map(([one, more]): Rule => ({ id: 'reaches', op: 'reaches', fact: 'codes', ...one, ...more })),
  between: fc.oneof(
    fc
      .tuple(limits, open)
      .map(([ends, how]): Rule => ({ id: 'b', op: 'between', fact: 'number', ...ends, ...how })),
    fc.tuple(limits, open, per).map(
      ([ends, how, rates]): Rule => ({
        ...{ id: 'm', op: 'between', fact: 'money', unit: 'USD', per: rates },
        ...ends,
        ...how,
      }),
    ),
  ),
  intersects: some(LETTERS).map((list): Rule => ({ id: 'i', op: 'intersects', fact: 'set', values: list })),
  contains: some(LETTERS).map((list): Rule => ({ id: 'c', op: 'contains', fact: 'set', values: list })),
  is: fc.constant<Rule>({ id: 'is', op: 'is', fact: 'flag' }),
  exists: fc
    .constantFrom(...Object.keys(known), 'nobody-was-asked')
    .map((fact): Rule => ({ id: 'e', op: 'exists', fact })),
  compare: fc
    .tuple(term, fc.constantFrom('<', '<=', '=', '>=', '>'), term)
    .map(([left, relation, right]): Rule => ({ id: 'cmp', op: 'compare', left, relation, right })),
  happened: fc.tuple(limits, some(['*', ...LETTERS]), limit, limit).map(
    ([ends, codes, from, to]): Rule => ({
      ...{ id: 'h', op: 'happened', fact: 'events', codes, from, to },
      ...ends,
    }),
  ),
  linked: limits.map(
    (ends): Rule => ({
      ...{ id: 'l', op: 'linked', fact: 'entities', ...ends },
      where: { id: 'lw', op: 'between', fact: 'number', min: 1, max: null },
    }),
  ),
};

/** A leaf of any kind. */
export const anyLeaf: fc.Arbitrary<Rule> = fc.oneof(...Object.values(leaves));

/** A tree of leaves of every kind, empty groups and double negation included. */
export const anyRule: fc.Arbitrary<Rule> = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    anyLeaf,
    fc.array(tie('rule'), { maxLength: 4 }).map((of): Rule => ({ id: 'all', op: 'all', of })),
    fc.array(tie('rule'), { maxLength: 4 }).map((of): Rule => ({ id: 'any', op: 'any', of })),
    tie('rule').map((of): Rule => ({ id: 'not', op: 'not', of })),
    fc
      .tuple(fc.integer({ min: -1, max: 5 }), fc.array(tie('rule'), { maxLength: 4 }))
      .map(([count, of]): Rule => ({ id: 'n', op: 'atLeast', count, of })),
  ),
})).rule;

/** In: firms. Out: their columns, each firm's id its place. */
export function columnsOf(firms: readonly Facts[], room = firms.length): Columns {
  const builder = startColumns(Math.max(room, 1));
  firms.forEach((facts, index) => {
    addFirm(builder, `firm-${index}`, facts);
  });
  return finishColumns(builder);
}

/** In: a population with work to do. Out: it with its planes filled. */
export function filled({ population, fillings }: ToFill): Population {
  fill(deskFor(population), fillings, 0, population.planes.blocks);
  return population;
}

/** In: a population. Out: a desk of its one thread. */
export function deskFor({ planes }: Population): Desk {
  return deskOf(planes, 0, plainKernels(planes.words));
}

/** In: rules. Out: the same with ids of their own, in order. */
export function numbered(rules: readonly Rule[]): readonly Rule[] {
  return rules.map((rule, index) => ({ ...rule, id: `rule-${index}` }));
}
