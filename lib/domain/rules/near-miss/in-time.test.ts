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
): NearMiss {
  const planned = planRule(rule, {
    ruleId: 'r',
    asOf,
    catalogue: facts,
    library,
    ...(until ? { until } : {}),
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
  it('is the first of all days on which the rule is met with all else equal', () => {
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
