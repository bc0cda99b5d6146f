import { describe, expect, it } from 'vitest';
import { day } from '../dates';
import { answerRecord, answersOf } from './answers';
import { DEFAULT_TERMS, type RequestEvent } from './clock';

const on = (step: RequestEvent['step'], text: string): RequestEvent => ({ step, on: day(text) });

describe('answers', () => {
  it('are timed by the days on which the institution had to act', () => {
    const events = [
      on('send', '2026-03-02'),
      on('ask', '2026-03-06'),
      on('reply', '2026-03-26'),
      on('decline', '2026-04-02'),
      on('appeal', '2026-04-10'),
      on('uphold', '2026-04-30'),
    ];
    // Four days before the question and seven after the reply; the appeal is counted anew.
    expect(answersOf(events, DEFAULT_TERMS)).toEqual([
      { on: '2026-04-02', days: 11, inTime: true },
      { on: '2026-04-30', days: 20, inTime: false },
    ]);
  });

  it('in a group are timed from the end of its call', () => {
    const events = [on('send', '2026-03-02'), on('list', '2026-04-12')];
    expect(answersOf(events, DEFAULT_TERMS, day('2026-04-10'))).toMatchObject([{ days: 2, inTime: true }]);
  });

  it('are not counted where nobody waited for one', () => {
    const events = [
      on('send', '2026-03-02'),
      on('list', '2026-03-03'),
      on('offer', '2026-06-01'),
      on('offer', '2026-06-02'),
      on('move', '2026-06-03'),
    ];
    expect(answersOf(events, DEFAULT_TERMS).map((one) => one.on)).toEqual(['2026-03-03']);
  });

  it('of the last twelve months make the record', () => {
    const answer = (text: string, days: number) => ({ on: day(text), days, inTime: days <= 15 });
    const answers = [answer('2026-03-01', 40), answer('2026-03-02', 3), answer('2026-09-01', 20)];
    expect(answerRecord(answers, day('2027-03-01'))).toEqual({ count: 2, inTime: 1, medianDays: 11.5 });
    expect(answerRecord([...answers, answer('2027-03-01', 4)], day('2027-03-01'))).toEqual({
      ...{ count: 3, inTime: 2, medianDays: 4 },
    });
    expect(answerRecord(answers, day('2030-01-01'))).toBeNull();
  });
});
