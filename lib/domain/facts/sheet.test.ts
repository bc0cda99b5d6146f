import { describe, expect, it } from 'vitest';
import { day } from '../dates';
import { given, rows, sheetOf, TODAY } from './firm.fixture';
import { knownValue, latestAnswers, whyUnknown } from './index';
import { choiceOf, choicesOf, numberOf, thingsOf } from './sheet';

const said = (value: number, givenAt: string) =>
  given('firm.employees', { state: 'answered', value }, givenAt);

describe('the answer in force', () => {
  it('is the last one, wherever it stands in the list', () => {
    const early = said(10, '2026-01-01T08:00:00.000Z');
    const late = said(12, '2026-06-01T08:00:00.000Z');
    for (const list of [
      [early, late],
      [late, early],
    ])
      expect(knownValue(latestAnswers(list, TODAY), 'firm.employees')).toBe(12);
  });

  it('is that of the day of the run', () => {
    const list = [said(10, '2026-01-01T08:00:00.000Z'), said(12, '2026-06-01T23:59:59.999Z')];
    expect(knownValue(latestAnswers(list, day('2026-05-31')), 'firm.employees')).toBe(10);
    expect(knownValue(latestAnswers(list, day('2026-06-01')), 'firm.employees')).toBe(12);
    expect(latestAnswers(list, day('2025-12-31'))).toEqual({});
  });

  it('sorts a time with fractions of a second after the same second', () => {
    const list = [said(12, '2026-06-01T08:00:00.500Z'), said(10, '2026-06-01T08:00:00Z')];
    expect(knownValue(latestAnswers(list, TODAY), 'firm.employees')).toBe(12);
  });

  it('is the same of two given at one instant, in either order', () => {
    const [one, other] = [said(10, '2026-06-01T08:00:00Z'), said(12, '2026-06-01T08:00:00Z')];
    expect(latestAnswers([one, other], TODAY)).toEqual(latestAnswers([other, one], TODAY));
  });

  it('does not depend on the order of keys within a value', () => {
    const [one, other] = [
      { what: 1, how: 0, why: 2 },
      { why: 2, how: 0, what: 1 },
    ].map((value) => given('need.know', { state: 'answered', value }));
    if (!one || !other) throw new RangeError('two rows');
    expect(knownValue(latestAnswers([one, other], TODAY), 'need.know')).toEqual(
      knownValue(latestAnswers([other, one], TODAY), 'need.know'),
    );
  });

  it('may take an earlier one back', () => {
    const taken = given('firm.employees', { state: 'skipped' }, '2026-07-01T00:00:00Z');
    const sheet = latestAnswers([said(10, '2026-06-01T08:00:00Z'), taken], TODAY);
    expect(knownValue(sheet, 'firm.employees')).toBeNull();
    expect(whyUnknown(sheet, 'firm.employees')).toBe('skipped');
  });

  it('exists only for questions of the instrument', () => {
    const stray = given('firm.name', { state: 'answered', value: 'x' });
    expect(latestAnswers([stray], TODAY)).toEqual({});
  });
});

describe('why a value is not known', () => {
  const sheet = sheetOf({
    'firm.legal': { state: 'dont_know' },
    'firm.employees': { state: 'skipped' },
    'people.lead_group': ['no_say'],
    'need.know': { what: null, how: null, why: null },
    'firm.associations': { kinds: [], members: [], asked: [], unsure: true, kindsUnsure: true },
    'cap.ops': 9,
    'access.refused': { state: 'no_say' },
  });

  it.each([
    ['firm.country', 'not_asked'],
    ['firm.legal', 'dont_know'],
    ['firm.employees', 'skipped'],
    ['people.lead_group', 'no_say'],
    ['need.know', 'dont_know'],
    ['firm.associations', 'dont_know'],
    ['cap.ops', 'skipped'],
    ['access.refused', 'no_say'],
  ])('of %s is %s', (fact, why) => {
    expect(knownValue(sheet, fact)).toBeNull();
    expect(whyUnknown(sheet, fact)).toBe(why);
  });
});

describe('reading a value', () => {
  const sheet = sheetOf({
    'firm.legal': 'coop',
    'cap.ops': 0,
    'know.old_resources': ['none'],
    'access.languages': ['en', 'es'],
    'standards.held': {},
  });

  it('gives the type asked for or nothing', () => {
    expect(choiceOf(sheet, 'firm.legal')).toBe('coop');
    expect(choiceOf(sheet, 'cap.ops')).toBeNull();
    expect(numberOf(sheet, 'cap.ops')).toBe(0);
    expect(numberOf(sheet, 'firm.legal')).toBeNull();
    expect(choicesOf(sheet, 'access.languages')).toEqual(['es', 'en']);
    expect(choicesOf(sheet, 'firm.legal')).toBeNull();
  });

  it('keeps "none" apart from no answer', () => {
    expect(choicesOf(sheet, 'know.old_resources')).toEqual(['none']);
    expect(thingsOf(sheet, 'know.old_resources')).toEqual([]);
    expect(thingsOf(sheet, 'ties.share_back')).toBeNull();
    expect(knownValue(sheet, 'standards.held')).toEqual({});
  });

  it('leaves the rows as they are', () => {
    const list = rows({ 'access.languages': ['en', 'es'] });
    latestAnswers(Object.freeze(list), TODAY);
    expect(list[0]?.answer).toEqual({ state: 'answered', value: ['en', 'es'] });
  });
});
