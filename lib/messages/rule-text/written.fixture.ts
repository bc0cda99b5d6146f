import fc from 'fast-check';
import { dayFromNumber } from '../../domain/dates';
import {
  CRITERION_KINDS,
  type FactValue,
  type Limit,
  TIME_UNITS,
  type WrittenRule,
  type WrittenTerm,
} from '../../domain/rules';

const COUNTRIES = ['AR', 'CL', 'PE', 'UY'];
const LANGUAGES = ['es', 'pt', 'sr', 'en'];
const TODAY_NUMBER = 20_779;

const id = fc.constantFrom('a', 'b', 'c', 'd').chain((letter) => fc.nat(9999).map((n) => `${letter}${n}`));
const some = (list: readonly string[]) => fc.subarray([...list], { minLength: 1 });
const limit: fc.Arbitrary<Limit> = fc.oneof(
  { weight: 4, arbitrary: fc.nat(1200) },
  { weight: 2, arbitrary: fc.constant(null) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('sme.heads', 'later', 'lifted').map((parameter) => ({ parameter })),
  },
);
const limits = { min: limit, max: limit };
const unit = fc.constantFrom(...TIME_UNITS);
const last = fc.integer({ min: 1, max: 40 });
const day = fc.option(fc.integer({ min: 15_000, max: 21_000 }).map(dayFromNumber), { nil: null });

function op<Op extends WrittenRule['op']>(name: Op): fc.Arbitrary<Op> {
  return fc.constant(name);
}

function fact(key: string): fc.Arbitrary<string> {
  return fc.constant(key);
}

const codes = some([...COUNTRIES, 'AR-A', 'AR-Y', 'zone:mercosur', 'zone:north', '*']);
const except = fc.option(some(['AR-A', 'AR-Y', 'PE']), { nil: undefined });

const leaves: readonly fc.Arbitrary<WrittenRule>[] = [
  fc.record({ id, op: op('in'), fact: fact('firm.country'), values: some(COUNTRIES) }),
  fc.record({ id, op: op('equals'), fact: fact('firm.country'), value: fc.constantFrom(...COUNTRIES) }),
  fc.record({ id, op: op('equals'), fact: fact('firm.employees'), value: fc.nat(99) }),
  fc.record({ id, op: op('equals'), fact: fact('project.books'), value: fc.boolean() }),
  fc.record({ id, op: op('under'), fact: fact('firm.country'), codes, except }),
  fc.record({ id, op: op('reaches'), fact: fact('markets.country'), codes, except }),
  fc.record({ id, op: op('between'), fact: fact('firm.employees'), ...limits }),
  fc.record({ id, op: op('intersects'), fact: fact('access.languages'), values: some(LANGUAGES) }),
  fc.record({ id, op: op('contains'), fact: fact('access.languages'), values: some(LANGUAGES) }),
  fc.record({ id, op: op('is'), fact: fact('project.books') }),
  fc.record({ id, op: op('exists'), fact: fact('firm.employees') }),
  fc.record({ id, op: op('elapsed'), fact: fact('last.sale'), unit, ...limits }),
  fc.record({ id, op: op('recent'), fact: fact('last.sale'), last, unit }),
  fc.record({ id, op: op('calendarYear'), fact: fact('last.sale'), back: fc.integer({ min: -2, max: 5 }) }),
  fc.record({ id, op: op('dates'), fact: fact('last.sale'), from: day, to: day }),
  fc.record({
    ...{ id, op: op('happened'), fact: fact('support'), codes: some(['fair', 'course']) },
    last: fc.option(fc.record({ count: last, unit }), { nil: undefined }),
    ...limits,
  }),
  fc.record({
    ...{ id, op: op('prose') },
    text: fc.constantFrom({ en: 'Is solvent.', es: 'Es solvente.' }, { pt: 'Ser solvente' }),
  }),
];

