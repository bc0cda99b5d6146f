import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, dayFromNumber, dayNumber } from '../dates';
import { REQUEST_SIDES, type RequestState, type RequestStep } from '../people';
import { answerClock, appealUntil, DEFAULT_TERMS, type RequestEvent, stateAfter, waitUntil } from './clock';
import { stepsFrom } from './states';

const on = (step: RequestEvent['step'], text: string): RequestEvent => ({ step, on: day(text) });
const clock = (events: readonly RequestEvent[], asOf: string) =>
  answerClock(events, DEFAULT_TERMS, day(asOf));

describe('the days to answer', () => {
  const sent = [on('send', '2026-03-02')];

  // Fifteen days from 2 March end on 17 March.
  it.each([
    ['2026-03-02', { spent: 0, call: 'none' }],
    ['2026-03-13', { spent: 11, call: 'none' }],
    ['2026-03-14', { spent: 12, call: 'remind' }],
    ['2026-03-17', { spent: 15, call: 'remind' }],
    ['2026-03-18', { spent: 16, call: 'escalate' }],
  ])('on %s', (asOf, expected) => {
    expect(clock(sent, asOf)).toEqual({ ...expected, due: '2026-03-17' });
  });

  it('do not run while the firm is asked', () => {
    const events = [...sent, on('ask', '2026-03-06'), on('reply', '2026-03-26')];
    expect(clock([...sent, on('ask', '2026-03-06')], '2026-03-20')).toEqual({
      spent: 4,
      due: null,
      call: 'none',
    });
    // Four days are gone, eleven are left.
    expect(clock(events, '2026-03-27')).toEqual({ spent: 5, due: '2026-04-06', call: 'none' });
  });

  it('do not run while a call is open, and are counted from its last day', () => {
    const ends = day('2026-04-10');
    const during = answerClock(sent, DEFAULT_TERMS, day('2026-03-20'), ends);
    expect(during).toEqual({ spent: 0, due: '2026-04-25', call: 'none' });
    const after = answerClock(sent, DEFAULT_TERMS, day('2026-04-26'), ends);
    expect(after).toEqual({ spent: 16, due: '2026-04-25', call: 'escalate' });
    // A refusal in the call can be appealed against at once.
    const appealed = [...sent, on('decline', '2026-03-16'), on('appeal', '2026-03-20')];
    expect(answerClock(appealed, DEFAULT_TERMS, day('2026-03-25'), ends).due).toBe('2026-04-04');
  });

  it('begin anew with an appeal', () => {
    const events = [...sent, on('decline', '2026-03-16'), on('appeal', '2026-03-20')];
    expect(clock(events, '2026-03-25')).toEqual({ spent: 5, due: '2026-04-04', call: 'none' });
  });
});

describe('the days to appeal', () => {
  it('are thirty from the refusal', () => {
    expect(appealUntil([on('send', '2026-03-02'), on('decline', '2026-03-10')], DEFAULT_TERMS)).toBe(
      '2026-04-09',
    );
    expect(appealUntil([on('send', '2026-03-02')], DEFAULT_TERMS)).toBeNull();
  });
});

describe('the longest wait', () => {
  it('is counted from the first day on the list', () => {
    const listed = [on('send', '2026-01-01'), on('list', '2026-01-10')];
    expect(waitUntil(listed, DEFAULT_TERMS)).toBe('2026-07-09');
    const again = [...listed, on('ask', '2026-02-01'), on('reply', '2026-02-02'), on('list', '2026-02-03')];
    expect(waitUntil(again, DEFAULT_TERMS)).toBe('2026-07-09');
    expect(waitUntil([...listed, on('offer', '2026-02-01')], DEFAULT_TERMS)).toBeNull();
  });
});

/** A request that goes its way by steps of the table, some days apart. */
const histories = fc
  .array(fc.record({ pick: fc.nat(), days: fc.nat({ max: 40 }) }), { maxLength: 12 })
  .map((choices) => {
    const events: RequestEvent[] = [on('send', '2026-01-01')];
    let state: RequestState = 'sent';
    let at = dayNumber(day('2026-01-01'));
    for (const { pick, days } of choices) {
      const now = state;
      const steps: readonly RequestStep[] = REQUEST_SIDES.flatMap((side) => stepsFrom(now, side));
      const step = steps[pick % Math.max(1, steps.length)];
      if (!step) break;
      at += days;
      events.push({ step, on: dayFromNumber(at) });
      state = stateAfter(step) ?? state;
    }
    return { events, state, last: at };
  });

describe('another start of the group', () => {
  it('changes no days of anybody', () => {
    const listed = [on('send', '2026-03-02'), on('list', '2026-03-05')];
    const moved = on('move', '2026-04-01');
    expect(waitUntil([...listed, moved], DEFAULT_TERMS)).toBe(waitUntil(listed, DEFAULT_TERMS));
    const asked = [...listed, on('ask', '2026-03-10'), on('reply', '2026-03-12')];
    expect(clock([...asked, moved], '2026-04-02')).toEqual(clock(asked, '2026-04-02'));
  });
});

describe('every history', () => {
  it('owes an answer exactly while it is sent or appealed, and the due day is what is left of the days', () => {
    fc.assert(
      fc.property(histories, fc.nat({ max: 60 }), ({ events, state, last }, later) => {
        const asOf = dayFromNumber(last + later);
        const { spent, due, call } = answerClock(events, DEFAULT_TERMS, asOf);
        expect(due !== null).toBe(state === 'sent' || state === 'appealed');
        if (due === null) return;
        expect(dayNumber(due) - dayNumber(asOf)).toBe(DEFAULT_TERMS.answerDays - spent);
        expect(call === 'escalate').toBe(spent > DEFAULT_TERMS.answerDays);
      }),
    );
  });
});
