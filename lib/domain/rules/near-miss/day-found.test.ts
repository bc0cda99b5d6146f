import { describe, expect, it } from 'vitest';
import { day, dayNumber, type IsoDate } from '../../dates';
import type { FactCatalogue, WrittenRule } from '../language';
import type { FactReader } from '../types';
import { nearMiss } from './near-miss';
import { planRule } from './plan';

const asOf = day('2026-05-15');

type Told = { power?: 'fixed' | 'do'; start?: IsoDate };

/** In: a rule, and the days between which a fixed date, or one that the firm sets, is known to lie. Out: what time brings. */
function inTimeOf(rule: WrittenRule, from: string, to: string, { power = 'fixed', start }: Told = {}) {
  const catalogue: FactCatalogue = { d: { kind: 'date', power, questions: [] } };
  const planned = planRule(rule, { ruleId: 'r', asOf, catalogue, from: start });
  if (!planned.ok) throw new RangeError(planned.problems[0].code);
  const known = { kind: 'range', lo: dayNumber(day(from)), hi: dayNumber(day(to)) } as const;
  const read: FactReader = (fact) => (fact === 'd' ? known : { kind: 'unknown' });
  return nearMiss(planned.plan, { read }).inTime;
}

describe('a fixed day that has to be found out', () => {
  const year: WrittenRule = { id: 'y', op: 'calendarYear', fact: 'd', back: 3 };

  it('ends with the year in which any day it may be counts', () => {
    // 30 and 31 December 2024 count throughout 2027, and no day later.
    expect(inTimeOf(year, '2024-12-30', '2025-01-01')).toMatchObject({
      ...{ day: '2027-01-01', until: '2027-12-31' },
      way: { changes: [{ fact: 'd', by: 'find_out' }] },
    });
  });

  it('has no known end where that hangs on the day found out', () => {
    // On 5 January 2027 each of 2 to 5 January 2024 is three years ago; from 2 January 2028 on one of them is four.
    const past: WrittenRule = {
      ...{ id: 'r', op: 'all' },
      of: [
        { id: 'e', op: 'elapsed', fact: 'd', unit: 'years', min: 3, max: 3 },
        {
          id: 'n',
          op: 'not',
          of: { id: 'first', op: 'dates', fact: 'd', from: null, to: day('2024-01-01') },
        },
      ],
    };
    const found = inTimeOf(past, '2023-12-30', '2024-01-05', { start: day('2027-01-05') });
    expect(found?.way.changes).toMatchObject([{ by: 'find_out' }]);
    expect(found?.until).toBeNull();
    // On the 2nd it can be no other day than that, which is four years ago from 2 January 2028 on.
    const first = inTimeOf(past, '2023-12-30', '2024-01-05');
    expect(first).toMatchObject({ day: '2027-01-02', until: '2028-01-01' });
  });

  it('has no known end where the firm sets the day, as it can set a later one', () => {
    expect(inTimeOf(year, '2024-12-30', '2025-01-01', { power: 'do' })?.until ?? null).toBeNull();
  });
});