/** A rule as people write it, every kind of node in it, names that lead nowhere and circles included. */
export const writtenRule: fc.Arbitrary<WrittenRule> = fc.letrec<{
  rule: WrittenRule;
  group: WrittenRule;
  term: WrittenTerm;
}>((tie) => ({
  rule: fc.oneof({ maxDepth: 4, withCrossShrink: true }, ...leaves, tie('group')),
  term: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.record({ term: fc.constant('number' as const), value: fc.nat(5000) }),
    fc.constant<WrittenTerm>({ term: 'fact', fact: 'firm.employees' }),
    fc.constant<WrittenTerm>({ term: 'count', fact: 'access.languages' }),
    fc.record({
      term: fc.constant('total' as const),
      fact: fact('owners'),
      of: fact('share'),
      where: fc.option(tie('rule'), { nil: undefined }),
    }),
    fc.record({
      term: fc.constant('sum' as const),
      of: fc.array(tie('term'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ term: fc.constant('ratio' as const), of: tie('term'), by: tie('term') }),
    fc.record({
      term: fc.constant('choose' as const),
      cases: fc.array(fc.record({ when: tie('rule'), value: tie('term') }), { minLength: 1, maxLength: 2 }),
      otherwise: tie('term'),
    }),
  ),
  group: fc.oneof(
    fc.record({
      id,
      op: fc.constantFrom('all' as const, 'any' as const),
      of: fc.array(tie('rule'), { maxLength: 3 }),
    }),
    fc.record({ id, op: op('not'), of: tie('rule') }),
    fc.record({ id, op: op('atLeast'), count: fc.nat(4), of: fc.array(tie('rule'), { maxLength: 3 }) }),
    fc.record({ id, op: op('unless'), of: tie('rule'), except: tie('rule') }),
    fc.record({ id, op: op('use'), predicate: fc.constantFrom('sme', 'circle', 'gone') }),
    fc.record({
      ...{ id, op: op('criterion'), kind: fc.constantFrom(...CRITERION_KINDS), of: tie('rule') },
      text: fc.constantFrom(undefined, { en: 'Keeps order', es: 'Lleva orden' }, { sr: 'Red' }),
      from: fc.option(fc.integer({ min: 20_000, max: 21_500 }).map(dayFromNumber), { nil: undefined }),
    }),
    fc.record({ id, op: op('linked'), fact: fact('owners'), where: tie('rule'), ...limits }),
    fc.record({
      ...{ id, op: op('compare'), left: tie('term'), right: tie('term') },
      relation: fc.constantFrom('<' as const, '<=' as const, '=' as const, '>=' as const, '>' as const),
    }),
  ),
})).rule;

/** The same with ids that come once. */
export function withOwnIds(rule: WrittenRule): WrittenRule {
  let next = 0;
  return JSON.parse(JSON.stringify(rule), (key, value: unknown) => (key === 'id' ? `n${next++}` : value));
}

const unknown: FactValue = { kind: 'unknown' };
const rangeOf = (max: number) =>
  fc.tuple(fc.nat(max), fc.nat(20)).map(([lo, more]): FactValue => ({ kind: 'range', lo, hi: lo + more }));
const dayFact = fc
  .tuple(fc.integer({ min: 15_000, max: TODAY_NUMBER + 40 }), fc.constantFrom(0, 0, 30))
  .map(([lo, more]): FactValue => ({ kind: 'range', lo, hi: lo + more }));
const known = fc.record({
  'firm.country': some(COUNTRIES).map((values): FactValue => ({ kind: 'values', values })),
  'firm.employees': rangeOf(300),
  'firm.turnover': fc.nat(9).map((lo): FactValue => ({ kind: 'range', lo, hi: lo, unit: 'EUR' })),
  'access.languages': fc.subarray(LANGUAGES).map((members): FactValue => ({ kind: 'set', members })),
  'markets.country': fc
    .subarray(COUNTRIES)
    .map((members): FactValue => ({ kind: 'set', members, open: true })),
  'project.books': fc.boolean().map((value): FactValue => ({ kind: 'flag', value })),
  'last.sale': dayFact,
  support: fc
    .array(
      fc.record({
        code: fc.constantFrom('fair', 'course'),
        lo: fc.constant(20_000),
        hi: fc.constant(20_400),
      }),
      { maxLength: 3 },
    )
    .map((events): FactValue => ({ kind: 'events', events })),
});

/** What is known of a firm: each fact, or nothing of it; owners have facts of their own. */
export const firmFacts: fc.Arbitrary<Readonly<Record<string, FactValue>>> = fc
  .tuple(
    known,
    fc.array(known, { maxLength: 2 }),
    fc.array(fc.constantFrom('firm.country', 'firm.employees', 'owners', 'last.sale', 'project.books')),
  )
  .map(([facts, owners, lost]) => ({
    ...facts,
    owners: { kind: 'entities' as const, entities: owners },
    ...Object.fromEntries(lost.map((key) => [key, unknown])),
  }));
