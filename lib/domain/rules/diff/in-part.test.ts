import fc from 'fast-check';
import { expect, it } from 'vitest';
import { day } from '../../dates';
import { casesOf, everyCaseAndUntold, smallRule, untoldRule } from '../domains/worlds.fixture';
import { evaluate } from '../evaluate';
import { NO_LIBRARY, type WrittenRule } from '../language';
import type { Rule } from '../types';
import { isSameInPart } from './in-part';
import { toldEffect } from './told';

const MOST_CASES = 3000;
const not = (of: Rule): Rule => ({ id: 'n', op: 'not', of });
const all = (...of: readonly Rule[]): Rule => ({ id: 'l', op: 'all', of });
const any = (...of: readonly Rule[]): Rule => ({ id: 'y', op: 'any', of });
const two = fc.tuple(smallRule, smallRule);

function areAlike(first: Rule, second: Rule): boolean {
  return everyCaseAndUntold([first, second]).every(
    (read) => evaluate(first, read).verdict === evaluate(second, read).verdict,
  );
}

it('is certain of what stays the same whatever is known: order, grouping, repetition and turning around', () => {
  fc.assert(
    fc.property(two, ([one, other]) => {
      for (const [first, second] of [
        [not(not(one)), one],
        [all(one, other), all(other, one, one)],
        [all(one, any(one, other)), one],
        [not(all(one, other)), any(not(other), not(one))],
        [{ id: 'a', op: 'atLeast', count: 1, of: [one, other] }, any(other, one)],
      ] satisfies [Rule, Rule][])
        expect(isSameInPart(first, second, null)).toBe(true);
    }),
    { numRuns: 100 },
  );
});

it('is certain of limits on a number that others hold already, and not where one hangs on the answer', () => {
  const between = (min: number | null, max: number | null): Rule => ({
    ...{ id: 'b', op: 'between', fact: 'number', min, max },
  });
  const ends = [null, 1, 2, 3].flatMap((min) =>
    [null, 1, 2, 3].flatMap((max) => ((min ?? 0) <= (max ?? 9) && min !== max ? [between(min, max)] : [])),
  );
  const ranges = [0, 1, 1.5, 2, 2.5, 3, 4, Infinity].flatMap((hi) =>
    [-Infinity, 0, 1, 1.5, 2, 2.5, 3, 4].flatMap((lo) =>
      lo <= hi ? [{ kind: 'range', lo, hi } as const] : [],
    ),
  );
  for (const one of ends)
    for (const other of ends)
      for (const [first, second] of [
        [one, all(one, other)],
        [any(one, other), other],
        [not(one), all(not(other), not(one))],
      ] satisfies [Rule, Rule][]) {
        const isSame = ranges.every(
          (range) => evaluate(first, () => range).verdict === evaluate(second, () => range).verdict,
        );
        expect([first, second, isSameInPart(first, second, null)]).toEqual([first, second, isSame]);
      }
});

it('is not of what a fact that is missing leaves open', () => {
  const yes: Rule = { id: 'i', op: 'is', fact: 'flag' };
  const told: Rule = { id: 'e', op: 'exists', fact: 'flag' };
  expect(isSameInPart(all(), any(yes, not(yes)), null)).toBe(false);
  expect(isSameInPart(yes, all(yes, told), null)).toBe(false);
});

it('holds of each firm, known in part or in full', () => {
  const rules = fc.oneof(two, fc.tuple(untoldRule, untoldRule));
  const letter: Rule = { id: 'a', op: 'in', fact: 'letter', values: ['a'] };
  const other: Rule = { id: 'f', op: 'is', fact: 'flag' };
  const seen = { same: 0 };
  fc.assert(
    fc.property(rules, ([first, second]) => {
      fc.pre(casesOf([first, second]) <= MOST_CASES);
      if (isSameInPart(first, second, null)) {
        seen.same += 1;
        expect(areAlike(first, second)).toBe(true);
      }
    }),
    { numRuns: 200, examples: [[[all(letter, other), all(other, letter)]]] },
  );
  expect(seen.same).toBeGreaterThan(0);
});

it('is told as the same of nobody else', () => {
  const part = fc.constantFrom<WrittenRule>(
    ...['a', 'b', 'c', 'd'].map((fact): WrittenRule => ({ id: fact, op: 'is', fact })),
    ...['a', 'b'].map((fact): WrittenRule => ({ id: `e${fact}`, op: 'exists', fact })),
  );
  const group = fc
    .tuple(fc.constantFrom('all' as const, 'any' as const), fc.array(part, { minLength: 1, maxLength: 3 }))
    .map(([op, of]): WrittenRule => ({ id: op, op, of }));
  const whole = fc
    .tuple(fc.constantFrom('all' as const, 'any' as const), fc.array(group, { minLength: 1, maxLength: 2 }))
    .map(([op, of]): WrittenRule => ({ id: 'r', op, of }));
  const values = [undefined, true, false];
  fc.assert(
    fc.property(whole, whole, (before, after) => {
      const version = (rule: WrittenRule) => ({ id: 'R', rule, library: NO_LIBRARY });
      const effect = toldEffect(version(before), version(after), { asOf: day('2026-05-15'), facts: null });
      const verdicts = firms(['a', 'b', 'c', 'd'], values).map((firm) =>
        [before, after].map((rule) => verdictOf(rule, firm)),
      );
      const isSame = verdicts.every(([old, now]) => old === now);
      // Four questions can all be tried.
      expect(effect === 'same').toBe(isSame);
    }),
    { numRuns: 200 },
  );
});

type Firm = Readonly<Record<string, boolean | undefined>>;

function firms(
  [first, ...others]: readonly string[],
  values: readonly (boolean | undefined)[],
): readonly Firm[] {
  if (!first) return [{}];
  return firms(others, values).flatMap((firm) => values.map((value) => ({ ...firm, [first]: value })));
}

/** By the words of the language: all, any, a yes, and whether there is an answer. */
function verdictOf(rule: WrittenRule, firm: Firm): boolean | undefined {
  if (rule.op === 'is') return firm[rule.fact];
  if (rule.op === 'exists') return firm[rule.fact] !== undefined;
  if (rule.op !== 'all' && rule.op !== 'any') throw new RangeError(rule.op);
  const decides = rule.op === 'any';
  const of = rule.of.map((part) => verdictOf(part, firm));
  if (of.includes(decides)) return decides;
  return of.includes(undefined) ? undefined : !decides;
}
