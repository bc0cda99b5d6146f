import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, dayFromNumber, dayNumber, type IsoDate } from '../../dates';
import { evaluate } from '../evaluate';
import { type FactCatalogue, NO_LIBRARY, resolve, type WrittenRule } from '../language';
import type { FactReader, FactValue } from '../types';
import { nearMiss } from './near-miss';
import { planRule } from './plan';

const facts: FactCatalogue = {
  accounts: { kind: 'date', power: 'do', questions: [] },
  founded: { kind: 'date', power: 'fixed', questions: [] },
};
const asOf = day('2024-11-20');
const asked = dayNumber(asOf);

const at = (number: number): FactValue => ({ kind: 'range', lo: number, hi: number });
const firm =
  (accounts: number, founded: number): FactReader =>
  (fact) =>
    at(fact === 'accounts' ? accounts : founded);

function look(rule: WrittenRule, read: FactReader, until?: IsoDate, on = asOf) {
  const planned = planRule(rule, {
    ...{ ruleId: 'r', asOf: on, catalogue: facts },
    ...(until ? { until } : {}),
  });
  if (!planned.ok) throw new RangeError(planned.problems[0].code);
  return nearMiss(planned.plan, { read });
}

// To the last days of February: on the 28th a month after the 29th of January has gone by, and still lies within one. A
// day that would have to be set later than on the day of asking is not looked for.
const HORIZON = 99;
const FURTHEST = 420;

/** The first day on which the rule is met with one of these days of accounts, day by day. */
function firstDay(rule: WrittenRule, accounts: readonly number[], founded: number): number | null {
  for (let on = asked; on <= asked + HORIZON; on += 1) {
    const then = resolve(rule, { ruleId: 'r', library: NO_LIBRARY, asOf: dayFromNumber(on) });
    if (!then.ok) throw new RangeError('not a rule');
    if (accounts.some((one) => evaluate(then.rule, firm(one, founded)).verdict === 'met')) return on;
  }
  return null;
}

const fact = fc.constantFrom('accounts', 'accounts', 'founded');
const unit = fc.constantFrom('days', 'months');
const few = fc.option(fc.integer({ min: 0, max: 20 }), { nil: null });
const timed: fc.Arbitrary<WrittenRule> = fc.oneof(
  fc
    .tuple(fact, few, few, unit)
    .map(([of, min, max, one]): WrittenRule => ({ id: 'e', op: 'elapsed', fact: of, unit: one, min, max })),
  fc
    .tuple(fact, fc.integer({ min: 1, max: 20 }), unit)
    .map(([of, last, one]): WrittenRule => ({ id: 'w', op: 'recent', fact: of, last, unit: one })),
  fc
    .tuple(fact, fc.integer({ min: -1, max: 2 }))
    .map(([of, back]): WrittenRule => ({ id: 'y', op: 'calendarYear', fact: of, back })),
);
const rule: fc.Arbitrary<WrittenRule> = fc.oneof(
  timed,
  fc.tuple(timed, timed).map(([a, b]): WrittenRule => ({ id: 'all', op: 'all', of: [a, b] })),
  fc.tuple(timed, timed).map(([of, except]): WrittenRule => ({ id: 'un', op: 'unless', of, except })),
  timed.map((of): WrittenRule => ({ id: 'not', op: 'not', of })),
);
const offset = fc.option(fc.integer({ min: -30, max: 90 }), { nil: null });
const fixedDays = fc.tuple(fact, offset, offset).map(([of, from, to]): WrittenRule => {
  const dayOf = (days: number | null) => (days === null ? null : dayFromNumber(asked + days));
  return { id: 'd', op: 'dates', fact: of, from: dayOf(from), to: dayOf(to) };
});
const stretched = fc.tuple(rule, fixedDays, fc.boolean()).map(([timing, days, isOut]): WrittenRule => {
  const stretch: WrittenRule = isOut ? { id: 'out', op: 'not', of: days } : days;
  return { id: 'both', op: 'all', of: [timing, stretch] };
});
const past = fc.integer({ min: asked - 900, max: asked });

