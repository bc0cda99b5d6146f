import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, dayFromNumber, dayNumber } from '../dates';
import { CHOICE_METHODS } from '../people';
import { FIRM_GROUPS } from '../vocabulary';
import { inOrder } from './order';
import { freePlaces, givePlaces } from './places';
import { releaseDay } from './stages';
import type { Entry, IntakeTerms, Reserved } from './types';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const START = dayNumber(day('2027-03-20'));
const groups = fc.uniqueArray(fc.constantFrom(...FIRM_GROUPS.slice(0, 4)), { maxLength: 3 });

const terms = fc
  .record({
    method: fc.constantFrom(...CHOICE_METHODS),
    general: fc.integer({ min: 0, max: 6 }),
    reserved: fc.uniqueArray(
      fc.record({
        group: fc.constantFrom(...FIRM_GROUPS.slice(0, 4)),
        places: fc.integer({ min: 1, max: 3 }),
      }),
      { maxLength: 3, selector: ({ group }) => group },
    ),
    releaseDays: fc.integer({ min: 0, max: 20 }),
  })
  .map(
    ({ general, ...rest }): IntakeTerms => ({
      ...rest,
      places: general + rest.reserved.reduce((sum, one) => sum + one.places, 0),
      criteria: [{ name: { en: 'a', es: 'a' }, weight: 2 }],
      opens: dayFromNumber(START - 60),
      closes: dayFromNumber(START - 30),
      starts: dayFromNumber(START),
      answerDays: 5,
    }),
  );

const entries = fc
  .array(
    fc.record({
      sentAt: fc.constantFrom('2027-02-01T00:00:00Z', '2027-02-01T00:00:01Z', '2027-02-02T00:00:00Z'),
      groups,
      need: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
      marks: fc.option(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 1 }), {
        nil: null,
      }),
    }),
    { maxLength: 14 },
  )
  .map((list) => list.map((one, index): Entry => ({ ...one, number: index + 1 })));

const seed = fc.string({ minLength: 1 });
const days = fc.integer({ min: -30, max: -1 }).map((before) => dayFromNumber(START + before));
const case_ = fc.record({ terms, entries, seed, today: days });
type Case = { terms: IntakeTerms; entries: readonly Entry[]; seed: string; today: ReturnType<typeof day> };

function choose({ terms: by, entries: asked, seed: from, today }: Case) {
  const ordered = inOrder({ ...by, seed: from, hash: sha256 }, asked);
  return { ordered, gifts: givePlaces({ terms: by, held: [], waiting: ordered, today }) };
}
const numbers = (gifts: readonly { number: number }[]) => gifts.map(({ number }) => number);

const subsets = <T>(all: readonly T[]): readonly T[][] =>
  all.reduce<T[][]>((sets, one) => sets.concat(sets.map((set) => [...set, one])), [[]]);

