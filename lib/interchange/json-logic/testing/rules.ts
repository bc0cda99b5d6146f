import fc from 'fast-check';
import type {
  Entity,
  FactCatalogue,
  FactReader,
  FactValue,
  WrittenRule,
  WrittenTerm,
} from '@/lib/domain/rules';
import type { Json } from '../json';

const LETTERS = ['a', 'b', 'c', 'd'] as const;
const common = { power: 'fixed', questions: [] } as const;

/** What is known beforehand of the facts that random rules read. */
export const FACTS: FactCatalogue = {
  'firm.letter': { kind: 'code', ...common },
  'firm.number': { kind: 'number', ...common },
  'firm.set': { kind: 'set', ...common },
  flag: { kind: 'flag', ...common },
  'firm.sector': { kind: 'code', hierarchy: 'sector', ...common },
  'firm.place': { kind: 'code', hierarchy: 'place', ...common },
  markets: { kind: 'set', hierarchy: 'place', ...common },
  owners: {
    kind: 'entities',
    ...common,
    of: { 'firm.letter': { kind: 'code', ...common }, 'firm.number': { kind: 'number', ...common } },
  },
};

/** A firm of which all is known, as facts and as data of JsonLogic. */
export type Known = { read: FactReader; data: Json };

const letter = fc.constantFrom(...LETTERS);
const number = fc.integer({ min: 0, max: 9 });
/** Codes of the lowest level, and some of every level to ask for. */
const CLASSES = ['0111', '1010', '1104', '6201'];
const PLACES = ['AR-M-1', 'AR-M-2', 'AR-B-1', 'CL-RM-1'];
const sectorCodes = fc.subarray(['*', 'A', 'C', '10', '62', '101', '1010', '0111'], { minLength: 1 });
const placeCodes = fc.subarray(['*', 'AR', 'AR-M', 'AR-M-1', 'CL', 'UY'], { minLength: 1 });
const person = fc.record({ letter, number });

/** Firms of which all is known. */
export const knownFirm: fc.Arbitrary<Known> = fc
  .record({
    letter,
    number,
    set: fc.subarray([...LETTERS]),
    flag: fc.boolean(),
    owners: fc.array(person, { maxLength: 3 }),
    sector: fc.constantFrom(...CLASSES),
    place: fc.constantFrom(...PLACES),
    markets: fc.subarray(PLACES),
  })
  .map(({ letter: code, number: amount, set, flag, owners, sector, place, markets }) => {
    const facts: Readonly<Record<string, FactValue>> = {
      ...asFacts({ letter: code, number: amount }),
      'firm.set': { kind: 'set', members: set },
      flag: { kind: 'flag', value: flag },
      'firm.sector': { kind: 'values', values: [sector] },
      'firm.place': { kind: 'values', values: [place] },
      markets: { kind: 'set', members: markets },
      owners: { kind: 'entities', entities: owners.map((owner): Entity => asFacts(owner)) },
    };
    const data = {
      firm: { letter: code, number: amount, set, sector, place },
      flag,
      markets,
      owners: owners.map((owner) => ({ firm: owner })),
    };
    const table = new Map(Object.entries(facts));
    return { read: (key) => table.get(key) ?? { kind: 'unknown' }, data };
  });

function asFacts(of: { letter: string; number: number }) {
  const code: FactValue = { kind: 'values', values: [of.letter] };
  const amount: FactValue = { kind: 'range', lo: of.number, hi: of.number };
  return { 'firm.letter': code, 'firm.number': amount };
}

const letters = fc.subarray([...LETTERS], { minLength: 1 });
const limit = fc.option(number, { nil: null });
const id = 'x';

/** Conditions that an owner has facts for as well. */
const shared: fc.Arbitrary<WrittenRule> = fc.oneof(
  letter.map((value): WrittenRule => ({ id, op: 'equals', fact: 'firm.letter', value })),
  number.map((value): WrittenRule => ({ id, op: 'equals', fact: 'firm.number', value })),
  letters.map((values): WrittenRule => ({ id, op: 'in', fact: 'firm.letter', values })),
  fc
    .tuple(limit, limit)
    .map(([min, max]): WrittenRule => ({ id, op: 'between', fact: 'firm.number', min, max })),
  fc.constant<WrittenRule>({ id, op: 'exists', fact: 'firm.letter' }),
);