describe('a day that the firm sets', () => {
  const lastYear: WrittenRule = { id: 'y', op: 'calendarYear', fact: 'accounts', back: 1 };
  const told = (number: number | null) => number !== null && dayFromNumber(number);

  it('is set in this year, where the rule asks for the year before and that has gone by', () => {
    const { inPower, inTime, blocked } = look(lastYear, firm(dayNumber(day('2022-12-31')), asked));
    expect([inPower, blocked]).toEqual([[], []]);
    expect(inTime?.day).toBe('2025-01-01');
    const [change] = inTime?.way.changes ?? [];
    if (change?.wanted.wanted !== 'number') throw new RangeError('no day');
    expect(change.by).toBe('do');
    // Only days that are still to come can be chosen.
    expect([told(change.wanted.min), told(change.wanted.max)]).toEqual(['2024-11-20', '2024-12-31']);
  });

  it('is set now, where the rule asks for this year', () => {
    const { inPower } = look({ ...lastYear, back: 0 }, firm(dayNumber(day('2022-12-31')), asked));
    expect(inPower[0]?.changes).toMatchObject([{ fact: 'accounts', by: 'do' }]);
  });

  it('is not set for a rule that reads a day which nobody sets', () => {
    const { inPower, inTime, blocked } = look(
      { ...lastYear, fact: 'founded' },
      firm(asked, dayNumber(day('2022-12-31'))),
    );
    expect([inPower, inTime]).toEqual([[], null]);
    expect(blocked[0]?.changes).toMatchObject([{ by: 'fixed' }]);
  });

  it('is set on the first day of a fixed stretch, where that leads to the rule sooner than any other', () => {
    const from = day('2024-12-10');
    const aMonthAfter = (of: string): WrittenRule => ({
      ...{ id: 'all', op: 'all' },
      of: [
        { id: 'd', op: 'dates', fact: of, from, to: day('2024-12-31') },
        { id: 'e', op: 'elapsed', fact: of, unit: 'months', min: 1, max: null },
      ],
    });
    const { inPower, inTime, blocked } = look(aMonthAfter('accounts'), firm(asked - 900, asked));
    expect([inPower, blocked]).toEqual([[], []]);
    expect(inTime?.day).toBe('2025-01-10');
    expect(inTime?.way.changes).toMatchObject([{ by: 'do', wanted: { min: dayNumber(from) } }]);
    // It is the first day as well on which a day that nobody has told can turn out so.
    const found = { day: '2025-01-10', way: { changes: [{ by: 'find_out' }] } };
    const unknown: FactValue = { kind: 'unknown' };
    const soon: FactValue = { kind: 'range', lo: asked, hi: asked + 30 };
    for (const value of [unknown, soon])
      expect(look(aMonthAfter('founded'), () => value).inTime).toMatchObject(found);
  });

  it('leads as early to a rule as any day of all that it can be set to', () => {
    const ahead = Array.from({ length: FURTHEST }, (_, index) => asked + index);
    fc.assert(
      fc.property(fc.oneof(rule, stretched), past, past, (written, accounts, founded) => {
        const found = look(written, firm(accounts, founded), dayFromNumber(asked + HORIZON));
        if (found.verdict === 'met') return;
        expect(found.isCut).toBe(false);
        const alone = firstDay(written, [accounts], founded);
        const withAct = firstDay(written, ahead, founded);
        if (withAct === asked) {
          expect(found.inPower).not.toEqual([]);
          expect(found.inTime?.day ?? null).toBe(alone === null ? null : dayFromNumber(alone));
          return;
        }
        expect(found.inPower).toEqual([]);
        const first = alone ?? withAct;
        expect(found.inTime?.day ?? null).toBe(first === null ? null : dayFromNumber(first));
        expect(found.inTime?.way.changes.length ?? 0).toBe(alone === null && first !== null ? 1 : 0);
      }),
      { numRuns: 200 },
    );
  });
});
