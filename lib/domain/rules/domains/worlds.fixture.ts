import fc from 'fast-check';
import { everyValueOf, leaf } from '../rules.fixture';
import type { FactReader, FactValue, Rule, Term } from '../types';

/** Half steps, one beyond the limits on either side: every way to stand to limits between 0 and 9. */
const NUMBERS = Array.from({ length: 23 }, (_, step) => -1 + step / 2);
const UNKNOWN: FactValue = { kind: 'unknown' };
const LETTERS = ['a', 'b', 'c', 'd'];
/** Nought leaves a ratio open for good: it is neither met nor unmet. */
const DIVISORS = [0, 1];
const relation = fc.constantFrom('<', '<=', '=', '>=', '>');
const quotient: Term = {
  term: 'ratio',
  of: { term: 'fact', fact: 'part' },
  by: { term: 'fact', fact: 'divisor' },
};
const limit = fc.option(fc.integer({ min: 0, max: 4 }), { nil: null });

/** In: a term. Out: comparisons of it with a number, which may stand first. */
function againstNumber(term: Term): fc.Arbitrary<Rule> {
  return fc
    .tuple(relation, fc.integer({ min: 0, max: 9 }), fc.boolean())
    .map(([sign, value, turned]): Rule => {
      const number = { term: 'number', value } as const;
      return turned
        ? { id: 'compare', op: 'compare', left: number, relation: sign, right: term }
        : { id: 'compare', op: 'compare', left: term, relation: sign, right: number };
    });
}

/** Conditions on the same facts as those of the shared makers, of further kinds. */
const further: fc.Arbitrary<Rule> = fc.oneof(
  fc.subarray(LETTERS).map((values): Rule => ({ id: 'contains', op: 'contains', fact: 'set', values })),
  fc
    .tuple(fc.constantFrom('*', 'A', 'C', '01', '0111'), fc.subarray(['01', '10', '0111', '1010']))
    .map(([one, except]): Rule => ({ id: 'area', op: 'under', fact: 'code', codes: [one], except })),
  againstNumber({ term: 'fact', fact: 'number' }),
  againstNumber(quotient),
  fc.tuple(limit, limit).map(
    ([min, max]): Rule => ({
      id: 'happened',
      op: 'happened',
      fact: 'events',
      codes: ['a'],
      from: null,
      to: null,
      min,
      max,
    }),
  ),
  fc.tuple(limit, limit).map(
    ([min, max]): Rule => ({
      id: 'linked',
      op: 'linked',
      fact: 'owners',
      where: { id: 'w', op: 'is', fact: 'f' },
      min,
      max,
    }),
  ),
);

const condition = fc.oneof({ weight: 3, arbitrary: leaf }, { weight: 2, arbitrary: further });

/** A small tree of conditions. */
export const smallRule = treeOf(condition);

/** A small tree of conditions on one share, whose divisor may be nought, and one fact beside it. */
export const shareRule = treeOf(
  fc.oneof(
    { weight: 3, arbitrary: againstNumber(quotient) },
    { weight: 1, arbitrary: fc.constant<Rule>({ id: 'is', op: 'is', fact: 'flag' }) },
  ),
);

/** A small tree of conditions on two facts, and whether these are known. */
export const untoldRule = treeOf(
  fc.constantFrom<Rule>(
    { id: 'exists', op: 'exists', fact: 'flag' },
    { id: 'is', op: 'is', fact: 'flag' },
    { id: 'is not', op: 'not', of: { id: 'is', op: 'is', fact: 'flag' } },
    { id: 'exists', op: 'exists', fact: 'letter' },
    { id: 'in', op: 'in', fact: 'letter', values: ['a'] },
  ),
);

function treeOf(leaves: fc.Arbitrary<Rule>): fc.Arbitrary<Rule> {
  return fc.letrec<{ rule: Rule; group: Rule }>((tie) => ({
    rule: fc.oneof({ maxDepth: 2, withCrossShrink: true }, leaves, tie('group')),
    group: fc.oneof(
      fc.array(tie('rule'), { maxLength: 3 }).map((of): Rule => ({ id: 'all', op: 'all', of })),
      fc.array(tie('rule'), { maxLength: 3 }).map((of): Rule => ({ id: 'any', op: 'any', of })),
      tie('rule').map((of): Rule => ({ id: 'not', op: 'not', of })),
      fc
        .tuple(fc.integer({ min: 0, max: 3 }), fc.array(tie('rule'), { maxLength: 3 }))
        .map(([count, of]): Rule => ({ id: 'atLeast', op: 'atLeast', count, of })),
    ),
  })).rule;
}

/** In: rules. Out: every exact case of the facts they read, as far as their conditions can tell cases apart. */
export function everyCase(rules: readonly Rule[]): readonly FactReader[] {
  return casesWith(rules, exactValues);
}

/** In: rules. Out: the same, and those in which some of the facts are not known. */
export function everyCaseAndUntold(rules: readonly Rule[]): readonly FactReader[] {
  return casesWith(rules, (fact) => [UNKNOWN, ...exactValues(fact)]);
}

function casesWith(
  rules: readonly Rule[],
  valuesOf: (fact: string) => readonly FactValue[],
): readonly FactReader[] {
  const facts = [...new Set(rules.flatMap(factsRead))];
  const tables = facts.reduce<readonly ReadonlyMap<string, FactValue>[]>(
    (all, fact) => all.flatMap((one) => valuesOf(fact).map((value) => new Map([...one, [fact, value]]))),
    [new Map()],
  );
  return tables.map((table) => (fact: string) => table.get(fact) ?? UNKNOWN);
}

/** How many cases the rules have. */
export function casesOf(rules: readonly Rule[]): number {
  return [...new Set(rules.flatMap(factsRead))].reduce((count, fact) => count * exactValues(fact).length, 1);
}

function exactValues(fact: string): readonly FactValue[] {
  if (fact === 'number' || fact === 'part') return NUMBERS.map(exactly);
  if (fact === 'divisor') return DIVISORS.map(exactly);
  const upTo = Array.from({ length: 6 }, (_, count) => count);
  if (fact === 'events')
    return upTo.map((count) => ({ kind: 'events', events: Array(count).fill({ code: 'a', lo: 0, hi: 0 }) }));
  if (fact === 'owners')
    return upTo.map((count) => ({
      kind: 'entities',
      entities: Array(count).fill({ f: { kind: 'flag', value: true } }),
    }));
  // No rule names this class, nor what it stands under: codes that are named are never all there are.
  if (fact === 'code') return [...everyValueOf(fact, UNKNOWN), { kind: 'values', values: ['4711'] }];
  return everyValueOf(fact, UNKNOWN);
}

function exactly(value: number): FactValue {
  return { kind: 'range', lo: value, hi: value };
}

function factsRead(rule: Rule): readonly string[] {
  switch (rule.op) {
    case 'all':
    case 'any':
    case 'atLeast':
      return rule.of.flatMap(factsRead);
    case 'not':
      return factsRead(rule.of);
    case 'compare':
      return [rule.left, rule.right].some(({ term }) => term === 'ratio') ? ['part', 'divisor'] : ['number'];
    default:
      return [rule.fact];
  }
}
