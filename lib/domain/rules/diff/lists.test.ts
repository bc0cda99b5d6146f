import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../dates';
import { evaluate } from '../evaluate';
import { type FactCatalogue, NO_LIBRARY, resolve, type WrittenRule, type WrittenTerm } from '../language';
import type { Entity, FactValue } from '../types';
import { toldEffect } from './told';
import type { Effect } from './types';

const asOf = day('2026-05-15');
const number = { kind: 'number', power: 'fixed', questions: [], whole: true, min: 0 } as const;
const facts: FactCatalogue = {
  staff: number,
  owners: {
    ...{ kind: 'entities', power: 'fixed', questions: [] },
    of: { share: number, staff: number, debt: { ...number, min: -9 }, woman: { ...number, kind: 'flag' } },
  },
};

const quarter = (min: number): WrittenRule => ({ id: 'q', op: 'between', fact: 'share', min, max: null });
const woman: WrittenRule = { id: 'w', op: 'is', fact: 'woman' };
const both = (op: 'all' | 'any', min: number): WrittenRule => ({ id: 'b', op, of: [quarter(min), woman] });
const linked = (where: WrittenRule, min: number | null, max: number | null): WrittenRule => ({
  ...{ id: 'o', op: 'linked', fact: 'owners', where, min, max },
});
const total = (where: WrittenRule | null, of = 'staff'): WrittenTerm => ({
  ...{ term: 'total', fact: 'owners', of, ...(where && { where }) },
});
const withOwn = (of: WrittenTerm): WrittenTerm => ({
  term: 'sum',
  of: [of, { term: 'fact', fact: 'staff' }],
});
const held = (left: WrittenTerm, relation: '<' | '>=', value: number): WrittenRule => ({
  ...{ id: 'o', op: 'compare', left, relation, right: { term: 'number', value } },
});

function effectOf(before: WrittenRule, after: WrittenRule): Effect {
  const version = (rule: WrittenRule) => ({ id: 'R', rule, library: NO_LIBRARY });
  return toldEffect(version(before), version(after), { asOf, facts });
}

describe('a condition on owners that fewer of them meet', () => {
  it.each<[string, (where: WrittenRule) => WrittenRule, Effect]>([
    ['below a ceiling lets in more', (where) => linked(where, null, 0), 'wider'],
    ['above a floor shuts some out', (where) => linked(where, 1, null), 'narrower'],
    ['between both does either', (where) => linked(where, 1, 1), 'unproven'],
    ['in a total below a limit lets in more', (where) => held(total(where), '<', 50), 'wider'],
    ['in a total above one shuts some out', (where) => held(total(where), '>=', 50), 'narrower'],
    ['in a sum with the firm’s own lets in more', (where) => held(withOwn(total(where)), '<', 50), 'wider'],
    // What is owed may be added to, or taken from, the total.
    [
      'in a total of what may be below nought does either',
      (where) => held(total(where, 'debt'), '<', 50),
      'unproven',
    ],
  ])('%s', (_, rule, effect) => {
    const back = { wider: 'narrower', narrower: 'wider', unproven: 'unproven' } as const;
    const turned = effect === 'wider' || effect === 'narrower' ? back[effect] : 'unproven';
    expect(effectOf(rule(quarter(25)), rule(quarter(30)))).toBe(effect);
    expect(effectOf(rule(quarter(30)), rule(quarter(25)))).toBe(turned);
  });

  it('is held against all of them', () => {
    expect(effectOf(held(total(null), '<', 50), held(total(quarter(25)), '<', 50))).toBe('wider');
  });
});

/** Every owner there can be, as far as the conditions below tell them apart. */
const OWNERS: readonly Entity[] = [0, 1, 2, 3].flatMap((share) =>
  [true, false].flatMap((isWoman) =>
    [0, 2].map(
      (staff): Entity => ({ share: at(share), staff: at(staff), woman: { kind: 'flag', value: isWoman } }),
    ),
  ),
);
const LISTS = [0, 1, 2].flatMap((count) => listsOf(OWNERS, count));

function at(value: number): FactValue {
  return { kind: 'range', lo: value, hi: value };
}

function listsOf(owners: readonly Entity[], count: number): readonly (readonly Entity[])[] {
  if (count === 0) return [[]];
  return owners.flatMap((one, place) =>
    listsOf(owners.slice(place), count - 1).map((rest) => [one, ...rest]),
  );
}

/** The lists, each with the staff of a firm, that meet a rule. */
function metBy(rule: WrittenRule): readonly boolean[] {
  const read = resolve(rule, { ruleId: 'R', library: NO_LIBRARY, asOf, facts });
  if (!read.ok) throw new RangeError('a rule');
  return LISTS.flatMap((entities) =>
    [0, 1, 3].map((staff) => {
      const firm: Readonly<Record<string, FactValue>> = {
        owners: { kind: 'entities', entities },
        staff: at(staff),
      };
      return evaluate(read.rule, (fact) => firm[fact] ?? { kind: 'unknown' }).verdict === 'met';
    }),
  );
}

it('is told as what it does to every list of owners', () => {
  const where = fc
    .tuple(fc.constantFrom('alone', 'all', 'any'), fc.integer({ min: 1, max: 3 }))
    .map(([op, min]) => (op === 'all' || op === 'any' ? both(op, min) : quarter(min)));
  const value = fc.integer({ min: 1, max: 3 });
  const kind = fc.constantFrom<(of: WrittenRule, end: number) => WrittenRule>(
    (of, end) => linked(of, null, end - 1),
    (of, end) => linked(of, end, null),
    (of, end) => held(total(of), '<', end),
    (of, end) => held(total(of), '>=', end),
    (of, end) => held(withOwn(total(of)), '<', end),
  );
  fc.assert(
    fc.property(kind, where, where, value, value, (made, first, second, end, other) => {
      const [before, after] = [made(first, end), made(second, other)];
      const effect = effectOf(before, after);
      const [old, now] = [metBy(before), metBy(after)];
      const [gains, loses] = [
        now.some((is, place) => is && !old[place]),
        old.some((is, place) => is && !now[place]),
      ];
      if (['same', 'same_known', 'wider', 'may_widen'].includes(effect)) expect(loses).toBe(false);
      if (['same', 'same_known', 'narrower', 'may_narrow'].includes(effect)) expect(gains).toBe(false);
      // With the limit as it was, what the owners are asked for decides; it is proven either way.
      if (end === other && gains !== loses) expect(effect).toBe(gains ? 'wider' : 'narrower');
    }),
    { numRuns: 150 },
  );
});
