import { describe, expect, it } from 'vitest';
import { day } from '../domain/dates';
import type { IntakeTerms } from '../domain/intakes';
import { formOfTerms, readIntakeForm, readMarksForm } from './intake';

const TODAY = day('2027-01-10');
const TYPED = {
  opens: ['1/2/2027'],
  closes: ['28 Feb 2027'],
  starts: ['2027-03-20'],
  places: ['12'],
  method: ['lottery'],
  releaseDays: ['10'],
  answerDays: ['7'],
};

describe('the form of a group', () => {
  it('is read as people write it', () => {
    expect(readIntakeForm(TYPED, TODAY)).toEqual({
      ok: true,
      terms: {
        ...{ opens: '2027-02-01', closes: '2027-02-28', starts: '2027-03-20', places: 12, reserved: [] },
        ...{ releaseDays: 10, answerDays: 7, method: 'lottery', criteria: [] },
      },
    });
  });

  it.each([
    ['a month for a day', { opens: ['February 2027'] }, 'opens day'],
    ['nothing', { closes: [''] }, 'closes needed'],
    ['half a place', { places: ['2.5'] }, 'places whole'],
    ['no day to answer', { answerDays: ['0'] }, 'answerDays positive'],
    ['more days than there can be', { releaseDays: ['400'] }, 'releaseDays large'],
    ['no way of choosing', { method: ['dice'] }, 'method option'],
    ['places kept for nobody', { 'reserved.2.places': ['3'] }, 'reserved.2.group group'],
    ['a group without places', { 'reserved.1.group': ['women'] }, 'reserved.1.places needed'],
    [
      'a criterion in one language',
      { method: ['points'], 'criterion.1.en': ['Plan'], 'criterion.1.weight': ['2'] },
      'criterion.1.es needed',
    ],
  ])('says of %s where it is', (_, changes, problem) => {
    const read = readIntakeForm({ ...TYPED, ...changes }, TODAY);
    expect(read.ok ? [] : read.errors.map(({ field, code }) => `${field} ${code}`)).toEqual([problem]);
  });

  it('shows what is published so that it reads back the same', () => {
    const terms: IntakeTerms = {
      ...{ opens: day('2027-02-01'), closes: day('2027-02-28'), starts: day('2027-03-20'), places: 5 },
      ...{ releaseDays: 3, answerDays: 4, method: 'points' },
      reserved: [{ group: 'rural', places: 2 }],
      criteria: [{ name: { en: 'Plan', es: 'Plan' }, weight: 3 }],
    };
    expect(readIntakeForm(formOfTerms(terms), TODAY)).toEqual({ ok: true, terms });
  });
});

describe('the form of marks', () => {
  it('leaves out firms that nobody has looked at, and asks for the rest of the others', () => {
    const fields = { 'marks.1.1': ['4'], 'marks.1.2': ['0'], 'was.1': ['3 3'], 'marks.2.1': [''] };
    expect(readMarksForm(fields, [1, 2], 2)).toEqual({
      ok: true,
      rows: [{ number: 1, was: '3 3', marks: [4, 0] }],
    });
    expect(readMarksForm({ 'marks.1.1': ['11'], 'marks.2.1': ['5'] }, [1, 2], 2)).toEqual({
      ok: false,
      errors: [
        { field: 'marks.1.1', code: 'large' },
        { field: 'marks.1.2', code: 'needed' },
        { field: 'marks.2.2', code: 'needed' },
      ],
    });
  });
});
