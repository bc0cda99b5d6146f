import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, dayFromNumber, dayNumber, type IsoDate } from '../../dates';
import { evaluate } from '../evaluate';
import { type FactCatalogue, NO_LIBRARY, type RuleLibrary, resolve, type WrittenRule } from '../language';
import type { FactReader, FactValue } from '../types';
import { nearMiss } from './near-miss';
import { planRule } from './plan';
import type { NearMiss } from './types';

const asOf = day('2024-01-29');
const UNKNOWN: FactValue = { kind: 'unknown' };
const facts: FactCatalogue = {
  founded: { kind: 'date', power: 'fixed', questions: [] },
  steps: { kind: 'events', power: 'do', questions: [], values: ['a', 'b'] },
  country: { kind: 'code', power: 'fixed', questions: [], values: ['AR', 'UY'] },
  standards: { kind: 'set', power: 'do', questions: [], values: ['iso', 'gap'] },
  request: { kind: 'date', power: 'time', questions: [] },
  ready: { kind: 'date', power: 'do', questions: [] },
  firms: { kind: 'entities', power: 'fixed', questions: [] },
};

function reader(table: Readonly<Record<string, FactValue>>): FactReader {
  return (fact) => table[fact] ?? UNKNOWN;
}

function onDay(text: string): FactValue {
  const at = dayNumber(day(text));
  return { kind: 'range', lo: at, hi: at };
}

function look(
  rule: WrittenRule,
  read: FactReader,
  library: RuleLibrary = NO_LIBRARY,
  until?: IsoDate,
  days: { from?: IsoDate; to?: IsoDate } = {},
): NearMiss {
  const planned = planRule(rule, {
    ruleId: 'r',
    asOf,
    catalogue: facts,
    library,
    ...(until ? { until } : {}),
    ...days,
  });
  if (!planned.ok) throw new RangeError(planned.problems[0].code);
  return nearMiss(planned.plan, { read });
}

function isMetOn(rule: WrittenRule, at: IsoDate, library: RuleLibrary, read: FactReader): boolean {
  const resolved = resolve(rule, { ruleId: 'r', library, asOf: at });
  return resolved.ok && evaluate(resolved.rule, read).verdict === 'met';
}

const near = dayNumber(asOf);
const days = fc.tuple(fc.integer({ min: near - 900, max: near + 200 }), fc.constantFrom(0, 0, 40));
const unit = fc.constantFrom('days', 'months', 'years');
const few = fc.option(fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constant({ parameter: 'p' })), {
  nil: null,
});
const timed: fc.Arbitrary<WrittenRule> = fc.oneof(
  fc
    .tuple(few, few, unit)
    .map(
      ([min, max, one]): WrittenRule => ({ id: 'e', op: 'elapsed', fact: 'founded', unit: one, min, max }),
    ),
  fc
    .tuple(fc.integer({ min: 1, max: 14 }), unit)
    .map(([last, one]): WrittenRule => ({ id: 'w', op: 'recent', fact: 'founded', last, unit: one })),
  fc
    .integer({ min: -1, max: 2 })
    .map((back): WrittenRule => ({ id: 'y', op: 'calendarYear', fact: 'founded', back })),
  fc
    .tuple(
      fc.constantFrom('a', 'b', '*'),
      fc.integer({ min: 1, max: 9 }),
      unit,
      fc.integer({ min: 0, max: 1 }),
    )
    .map(
      ([code, count, one, max]): WrittenRule => ({
        ...{ id: 'h', op: 'happened', fact: 'steps', codes: [code], min: null, max },
        last: { count, unit: one },
      }),
    ),
  fc.tuple(days, days).map(
    ([[from], [to]]): WrittenRule => ({
      ...{ id: 'c', op: 'criterion', kind: 'hard' },
      ...{ from: dayFromNumber(from), to: dayFromNumber(to) },
      of: { id: 'ci', op: 'in', fact: 'country', values: ['UY'] },
    }),
  ),
  fc.constant<WrittenRule>({ id: 'u', op: 'use', predicate: 'old' }),
);
const rule: fc.Arbitrary<WrittenRule> = fc.oneof(
  timed,
  fc.tuple(timed, timed).map(([a, b]): WrittenRule => ({ id: 'all', op: 'all', of: [a, b] })),
  fc.tuple(timed, timed).map(([of, except]): WrittenRule => ({ id: 'un', op: 'unless', of, except })),
  timed.map((of): WrittenRule => ({ id: 'not', op: 'not', of })),
);
const library = fc
  .tuple(fc.integer({ min: near - 100, max: near + 300 }), fc.integer({ min: 0, max: 2 }))
  .map(
    ([from, value]): RuleLibrary => ({
      ...NO_LIBRARY,
      predicates: {
        old: { id: 'o', op: 'elapsed', fact: 'founded', unit: 'months', min: { parameter: 'p' }, max: null },
      },
      parameters: {
        p: {
          history: [
            { from: day('2020-01-01'), value: 3, source: { title: 's' } },
            { from: dayFromNumber(from), value, source: { title: 's' } },
          ],
        },
      },
    }),
  );