describe('every choice', () => {
  it('gives no more places than there are, one to a firm, and only to firms that asked', () => {
    fc.assert(
      fc.property(case_, (one) => {
        const given = numbers(choose(one).gifts);
        expect(given.length).toBeLessThanOrEqual(one.terms.places);
        expect(new Set(given).size).toBe(given.length);
        for (const number of given) expect(numbers(one.entries)).toContain(number);
      }),
    );
  });

  it('keeps reserved places for their group until the day of release, and none of them after it', () => {
    fc.assert(
      fc.property(case_, (one) => {
        const { gifts } = choose(one);
        const isReleased = one.today >= releaseDay(one.terms);
        for (const { number, kind } of gifts) {
          const { groups: own } = one.entries[number - 1] ?? { groups: [] };
          if (kind !== 'open') expect(own).toContain(kind);
        }
        const kept = isReleased ? 0 : one.terms.reserved.reduce((sum, { places }) => sum + places, 0);
        expect(gifts.filter(({ kind }) => kind === 'open').length).toBeLessThanOrEqual(
          one.terms.places - kept,
        );
        if (isReleased) expect(gifts).toHaveLength(Math.min(one.terms.places, one.entries.length));
      }),
    );
  });

  /** As far as Hall's condition lets all groups have theirs at once: a firm of two groups takes one place only. */
  it('gives each group what is kept for it or as many as asked, wherever all groups can have that (IA-05)', () => {
    fc.assert(
      fc.property(case_, (one) => {
        if (one.today >= releaseDay(one.terms)) return;
        const { reserved } = one.terms;
        const askedOf = (some: readonly Reserved[]) =>
          one.entries.filter((entry) => some.some(({ group }) => entry.groups.includes(group))).length;
        const due = (some: readonly Reserved[]) =>
          some.reduce((sum, each) => sum + Math.min(each.places, askedOf([each])), 0);
        const { gifts } = choose(one);
        const got = (group: string) => gifts.filter(({ kind }) => kind === group).length;
        if (subsets(reserved).every((some) => askedOf(some) >= due(some)))
          for (const each of reserved) expect(got(each.group)).toBe(due([each]));
        // König: as many as the best that any set of groups lets through.
        const most = Math.min(
          ...subsets(reserved).map(
            (some) =>
              askedOf(some) +
              reserved.filter((each) => !some.includes(each)).reduce((sum, { places }) => sum + places, 0),
          ),
        );
        expect(gifts.filter(({ kind }) => kind !== 'open')).toHaveLength(most);
      }),
    );
  });

  it('does not depend on the order in which the groups stand', () => {
    fc.assert(
      fc.property(case_, (one) => {
        const reserved = one.terms.reserved.toReversed();
        expect(choose({ ...one, terms: { ...one.terms, reserved } }).gifts).toEqual(choose(one).gifts);
      }),
    );
  });

  it('does not depend on the order in which the firms are listed, and comes out the same from the same seed', () => {
    fc.assert(
      fc.property(case_, fc.array(fc.nat()), (one, keys) => {
        const shuffled = one.entries
          .map((entry, index) => ({ entry, key: keys[index] ?? 0 }))
          .toSorted((a, b) => b.key - a.key)
          .map(({ entry }) => entry)
          .toReversed();
        expect(choose({ ...one, entries: shuffled })).toEqual(choose(one));
      }),
    );
  });

  it('takes a place from nobody where there is one more', () => {
    fc.assert(
      fc.property(case_, (one) => {
        const more = choose({ ...one, terms: { ...one.terms, places: one.terms.places + 1 } });
        expect(numbers(more.gifts)).toEqual(expect.arrayContaining(numbers(choose(one).gifts)));
      }),
    );
  });

  it('lets nobody pass: with places for all alike, whoever waits stands behind all who got one', () => {
    fc.assert(
      fc.property(case_, (one) => {
        const { ordered, gifts } = choose({ ...one, terms: { ...one.terms, reserved: [] } });
        expect(numbers(gifts)).toEqual(numbers(ordered).slice(0, gifts.length));
      }),
    );
  });
});

describe('places that are given back', () => {
  it('go on as the first choice did: never more than there are, and reserved ones to their group', () => {
    fc.assert(
      fc.property(case_, fc.array(fc.nat({ max: 13 }), { maxLength: 6 }), (one, back) => {
        const { ordered, gifts } = choose(one);
        let held = [...gifts];
        let waiting = ordered.filter(({ number }) => !numbers(gifts).includes(number));
        for (const pick of back) {
          held = held.filter((_, index) => index !== pick % Math.max(1, held.length));
          const next = givePlaces({
            terms: one.terms,
            held: held.map(({ kind }) => kind),
            waiting,
            today: one.today,
          });
          held = [...held, ...next];
          waiting = waiting.filter(({ number }) => !numbers(next).includes(number));
          expect(held.length).toBeLessThanOrEqual(one.terms.places);
          const free = freePlaces(
            one.terms,
            held.map(({ kind }) => kind),
            one.today,
          );
          // Nobody waits for a place that could be theirs.
          if (waiting.length > 0) expect(free.open).toBe(0);
          for (const { group, places } of free.reserved)
            expect(places > 0 && waiting.some((entry) => entry.groups.includes(group))).toBe(false);
        }
      }),
    );
  });
});

describe('the lottery', () => {
  it('makes every order of four about equally likely', () => {
    const draws = 4800;
    const asked = [1, 2, 3, 4].map(
      (number): Entry => ({ number, sentAt: '', groups: [], need: null, marks: null }),
    );
    const counts = new Map<string, number>();
    for (let draw = 0; draw < draws; draw += 1) {
      const by = { method: 'lottery', criteria: [], seed: sha256(`draw ${draw}`), hash: sha256 } as const;
      const order = numbers(inOrder(by, asked)).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    const expected = draws / 24;
    const distance = [...counts.values()].reduce((sum, one) => sum + (one - expected) ** 2 / expected, 0);
    // Chi-squared with 23 degrees of freedom is beyond 49.73 once in a thousand.
    expect(distance).toBeLessThan(49.73);
  });
});
