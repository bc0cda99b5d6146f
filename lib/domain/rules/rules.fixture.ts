import fc from 'fast-check';
import { readOfHierarchy } from './hierarchies.fixture';
import type { FactReader, FactValue, Rule } from './types';

/** Classes of a small tree: every division and section of it has a class that no rule below names. */
const CLASSES = ['0111', '0112', '0210', '1010', '1020', '1104', '2511', '2512', '6201'];
const PARTLY_KNOWN = ['A', 'C', '01', '10', '25'];
const ASKED_CODES = ['*', 'A', 'J', '01', '10', '0111', '1010', '2511'];
/** No rule names the last one: there is always another value that a list leaves out. */
const LETTERS = ['a', 'b', 'c', 'd', 'z'];
const ASKED_LETTERS = LETTERS.slice(0, -1);

/** Worlds and what is known of them: `narrow` is never less known than `wide`. */
export type Known = { wide: FactReader; narrow: FactReader; exact: FactReader };

const UNKNOWN: FactValue = { kind: 'unknown' };

/** In: one value of a fact. Out: three readings of it, from little known to exact. */
function chain(exact: FactValue, wider: fc.Arbitrary<readonly [narrow: FactValue, wide: FactValue]>) {
  return fc.oneof(
    { weight: 3, arbitrary: wider.map(([narrow, wide]) => ({ exact, narrow, wide })) },
    { weight: 1, arbitrary: wider.map(([narrow]) => ({ exact, narrow, wide: UNKNOWN })) },
    { weight: 1, arbitrary: fc.constant({ exact, narrow: UNKNOWN, wide: UNKNOWN }) },
    { weight: 1, arbitrary: fc.constant({ exact, narrow: exact, wide: UNKNOWN }) },
  );
}

function values(list: readonly string[]): FactValue {
  return { kind: 'values', values: [...new Set(list)] };
}

const letter = fc.constantFrom(...LETTERS).chain((value) =>
  chain(
    values([value]),
    fc
      .tuple(fc.subarray(LETTERS), fc.subarray(LETTERS))
      .map(([some, more]) => [values([value, ...some]), values([value, ...some, ...more])] as const),
  ),
);

const code = fc.constantFrom(...CLASSES).chain((value) =>
  chain(
    values([value]),
    fc
      .tuple(fc.constantFrom(value, ...CLASSES), fc.constantFrom(value, value.slice(0, 2), ...PARTLY_KNOWN))
      .map(([other, vague]) => [values([value, other]), values([value, other, vague])] as const),
  ),
);

const number = fc.integer({ min: 0, max: 9 }).chain((value) =>
  chain(
    { kind: 'range', lo: value, hi: value },
    fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3), fc.nat(3)).map(
      ([below, above, further, beyond]) =>
        [
          { kind: 'range', lo: value - below, hi: value + above },
          {
            kind: 'range',
            lo: value - below - further,
            hi: beyond === 3 ? Infinity : value + above + beyond,
          },
        ] as const,
    ),
  ),
);

const set = fc.subarray(LETTERS).chain((members) =>
  chain(
    { kind: 'set', members },
    fc.subarray(members).map((some) => [{ kind: 'set', members: some, open: true }, UNKNOWN] as const),
  ),
);

const flag = fc
  .boolean()
  .chain((value) => chain({ kind: 'flag', value }, fc.constant([{ kind: 'flag', value }, UNKNOWN] as const)));

/** A firm of five facts, each known to three degrees. */
export const known: fc.Arbitrary<Known> = fc.record({ letter, code, number, set, flag }).map((facts) => {
  const table = new Map(Object.entries(facts));
  const reader =
    (degree: keyof Known): FactReader =>
    (fact) =>
      table.get(fact)?.[degree] ?? UNKNOWN;
  return { wide: reader('wide'), narrow: reader('narrow'), exact: reader('exact') };
});

const limit = fc.option(fc.integer({ min: 0, max: 9 }), { nil: null });

/** One condition on one fact, `exists` left out: it alone may be turned around by an answer. */
export const leaf: fc.Arbitrary<Rule> = fc.oneof(
  fc.subarray(ASKED_LETTERS).map((list): Rule => ({ id: 'in', op: 'in', fact: 'letter', values: list })),
  fc
    .subarray(ASKED_CODES.slice(1), { minLength: 1 })
    .map((list) => readOfHierarchy({ id: 'listed', op: 'in', fact: 'code', values: list })),
  fc.subarray(ASKED_CODES).map((codes): Rule => ({ id: 'under', op: 'under', fact: 'code', codes })),
  fc
    .tuple(limit, limit)
    .map(([min, max]): Rule => ({ id: 'between', op: 'between', fact: 'number', min, max })),
  fc
    .subarray(ASKED_LETTERS)
    .map((list): Rule => ({ id: 'intersects', op: 'intersects', fact: 'set', values: list })),
  fc.constant<Rule>({ id: 'is', op: 'is', fact: 'flag' }),
);

/** A tree of conditions, empty groups and double negation included. */
export const rule: fc.Arbitrary<Rule> = fc.letrec<{ rule: Rule; group: Rule }>((tie) => ({
  rule: fc.oneof({ maxDepth: 4, withCrossShrink: true }, leaf, tie('group')),
  group: fc.oneof(
    fc.array(tie('rule'), { maxLength: 3 }).map((of): Rule => ({ id: 'all', op: 'all', of })),
    fc.array(tie('rule'), { maxLength: 3 }).map((of): Rule => ({ id: 'any', op: 'any', of })),
    tie('rule').map((of): Rule => ({ id: 'not', op: 'not', of })),
    fc
      .tuple(fc.integer({ min: 0, max: 4 }), fc.array(tie('rule'), { maxLength: 4 }))
      .map(([count, of]): Rule => ({ id: 'atLeast', op: 'atLeast', count, of })),
  ),
})).rule;

/** In: what may be the case for one fact. Out: every exact value it can still have. */
export function everyValueOf(fact: string, value: FactValue): readonly FactValue[] {
  if (value.kind === 'values')
    return value.values
      .flatMap((one) => (fact === 'code' ? classesUnder(one) : [one]))
      .map((one) => values([one]));
  if (value.kind === 'range') return numbers(value.lo, value.hi);
  if (value.kind !== 'unknown') return [value];
  if (fact === 'code') return CLASSES.map((one) => values([one]));
  if (fact === 'letter') return LETTERS.map((one) => values([one]));
  if (fact === 'number') return numbers(-Infinity, Infinity);
  if (fact === 'flag') return [true, false].map((yes) => ({ kind: 'flag', value: yes }));
  return subsets(LETTERS).map((members) => ({ kind: 'set', members }));
}

/** Limits of rules lie in 0 to 9, so one step beyond on either side stands for all the rest. */
function numbers(lo: number, hi: number): readonly FactValue[] {
  const list: FactValue[] = [];
  for (let value = Math.max(lo, -20); value <= Math.min(hi, 20); value += 1)
    list.push({ kind: 'range', lo: value, hi: value });
  return list;
}

function classesUnder(code: string): readonly string[] {
  const sections: Readonly<Record<string, readonly string[]>> = { A: ['01', '02'], C: ['10', '11', '25'] };
  const prefixes = sections[code] ?? [code];
  return CLASSES.filter((one) => prefixes.some((prefix) => one.startsWith(prefix)));
}

function subsets(list: readonly string[]): readonly (readonly string[])[] {
  const [first, ...others] = list;
  if (first === undefined) return [[]];
  const without = subsets(others);
  return [...without, ...without.map((some) => [first, ...some])];
}