describe('what time brings', () => {
  it('is the first of all days on which the rule is met with all else equal, and it ends on the last one before it is not', () => {
    fc.assert(
      fc.property(
        rule,
        library,
        days,
        fc.array(days, { maxLength: 2 }),
        (written, lib, [lo, more], events) => {
          const read = reader({
            founded: { kind: 'range', lo, hi: lo + more },
            steps: {
              kind: 'events',
              events: events.map(([at, wide]) => ({ code: 'a', lo: at, hi: at + wide })),
            },
            country: { kind: 'values', values: ['AR'] },
          });
          if (!resolve(written, { ruleId: 'r', library: lib, asOf }).ok) return;
          const found = look(written, read, lib, dayFromNumber(near + 700));
          if (found.verdict === 'met') return;
          let first = 1;
          while (first <= 700 && !isMetOn(written, dayFromNumber(near + first), lib, read)) first += 1;
          const alone = found.inTime?.way.changes.length === 0 ? found.inTime.day : null;
          expect(alone).toBe(first <= 700 ? dayFromNumber(near + first) : null);
          if (alone === null) return;
          let last = first;
          while (last < 700 && isMetOn(written, dayFromNumber(near + last + 1), lib, read)) last += 1;
          expect(found.inTime?.until).toBe(last < 700 ? dayFromNumber(near + last) : null);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('names the day on which two years have gone by, and blocks nothing', () => {
    const twoYears: WrittenRule = {
      id: 'age',
      op: 'elapsed',
      fact: 'founded',
      unit: 'years',
      min: 2,
      max: null,
    };
    const found = look(twoYears, reader({ founded: onDay('2023-05-31') }));
    expect(found).toMatchObject({ verdict: 'unmet', inPower: [], blocked: [] });
    expect(found.inTime).toMatchObject({ day: '2025-05-31', way: { changes: [] } });
  });

  it('ends with the rule, or with the acts that it needs besides', () => {
    const grown: WrittenRule = { id: 'g', op: 'elapsed', fact: 'founded', unit: 'years', min: 2, max: 3 };
    const read = reader({ founded: onDay('2023-05-31') });
    expect(look(grown, read).inTime).toMatchObject({ day: '2025-05-31', until: '2027-05-30' });
    const ends = { to: day('2026-12-31') };
    expect(look(grown, read, NO_LIBRARY, undefined, ends).inTime?.until).toBe('2026-12-31');
  });

  it('joins waiting with an act where neither is enough alone', () => {
    const rule: WrittenRule = {
      ...{ id: 'all', op: 'all' },
      of: [
        { id: 'age', op: 'elapsed', fact: 'founded', unit: 'months', min: 12, max: null },
        { id: 'iso', op: 'contains', fact: 'standards', values: ['iso'] },
      ],
    };
    const read = reader({ founded: onDay('2023-02-28'), standards: { kind: 'set', members: [] } });
    const { inPower, inTime, blocked } = look(rule, read);
    expect([inPower, blocked]).toEqual([[], []]);
    expect(inTime?.day).toBe('2024-02-28');
    expect(inTime?.way.changes).toMatchObject([{ fact: 'standards', by: 'do', wanted: { add: ['iso'] } }]);
  });

  it('waits until a window has rolled past what cannot be undone', () => {
    const once: WrittenRule = {
      ...{ id: 'once', op: 'happened', fact: 'steps', codes: ['a'], min: null, max: 0 },
      last: { count: 3, unit: 'years' },
    };
    const at = dayNumber(day('2022-02-10'));
    const found = look(once, reader({ steps: { kind: 'events', events: [{ code: 'a', lo: at, hi: at }] } }));
    expect(found.inTime).toMatchObject({ day: '2025-02-10', way: { changes: [] } });
    expect(found.notProposed).toEqual([{ node: 'once', code: 'past' }]);
  });

  it('looks as far ahead as it takes', () => {
    const old: WrittenRule = { id: 'o', op: 'elapsed', fact: 'founded', unit: 'years', min: 15, max: null };
    const read = reader({ founded: onDay('2023-09-15') });
    expect(look(old, read)).toMatchObject({ inTime: { day: '2038-09-15' }, blocked: [], isCut: false });
    // No day has a number that far off.
    expect(look({ ...old, min: 9000 }, read)).toMatchObject({ inTime: null });
  });

  const monthly = Array.from({ length: 45 }, (_, at) => {
    const on = dayNumber(day('2020-01-05')) + 30 * at;
    return { code: 'a', lo: on, hi: on };
  });
  const few: WrittenRule = {
    ...{ id: 'few', op: 'happened', fact: 'steps', codes: ['a'], min: null, max: 2 },
    last: { count: 5, unit: 'years' },
  };

  it('waits until the last but two of many events have left the window', () => {
    // The 43rd of the 45 was on 18 June 2023: 1260 days after 5 January 2020.
    const found = look(few, reader({ steps: { kind: 'events', events: monthly } }));
    expect(found).toMatchObject({ inTime: { day: '2028-06-18', way: { changes: [] } }, isCut: false });
  });

  it('says so where not every day was looked into', () => {
    const iso: WrittenRule = { id: 'iso', op: 'contains', fact: 'standards', values: ['iso'] };
    const read = reader({
      steps: { kind: 'events', events: monthly },
      standards: { kind: 'set', members: [] },
    });
    const found = look({ id: 'both', op: 'all', of: [few, iso] }, read);
    expect(found).toMatchObject({ inPower: [], inTime: null, isCut: true });
    const many = Array.from({ length: 450 }, (_, at) => ({ code: 'a', lo: near - at, hi: near - at }));
    const once = { ...few, max: 0 };
    expect(look(once, reader({ steps: { kind: 'events', events: many } }))).toMatchObject({
      inTime: null,
      isCut: true,
    });
  });

  it('waits a day longer where the month lacks the day on which the window would end', () => {
    const window: WrittenRule = { id: 'w', op: 'recent', fact: 'founded', last: 2, unit: 'months' };
    const found = look({ id: 'n', op: 'not', of: window }, reader({ founded: onDay('2023-12-31') }));
    // Two months before 29 February 2024 is 29 December; only from 1 March on the last day of December is left out.
    expect(found.inTime?.day).toBe('2024-03-01');
  });

  it('waits for a condition to end and for a number to change', () => {
    const written: WrittenRule = {
      ...{ id: 'c', op: 'criterion', kind: 'hard', to: day('2024-06-30') },
      of: { id: 'ci', op: 'in', fact: 'country', values: ['UY'] },
    };
    const read = reader({ country: { kind: 'values', values: ['AR'] } });
    expect(look(written, read).inTime?.day).toBe('2024-07-01');
    expect(look(written, read, NO_LIBRARY, day('2024-05-01'))).toMatchObject({
      inTime: null,
      blocked: [{ changes: [{ fact: 'country', by: 'fixed', wanted: { oneOf: ['UY'] } }] }],
    });
  });
});

describe('the days of a rule', () => {
  const iso: WrittenRule = { id: 'iso', op: 'contains', fact: 'standards', values: ['iso'] };
  const held: FactValue = { kind: 'set', members: ['iso'] };
  const none: FactValue = { kind: 'set', members: [] };
  const uruguay: WrittenRule = { id: 'c', op: 'in', fact: 'country', values: ['UY'] };
  const within = (
    rule: WrittenRule,
    table: Readonly<Record<string, FactValue>>,
    from?: string,
    to?: string,
  ) =>
    look(rule, reader(table), NO_LIBRARY, undefined, {
      ...(from === undefined ? {} : { from: day(from) }),
      ...(to === undefined ? {} : { to: day(to) }),
    });

  it('that has ended brings nothing any more, whatever the firm does', () => {
    for (const standards of [held, none])
      expect(within(iso, { standards }, undefined, '2024-01-28')).toEqual({
        ...{ verdict: 'no_longer', inPower: [], inTime: null, blocked: [], notProposed: [], isCut: false },
      });
    expect(within(iso, { standards: held }, undefined, '2024-01-29').verdict).toBe('met');
  });

  it('that is to come is met on its first day, with all else equal or with acts', () => {
    expect(within(iso, { standards: held }, '2024-03-01')).toMatchObject({
      ...{ verdict: 'not_yet', inPower: [], blocked: [] },
      inTime: { day: '2024-03-01', way: { changes: [] } },
    });
    expect(within(iso, { standards: none }, '2024-03-01')).toMatchObject({
      ...{
        verdict: 'not_yet',
        inPower: [{ changes: [{ by: 'do', wanted: { add: ['iso'] } }] }],
        blocked: [],
      },
      inTime: { day: '2024-03-01', way: { changes: [{ by: 'do', wanted: { add: ['iso'] } }] } },
    });
    expect(within(iso, { standards: held }, '2024-01-29').verdict).toBe('met');
  });

  it('that is to come is looked into as it will be: what blocks, and what time brings after', () => {
    expect(within(uruguay, { country: { kind: 'values', values: ['AR'] } }, '2024-03-01')).toMatchObject({
      ...{ verdict: 'not_yet', inPower: [], inTime: null },
      blocked: [{ changes: [{ fact: 'country', by: 'fixed' }] }],
    });
    const twoYears: WrittenRule = {
      id: 'e',
      op: 'elapsed',
      fact: 'founded',
      unit: 'years',
      min: 2,
      max: null,
    };
    const young = { founded: onDay('2022-02-10') };
    expect(within(twoYears, young, '2024-02-01').inTime?.day).toBe('2024-02-10');
    expect(within(twoYears, young, '2024-03-01').inTime?.day).toBe('2024-03-01');
  });

  it('end what time can bring', () => {
    const twoYears: WrittenRule = {
      id: 'e',
      op: 'elapsed',
      fact: 'founded',
      unit: 'years',
      min: 2,
      max: null,
    };
    const young = { founded: onDay('2022-02-10') };
    expect(within(twoYears, young, undefined, '2024-02-10').inTime?.day).toBe('2024-02-10');
    expect(within(twoYears, young, undefined, '2024-02-09')).toMatchObject({
      ...{ verdict: 'unmet', inTime: null },
      blocked: [{ changes: [{ fact: 'founded', by: 'fixed' }] }],
    });
    const later: WrittenRule = { id: 'd', op: 'dates', fact: 'request', from: day('2024-02-01'), to: null };
    const today = { request: onDay('2024-01-29') };
    expect(within(later, today, undefined, '2024-02-01').inTime).toMatchObject({ day: '2024-02-01' });
    expect(within(later, today, undefined, '2024-01-31')).toMatchObject({
      ...{ inTime: null, blocked: [] },
      notProposed: [{ node: 'd', code: 'no_day' }],
    });
  });

  it('are not waited for where something else no longer holds on the day', () => {
    const rule: WrittenRule = {
      ...{ id: 'all', op: 'all' },
      of: [
        { id: 'd', op: 'dates', fact: 'request', from: day('2024-03-01'), to: null },
        { id: 'e', op: 'elapsed', fact: 'founded', unit: 'years', min: null, max: 0 },
      ],
    };
    const request = onDay('2024-01-29');
    expect(look(rule, reader({ request, founded: onDay('2023-03-02') })).inTime?.day).toBe('2024-03-01');
    expect(look(rule, reader({ request, founded: onDay('2023-03-01') }))).toMatchObject({
      ...{ inPower: [], inTime: null },
      notProposed: [{ node: 'd', code: 'no_day' }],
    });
  });

  it('of entities within entities count as well', () => {
    const young: WrittenRule = { id: 'y', op: 'elapsed', fact: 'founded', unit: 'years', min: 1, max: null };
    const site: WrittenRule = { id: 's', op: 'linked', fact: 'sites', where: young, min: 1, max: null };
    const firm: WrittenRule = { id: 'f', op: 'linked', fact: 'firms', where: site, min: 1, max: null };
    const sites: FactValue = { kind: 'entities', entities: [{ founded: onDay('2023-05-31') }] };
    const firms: FactValue = { kind: 'entities', entities: [{ sites }] };
    expect(look(firm, reader({ firms })).inTime?.day).toBe('2024-05-31');
  });
});

describe('a day that the firm chooses, of a rule to come', () => {
  const rule: WrittenRule = { id: 'a', op: 'dates', fact: 'ready', from: null, to: day('2024-05-20') };
  const late = reader({ ready: onDay('2024-08-01') });

  it('can still be chosen where it comes after the day of asking, though before the first day of the rule', () => {
    const { inPower, blocked } = look(rule, late, NO_LIBRARY, undefined, { from: day('2024-06-01') });
    expect(inPower[0]?.changes).toMatchObject([{ by: 'do', to: onDay('2024-05-20') }]);
    expect(blocked).toEqual([]);
  });

  it('is past where it comes before the day of asking', () => {
    const before: WrittenRule = { ...rule, to: day('2024-01-20') };
    const { inPower, blocked } = look(before, late, NO_LIBRARY, undefined, { from: day('2024-06-01') });
    expect(inPower).toEqual([]);
    expect(blocked[0]?.changes).toMatchObject([{ by: 'fixed' }]);
  });
});
