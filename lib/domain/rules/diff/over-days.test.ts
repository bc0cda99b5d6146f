import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayFromNumber, dayNumber, day as dayOf } from '../../dates';
import { evaluate } from '../evaluate';
import { type FactCatalogue, NO_LIBRARY, resolve, type WrittenRule } from '../language';
import type { Verdict } from '../types';
import { turningDays } from './days';
import { toldEffect } from './told';
import type { Effect } from './types';

const TODAY = dayNumber(dayOf('2026-05-15'));
const onDay = (number: number) => dayFromNumber(TODAY + number);
const source = { title: 'Law' };
const MOST = 4;
const facts: FactCatalogue = {
  staff: { kind: 'number', power: 'do', questions: [], whole: true, min: 0, max: MOST },
};
const FIRMS = Array.from({ length: MOST + 1 }, (_, people) => people);
/** Of whose people only the least and the most are known. */
const IN_PART = FIRMS.flatMap((lo) => FIRMS.flatMap((hi) => (lo <= hi ? [{ lo, hi }] : [])));
/** Nothing changes any more on the last of them. */
const DAYS = Array.from({ length: 7 }, (_, at) => at);

type Entry = { from: number; value: number };
/** A limit kept elsewhere, with its days, or a fixed one; it may stand in a criterion with days of its own. */
type Made = {
  op: 'all' | 'any';
  parts: readonly { side: 'min' | 'max'; limit: number | null; from: number | null; to: number | null }[];
  history: readonly Entry[];
};

const people = fc.integer({ min: 1, max: MOST - 1 });
const someDay = fc.option(fc.integer({ min: -1, max: 5 }), { nil: null });
const part = fc.record({
  ...{ side: fc.constantFrom('min' as const, 'max' as const), limit: fc.option(people, { nil: null }) },
  ...{ from: someDay, to: someDay },
});
const made: fc.Arbitrary<Made> = fc.record({
  op: fc.constantFrom('all', 'any'),
  parts: fc.array(part, { minLength: 1, maxLength: 2 }),
  history: fc.array(fc.record({ from: fc.integer({ min: 1, max: 5 }), value: people }), { maxLength: 2 }),
});

function versionOf({ op, parts, history }: Made) {
  const entries = new Map([{ from: -1, value: 2 }, ...history].map((one) => [one.from, one.value]));
  const of = parts.map(({ side, limit, from, to }, at): WrittenRule => {
    const end = limit ?? { parameter: 'p' };
    const limits = side === 'min' ? { min: end, max: null } : { min: null, max: end };
    return {
      ...{ id: `c${at}`, op: 'criterion', kind: 'hard' },
      ...{ ...(from !== null && { from: onDay(from) }), ...(to !== null && { to: onDay(to) }) },
      of: { id: `n${at}`, op: 'between', fact: 'staff', ...limits },
    };
  });
  const listed = [...entries].toSorted(([a], [b]) => a - b);
  const parameters = {
    p: { history: listed.map(([from, value]) => ({ from: onDay(from), value, source })) },
  };
  return { id: 'R', rule: { id: 'r', op, of } as const, library: { ...NO_LIBRARY, parameters } };
}

type Version = ReturnType<typeof versionOf>;

function isMet(version: Version, at: number, staff: number): boolean {
  return verdictOn(version, at, { lo: staff, hi: staff }) === 'met';
}

function verdictOn({ id, rule, library }: Version, at: number, of: { lo: number; hi: number }): Verdict {
  const read = resolve(rule, { ruleId: id, library, asOf: onDay(at), facts });
  if (!read.ok) throw new RangeError('a rule');
  return evaluate(read.rule, () => ({ kind: 'range', ...of })).verdict;
}

/** The words that are true of every day and every firm, strongest first. */
function trueOf(gained: readonly number[], lost: readonly number[]): readonly Effect[] {
  if (gained.length === 0 && lost.length === 0) return ['same', 'same_known'];
  if (lost.length === 0) return [gained.includes(0) ? 'wider' : 'may_widen'];
  if (gained.length === 0) return [lost.includes(0) ? 'narrower' : 'may_narrow'];
  return ['unproven'];
}

it('tells the strongest word that is true of each firm on each day there is', () => {
  const seen = new Set<Effect>();
  const changed = (one: Made) =>
    fc.oneof(
      made,
      made.map(({ history }): Made => ({ ...one, history })),
      made.map(({ parts }): Made => ({ ...one, parts: [...one.parts.slice(0, 1), ...parts.slice(1)] })),
    );
  const two = made.chain((one) => fc.tuple(fc.constant(one), changed(one)));
  const raised = (value: number): Made => ({
    ...{ op: 'all', parts: [{ side: 'max', limit: null, from: null, to: null }] },
    history: value === 2 ? [] : [{ from: 3, value }],
  });
  fc.assert(
    fc.property(two, ([one, other]) => {
      const [before, after] = [versionOf(one), versionOf(other)];
      const told = toldEffect(before, after, { asOf: onDay(0), facts });
      expect(turningDays(before, after).every((turning) => dayNumber(turning) <= TODAY + 6)).toBe(true);
      const moved = (isIn: boolean) =>
        DAYS.flatMap((at) =>
          FIRMS.flatMap((staff) =>
            isMet(after, at, staff) === isIn && isMet(before, at, staff) !== isIn ? [at] : [],
          ),
        );
      const [gained, lost] = [moved(true), moved(false)];
      expect(trueOf(gained, lost)).toContain(told);
      if (told === 'same')
        for (const at of DAYS)
          for (const of of IN_PART) expect(verdictOn(after, at, of)).toBe(verdictOn(before, at, of));
      seen.add(told);
    }),
    // A limit raised from the day after tomorrow on, as each year before the new one begins.
    { numRuns: 600, examples: [[[raised(2), raised(3)]], [[raised(2), raised(1)]]] },
  );
  expect(seen).toContain('may_widen');
  expect(seen).toContain('may_narrow');
});

it('tells that only firms known in part move on a later day', () => {
  const is = (id: string, fact: string): WrittenRule => ({ id, op: 'is', fact });
  const either: WrittenRule = {
    id: 'e',
    op: 'any',
    of: [is('w', 'woman'), { id: 'n', op: 'not', of: is('m', 'woman') }],
  };
  const whole = (...of: readonly WrittenRule[]): WrittenRule => ({ id: 'r', op: 'all', of });
  const told = (before: WrittenRule, after: WrittenRule) => {
    const version = (rule: WrittenRule) => ({ id: 'R', rule, library: NO_LIBRARY });
    return toldEffect(version(before), version(after), { asOf: onDay(0), facts });
  };
  const later: WrittenRule = { id: 'c', op: 'criterion', kind: 'hard', from: onDay(30), of: either };
  const plain = whole(is('i', 'registered'));
  expect([
    told(plain, whole(is('i', 'registered'), later)),
    told(whole(is('i', 'registered'), later), plain),
  ]).toEqual(['same_known', 'same_known']);
  // Last year's days are 2025's until this year ends, and no known firm is founded in both of two years.
  const year = (back: number): WrittenRule => ({ id: `y${back}`, op: 'calendarYear', fact: 'founded', back });
  const none = (of: WrittenRule): WrittenRule => ({ id: 'n', op: 'not', of });
  expect(told(plain, whole(is('i', 'registered'), none(whole(year(1), year(2)))))).toBe('same_known');
});
