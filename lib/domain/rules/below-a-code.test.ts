import { describe, expect, it } from 'vitest';
import { readOfHierarchy } from './hierarchies.fixture';
import { ancestorsOf } from './hierarchy';
import { evaluate, type FactValue, type Rule } from './index';
import type { WrittenLeaf } from './language';

const CODES = ['A', '01', '011', '0111', '0112', '02', 'C', '10', '1010'];
const LISTS = CODES.flatMap((one) => [[one], ...CODES.filter((two) => one < two).map((two) => [one, two])]);

/** Written leaves with a list of texts, or one, that a fact is held against. */
type NamingOf<Leaf> = Leaf extends { op: infer Op; value: unknown }
  ? Op
  : Leaf extends { op: infer Op }
    ? { [Key in keyof Leaf]-?: Leaf[Key] extends readonly string[] ? Op : never }[keyof Leaf]
    : never;
/** Codes of events form no hierarchy. */
type Naming = Exclude<NamingOf<WrittenLeaf>, 'happened'>;

/** The compiler asks for every leaf that names codes; `code` has one of them, `codes` several. */
const LEAVES: Readonly<Record<Naming, (named: readonly string[]) => WrittenLeaf>> = {
  equals: ([value = '']) => ({ id: 'r', op: 'equals', fact: 'code', value }),
  in: (values) => ({ id: 'r', op: 'in', fact: 'code', values }),
  under: (codes) => ({ id: 'r', op: 'under', fact: 'code', codes }),
  reaches: (codes) => ({ id: 'r', op: 'reaches', fact: 'codes', codes }),
  intersects: (values) => ({ id: 'r', op: 'intersects', fact: 'codes', values }),
  contains: (values) => ({ id: 'r', op: 'contains', fact: 'codes', values }),
};

/** In: a rule. Out: for which codes it decides, and decides otherwise, or not, for a code below. */
function toldOtherwise(rule: Rule): readonly string[] {
  return CODES.flatMap((code) => {
    const told = verdictOn(rule, code);
    const below = CODES.filter((one) => one !== code && ancestorsOf(one).includes(code));
    if (told === 'unknown') return [];
    return below.filter((one) => verdictOn(rule, one) !== told).map((one) => `${code} ${one}`);
  });
}

function verdictOn(rule: Rule, code: string) {
  const values: Readonly<Record<string, FactValue>> = {
    code: { kind: 'values', values: [code] },
    codes: { kind: 'set', members: [code] },
  };
  return evaluate(rule, (fact) => values[fact] ?? { kind: 'unknown' }).verdict;
}

describe.each(Object.entries(LEAVES))('%s of codes of a hierarchy', (_, leafOf) => {
  it('says of a code below what it says of the code', () => {
    for (const named of LISTS) {
      const leaf = leafOf(named);
      expect(toldOtherwise(readOfHierarchy(leaf)), JSON.stringify(leaf)).toEqual([]);
    }
  });

  it('decides for a code that is named', () => {
    for (const code of CODES) expect(verdictOn(readOfHierarchy(leafOf([code])), code)).not.toBe('unknown');
  });
});

it('sees a list that holds for the named code alone', () => {
  expect(toldOtherwise({ id: 'r', op: 'intersects', fact: 'codes', values: ['01'] })).toContain('01 0111');
  expect(toldOtherwise({ id: 'r', op: 'in', fact: 'code', values: ['0111'] })).toContain('011 0111');
});
