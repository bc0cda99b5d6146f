import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate';
import { resolve, type WrittenRule } from '../language';
import type { Rule } from '../types';
import { AS_OF, found, group, told } from './lint.fixture';

const count = (id: string, relation: '<' | '<=' | '=' | '>=' | '>', value: number): WrittenRule => ({
  ...{ id, op: 'compare', left: { term: 'count', fact: 'held' }, relation },
  right: { term: 'number', value },
});
const has = (id: string, op: 'intersects' | 'contains', ...values: readonly string[]): WrittenRule => ({
  ...{ id, op, fact: 'held' },
  values,
});

const reaches = (code: string, ...except: readonly string[]): WrittenRule => ({
  ...{ id: 'w', op: 'reaches', fact: 'held', codes: [code] },
  ...(except.length > 0 && { except }),
});
const not = (of: WrittenRule): WrittenRule => ({ id: 'not', op: 'not', of });

const CERTAIN: readonly string[] = ['contradiction', 'tautology'];

describe('the number of members beside the members', () => {
  it.each<[string, WrittenRule, readonly string[]]>([
    [
      'none, and one of them',
      group('all', 'r', count('n', '=', 0), has('a', 'contains', 'x')),
      ['contradiction r'],
    ],
    [
      'none, and some',
      group('all', 'r', count('n', '<', 1), has('a', 'intersects', 'x', 'y')),
      ['contradiction r'],
    ],
    [
      'one, and two of them',
      group('all', 'r', count('n', '<=', 1), has('a', 'contains', 'x', 'y')),
      ['contradiction r'],
    ],
    [
      'at least one, where one is asked for',
      group('all', 'r', count('n', '>=', 1), has('a', 'contains', 'x')),
      ['implied n'],
    ],
    [
      'some, and none of all there are',
      group('all', 'r', count('n', '>=', 1), not(reaches('*'))),
      ['contradiction r'],
    ],
    ['none, or one of all there are', group('any', 'r', count('n', '=', 0), reaches('*')), ['tautology r']],
    [
      'none of all there are, or some',
      group('any', 'r', count('n', '>=', 1), not(reaches('*'))),
      ['tautology r'],
    ],
    ['some, and none of an area', group('all', 'r', count('n', '>=', 1), not(reaches('C'))), []],
    ['two, and none of all but an area', group('all', 'r', count('n', '>=', 2), not(reaches('*', 'C'))), []],
    ['one, and either of two', group('all', 'r', count('n', '<=', 1), has('a', 'intersects', 'x', 'y')), []],
  ])('is no less than these: %s', (_, rule, expected) => {
    expect(told(found(rule))).toEqual(expected);
  });

  it.each<[string, WrittenRule, readonly string[]]>([
    [
      'some, and none of all that are offered',
      group('all', 'r', count('n', '>=', 1), not(has('a', 'intersects', 'x', 'y', 'old'))),
      ['contradiction r'],
    ],
    [
      'none, or one of all that are offered',
      group('any', 'r', count('n', '=', 0), has('a', 'intersects', 'x', 'y', 'old')),
      ['tautology r'],
    ],
    [
      'some, and none of two',
      group('all', 'r', count('n', '>=', 1), not(has('a', 'intersects', 'x', 'y'))),
      [],
    ],
    ['two, and one of them not', group('all', 'r', count('n', '>=', 2), not(has('a', 'contains', 'y'))), []],
  ])(
    'is nought where none of those of the catalogue is held, the retired ones too: %s',
    (_, rule, expected) => {
      const asked = { power: 'do', questions: ['q'] } as const;
      const offered = {
        held: { ...asked, kind: 'set', values: ['x', 'y'], retired: { old: null } },
      } as const;
      const certain = found(rule, { facts: offered }).filter(({ code }) => CERTAIN.includes(code));
      expect(told(certain)).toEqual(expected);
    },
  );

  it('is told only where it is so, in any set', () => {
    const values = fc.subarray(['x', 'y', 'z'], { minLength: 1 });
    const relation = fc.constantFrom('<', '<=', '=', '>=', '>');
    const part = (id: string): fc.Arbitrary<WrittenRule> =>
      fc
        .oneof(
          fc.tuple(relation, fc.nat(3)).map(([sign, value]) => count(id, sign, value)),
          values.map((some) => has(id, 'contains', ...some)),
          values.map((some) => has(id, 'intersects', ...some)),
          fc.constantFrom('*', 'x', 'y').map((code) => ({ ...reaches(code), id })),
        )
        .chain((of) => fc.constantFrom<WrittenRule>(of, { id: `${id}.n`, op: 'not', of }));
    const sets = Array.from({ length: 32 }, (_, bits) =>
      ['x', 'y', 'z', 'v', 'w'].filter((_code, place) => (bits >> place) & 1),
    );
    fc.assert(
      fc.property(fc.constantFrom('all', 'any'), fc.tuple(part('a'), part('b'), part('c')), (op, parts) => {
        const rule = group(op === 'all' ? 'all' : 'any', 'r', ...parts);
        const verdicts = new Set(sets.map((members) => met(rule, members)));
        const codes = told(found(rule));
        if (codes.includes('contradiction r')) expect(verdicts).toEqual(new Set([false]));
        if (codes.includes('tautology r')) expect(verdicts).toEqual(new Set([true]));
      }),
      { numRuns: 300 },
    );
  });
});

function met(rule: WrittenRule, members: readonly string[]): boolean {
  const resolution = resolve(rule, { ruleId: 'R', asOf: AS_OF });
  if (!resolution.ok) throw new Error('not readable');
  const plain: Rule = resolution.rule;
  return evaluate(plain, () => ({ kind: 'set', members })).verdict === 'met';
}