const leaf: fc.Arbitrary<WrittenRule> = fc.oneof(
  shared,
  fc.boolean().map((value): WrittenRule => ({ id, op: 'equals', fact: 'flag', value })),
  letters.map((values): WrittenRule => ({ id, op: 'intersects', fact: 'firm.set', values })),
  letters.map((values): WrittenRule => ({ id, op: 'contains', fact: 'firm.set', values })),
  fc.constant<WrittenRule>({ id, op: 'is', fact: 'flag' }),
  fc
    .tuple(sectorCodes, fc.option(fc.constant(['10', 'A']), { nil: undefined }))
    .map(([codes, except]): WrittenRule => ({ id, op: 'under', fact: 'firm.sector', codes, except })),
  fc
    .tuple(placeCodes, fc.option(fc.constant(['AR-M']), { nil: undefined }))
    .map(([codes, except]): WrittenRule => ({ id, op: 'under', fact: 'firm.place', codes, except })),
  placeCodes.map((codes): WrittenRule => ({ id, op: 'reaches', fact: 'markets', codes })),
  fc.tuple(shared, fc.boolean()).map(
    ([where, isSome]): WrittenRule => ({
      ...{ id, op: 'linked', fact: 'owners', where },
      ...(isSome ? { min: 1, max: null } : { min: null, max: 0 }),
    }),
  ),
);

const relation = fc.constantFrom('<', '<=', '=', '>=', '>');
type Tree = { rule: WrittenRule; group: WrittenRule; term: WrittenTerm };

/** Rules that JsonLogic can say. */
export const sayableRule: fc.Arbitrary<WrittenRule> = fc
  .letrec<Tree>((tie) => ({
    rule: fc.oneof({ maxDepth: 3, withCrossShrink: true }, leaf, tie('group')),
    group: fc.oneof(
      fc.array(tie('rule'), { maxLength: 3 }).map((of): WrittenRule => ({ id, op: 'all', of })),
      fc.array(tie('rule'), { maxLength: 3 }).map((of): WrittenRule => ({ id, op: 'any', of })),
      tie('rule').map((of): WrittenRule => ({ id, op: 'not', of })),
      fc
        .tuple(fc.integer({ min: 0, max: 3 }), fc.array(tie('rule'), { maxLength: 3 }))
        .map(([count, of]): WrittenRule => ({ id, op: 'atLeast', count, of })),
      fc
        .tuple(tie('rule'), tie('rule'))
        .map(([of, except]): WrittenRule => ({ id, op: 'unless', of, except })),
      tie('rule').map((of): WrittenRule => ({ id, op: 'criterion', kind: 'declared', of })),
      fc
        .tuple(tie('term'), relation, tie('term'))
        .map(([left, how, right]): WrittenRule => ({ id, op: 'compare', left, relation: how, right })),
    ),
    term: fc.oneof(
      { maxDepth: 3 },
      number.map((value): WrittenTerm => ({ term: 'number', value })),
      fc.constant<WrittenTerm>({ term: 'fact', fact: 'firm.number' }),
      fc.constant<WrittenTerm>({ term: 'count', fact: 'firm.set' }),
      fc.array(tie('term'), { minLength: 1, maxLength: 3 }).map((of): WrittenTerm => ({ term: 'sum', of })),
      fc
        .tuple(tie('term'), fc.integer({ min: 1, max: 4 }))
        .map(([of, value]): WrittenTerm => ({ term: 'ratio', of, by: { term: 'number', value } })),
      fc.tuple(tie('rule'), tie('term'), tie('term')).map(
        ([when, value, otherwise]): WrittenTerm => ({
          term: 'choose',
          cases: [{ when, value }],
          otherwise,
        }),
      ),
    ),
  }))
  .rule.map(numbered);

/** Every node gets an id of its own. */
function numbered(rule: WrittenRule): WrittenRule {
  let next = 0;
  return JSON.parse(JSON.stringify(rule), (_, value) =>
    typeof value === 'object' && value !== null && 'op' in value ? { ...value, id: `n${next++}` } : value,
  );
}
