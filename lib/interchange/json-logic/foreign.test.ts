import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '@/lib/domain/dates';
import { evaluate, type FactReader, resolve, type WrittenRule } from '@/lib/domain/rules';
import { importJsonLogic, type Json } from './index';
import { isTruthy } from './json';
import { interpret } from './testing/interpreter';
import { FACTS, knownFirm } from './testing/rules';

type Case = { rule: Json; data?: Json; result: Json };
const suite: readonly (Case | string)[] = JSON.parse(
  readFileSync(new URL('testing/compatible.json', import.meta.url), 'utf8'),
);

it("the interpreter of these tests gives the results of JsonLogic's own cases", () => {
  for (const one of suite)
    if (typeof one !== 'string')
      expect([one.rule, interpret(one.rule, one.data ?? null)]).toEqual([one.rule, one.result]);
});

const NUMBER = { var: 'firm.number' };
const LETTER = { var: 'firm.letter' };
const SET = { var: 'firm.set' };
const literal = fc.constantFrom<Json>(
  ...[true, false, null, 0, 1, 3, 5, -1, 2.5, '', '0', '3', ' 4 ', '5x', 'a', 'b', 'Infinity'],
  ...[[], ['a'], ['a', 'b'], [1, 3], ['a', 1]],
);
const variable = fc.constantFrom<Json>(
  ...[NUMBER, LETTER, SET, { var: 'flag' }, { var: ['flag'] }, { var: 'owners' }],
  ...[{ var: '' }, { var: ['firm.number', 3] }, { var: 'nothing' }],
);

/** Rules in JsonLogic as anybody could send them, most of them of operators and values that fit each other. */
const anyLogic = fc.letrec<{ logic: Json }>((tie) => {
  const logic = tie('logic');
  const some = fc.array(logic, { maxLength: 4 });
  const op = (...names: string[]) => fc.constantFrom(...names);
  const of = (name: fc.Arbitrary<string>, args: fc.Arbitrary<readonly Json[]>): fc.Arbitrary<Json> =>
    fc.tuple(name, args).map(([key, list]): Json => ({ [key]: list }));
  const number = fc.constantFrom<Json>(
    NUMBER,
    0,
    1,
    3,
    5,
    2.5,
    '3',
    { '+': [NUMBER, 1] },
    { '/': [NUMBER, 2] },
  );
  // Texts among them: as one of two that are chosen from, a text is compared as a text.
  const branch = fc.constantFrom<Json>(NUMBER, 3, 5, 6, 16, '5', '5.0', '9', '10', '0x10');
  const chosen = of(op('if', '?:'), fc.tuple(fc.constant<Json>({ var: 'flag' }), branch, branch));
  const reckoned = fc.oneof(
    chosen,
    of(
      op('+'),
      fc.tuple(
        chosen,
        number.filter((one) => typeof one !== 'string'),
      ),
    ),
  );
  const start = fc
    .tuple(fc.constantFrom('firm.sector', 'firm.letter'), fc.nat(1), fc.integer({ min: 1, max: 4 }))
    .map(([name, from, length]): Json => ({ substr: [{ var: name }, from, length] }));
  const pair = <T extends Json, U extends Json>(left: fc.Arbitrary<T>, right: fc.Arbitrary<U>) =>
    fc.tuple(left, right);
  return {
    logic: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.oneof(literal, variable),
      of(op('and', 'or'), some),
      of(op('!', '!!'), fc.array(logic, { minLength: 1, maxLength: 1 })),
      of(op('if', '?:'), some),
      of(op('==', '===', '!=', '!=='), pair(variable, literal)),
      of(op('==', '===', '!=', '!=='), pair(logic, logic)),
      of(op('<', '<=', '>', '>='), pair(number, number)),
      of(op('<', '<='), fc.tuple(number, number, number)),
      of(op('==', '===', '!=', '!==', '<', '>', '>='), pair(reckoned, branch)),
      of(op('<', '>='), pair(logic, logic)),
      of(op('in'), pair(fc.oneof(variable, literal), fc.oneof(variable, literal))),
      of(
        op('some', 'none', 'all'),
        pair(variable, of(op('in', '===', '=='), pair(fc.constant<Json>({ var: '' }), literal))),
      ),
      of(
        op('some', 'none', 'all'),
        pair(fc.constant<Json>({ var: 'owners' }), of(op('<', '>', '==='), pair(number, number))),
      ),
      of(
        op('===', '==', '!=', 'in'),
        pair(start, fc.constantFrom<Json>('10', '1010', '1', ['10', '01'], ['10', '101'])),
      ),
      of(op('missing'), fc.array(fc.constantFrom<Json>('flag', 'firm.letter', 'firm.set'), { maxLength: 3 })),
      of(op('missing_some'), fc.tuple(fc.integer({ min: 0, max: 3 }), fc.subarray(['flag', 'firm.letter']))),
    ),
  };
}).logic;

function verdictOf(rule: WrittenRule, read: FactReader) {
  const plain = resolve(rule, { ruleId: 'rule', asOf: day('2026-01-15') });
  if (!plain.ok) throw new Error(JSON.stringify(plain.problems));
  return evaluate(plain.rule, read).verdict;
}

describe('a rule of anybody', () => {
  it('is either refused or has the verdict that JsonLogic gives on every firm of which all is known', () => {
    const seen = { read: 0, refused: 0 };
    fc.assert(
      fc.property(anyLogic, knownFirm, (logic, { read, data }) => {
        const found = importJsonLogic(logic, { facts: FACTS });
        seen[found.ok ? 'read' : 'refused'] += 1;
        if (found.ok)
          expect(verdictOf(found.rule, read)).toBe(isTruthy(interpret(logic, data)) ? 'met' : 'unmet');
      }),
      { numRuns: 6000 },
    );
    // Both happen often enough to mean something.
    expect(Math.min(seen.read, seen.refused)).toBeGreaterThan(1000);
  });
});
