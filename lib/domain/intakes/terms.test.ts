import { describe, expect, it } from 'vitest';
import { day } from '../dates';
import { answerBy, releaseDay, stageOf } from './stages';
import { standingOf } from './standings';
import { changeProblems, fixedParts, termsProblems } from './terms';
import type { IntakeState, IntakeTerms } from './types';

const TERMS: IntakeTerms = {
  opens: day('2027-02-01'),
  closes: day('2027-02-28'),
  starts: day('2027-03-20'),
  places: 10,
  reserved: [{ group: 'women', places: 2 }],
  releaseDays: 10,
  answerDays: 5,
  method: 'lottery',
  criteria: [],
};
const STATE: IntakeState = { ...TERMS, closedOn: null, chosen: false };
const found = (problems: readonly { field: string; code: string }[]) =>
  problems.map(({ field, code }) => `${field} ${code}`);

describe('an intake', () => {
  it.each([
    ['2027-01-31', {}, 'coming'],
    ['2027-02-01', {}, 'open'],
    ['2027-02-28', {}, 'open'],
    ['2027-03-01', {}, 'to_choose'],
    ['2027-02-10', { closedOn: day('2027-02-10') }, 'to_choose'],
    ['2027-03-01', { chosen: true }, 'chosen'],
    ['2027-03-19', { chosen: true }, 'chosen'],
    ['2027-03-20', { chosen: true }, 'started'],
    ['2027-03-20', {}, 'started'],
  ] as const)('on %s, %j, is %s', (today, changes, stage) => {
    expect(stageOf({ ...STATE, ...changes }, day(today))).toBe(stage);
  });

  // IA-05 by default: ten days before the start.
  it('lets reserved places go on its release day', () => {
    expect(releaseDay(TERMS)).toBe('2027-03-10');
  });

  it('waits for an answer so many days, and not into the start', () => {
    expect(answerBy(TERMS, day('2027-03-01'))).toBe('2027-03-06');
    expect(answerBy(TERMS, day('2027-03-17'))).toBe('2027-03-19');
  });
});

describe('what can be published', () => {
  it.each([
    ['nothing wrong', {}, []],
    ['a call that is over', { opens: day('2026-12-01'), closes: day('2026-12-31') }, ['closes past']],
    ['a call that ends before it begins', { closes: day('2027-01-31') }, ['closes order']],
    ['a start in the call', { starts: day('2027-02-28') }, ['starts order']],
    ['no place', { places: 0, reserved: [] }, ['places none']],
    ['more kept than there are', { places: 1 }, ['reserved reservedMany']],
    [
      'a group twice',
      {
        reserved: [
          { group: 'women', places: 1 },
          { group: 'women', places: 1 },
        ],
      },
      ['reserved groupTwice'],
    ],
    ['kept places let go on the last day of the call', { releaseDays: 20 }, ['releaseDays released']],
    ['kept places let go the day after it', { releaseDays: 19 }, []],
    ['days of release where none is kept', { releaseDays: 30, reserved: [] }, []],
    ['points for nothing', { method: 'points' }, ['criteria criteriaNone']],
  ] satisfies [string, Partial<IntakeTerms>, string[]][])('%s', (_, changes, problems) => {
    expect(found(termsProblems({ ...TERMS, ...changes }, day('2027-01-10')))).toEqual(problems);
  });
});

describe('what can be changed', () => {
  const change = (changes: Partial<IntakeTerms>, today: string, state: Partial<IntakeState> = {}) =>
    found(changeProblems({ ...STATE, ...state }, { ...TERMS, ...changes }, day(today)));

  it('is everything before the call opens', () => {
    expect(
      change({ method: 'first_come', places: 4, opens: day('2027-02-03'), reserved: [] }, '2027-01-31'),
    ).toEqual([]);
  });

  it('is not how places are given once the call is open (IA-10)', () => {
    expect(
      change({ method: 'first_come', opens: day('2027-02-03'), reserved: [], releaseDays: 1 }, '2027-02-01'),
    ).toEqual(['opens fixed', 'reserved fixed', 'releaseDays fixed', 'method fixed']);
  });

  it('takes nothing from anybody', () => {
    expect(change({ places: 11, closes: day('2027-03-05'), answerDays: 3 }, '2027-02-10')).toEqual([]);
    expect(change({ places: 9 }, '2027-02-10')).toEqual(['places fewer']);
    expect(change({ closes: day('2027-02-20') }, '2027-02-10')).toEqual(['closes earlier']);
    expect(change({ closes: day('2027-03-05') }, '2027-03-01')).toEqual(['closes fixed']);
    const nothingKept = { chosen: true, reserved: [] };
    expect(change({ starts: day('2027-03-02'), reserved: [] }, '2027-03-02', nothingKept)).toEqual([
      'starts past',
    ]);
    expect(change({ starts: day('2027-04-02') }, '2027-03-20')).toEqual(['starts fixed']);
  });

  it('lets go of no kept place before the promised day (IA-05)', () => {
    for (const today of ['2027-02-10', '2027-03-01']) {
      expect(change({ starts: day('2027-03-19') }, today)).toEqual(['starts releaseEarlier']);
      expect(change({ starts: day('2027-03-21') }, today)).toEqual([]);
    }
    expect(change({ starts: day('2027-03-19') }, '2027-01-31')).toEqual([]);
    expect(change({ closes: day('2027-03-10') }, '2027-02-10')).toEqual(['releaseDays released']);
  });

  it('is told to a form as parts that stay', () => {
    expect(fixedParts('coming')).toEqual([]);
    expect(fixedParts('open')).not.toContain('closes');
    expect(fixedParts('to_choose')).toContain('closes');
  });
});

describe('an entry', () => {
  it('keeps its place in the order while the firm is asked something', () => {
    expect(standingOf('asked', false)).toBe('in');
    expect(standingOf('asked', true)).toBe('waiting');
    expect(standingOf('sent', true)).toBe('waiting');
  });

  it('is gone where nothing is left of the request', () => {
    for (const state of ['declined', 'appealed', 'refused', 'withdrawn'] as const)
      expect(standingOf(state, true)).toBe('out');
    expect(standingOf('accepted', true)).toBe('place');
    expect(standingOf('offered', true)).toBe('offered');
  });
});
