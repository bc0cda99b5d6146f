import { describe, expect, it } from 'vitest';
import { day } from '../domain/dates';
import { type OfferingFieldCode, readOfferingForm, readStepDay } from './offering';
import { readAmount } from './whole-number';

const PLACES = new Set(['AR-M']);
const FORM = {
  'name.en': ['Name'],
  'name.es': ['Nombre'],
  'summary.en': ['Two lines\r\nof it'],
  'summary.es': ['Resumen'],
  'conditions.en': ['One\r\n\r\n Two '],
  'conditions.es': ['Una\nDos'],
  'how.en': ['How'],
  'how.es': ['Cómo'],
  price: ['US$ 1.200,50'],
  modality: ['onsite'],
  place: ['AR-M'],
  languages: ['es', 'pt'],
  learning: ['class'],
  hours: ['4'],
  months: ['2.5'],
  seats: ['20'],
  intake: ['open'],
};

const codesOf = (changes: Readonly<Record<string, readonly string[]>>) => {
  const read = readOfferingForm({ ...FORM, ...changes }, PLACES);
  return read.ok ? [] : read.errors;
};

describe('the form of an offering', () => {
  it('is read as people write it', () => {
    const read = readOfferingForm(FORM, PLACES);
    expect(read).toMatchObject({
      ok: true,
      edit: {
        conditions: { en: ['One', 'Two'], es: ['Una', 'Dos'] },
        summary: { en: 'Two lines\nof it' },
        ...{ priceUsd: 1200.5, months: 2.5, seats: 20, languages: ['es', 'pt'] },
      },
    });
  });

  it.each<[string, string, OfferingFieldCode]>([
    ['name.en', ' ', 'needed'],
    ['name.es', 'x'.repeat(121), 'long'],
    ['summary.es', 'x'.repeat(2001), 'long'],
    ['how.en', 'a\0b', 'strange'],
    ['how.en', 'a\u202Eb', 'strange'],
    ['conditions.es', 'Una sola', 'lines'],
    ['price', '', 'needed'],
    ['price', 'cheap', 'amount'],
    ['price', '-1', 'amount'],
    ['price', '0.005', 'cents'],
    ['price', '10000001', 'large'],
    ['hours', '0', 'positive'],
    ['hours', '745', 'large'],
    ['months', '121', 'large'],
    ['seats', '2.5', 'whole'],
    ['seats', 'many', 'whole'],
    ['place', 'AR-X', 'option'],
    ['modality', 'moon', 'option'],
    ['intake', '', 'option'],
    ['languages', 'xx', 'choose'],
    ['learning', '', 'choose'],
  ])('says what is wrong with %s: %j', (field, typed, code) => {
    expect(codesOf({ [field]: [typed] })).toEqual([{ field, code }]);
  });

  it('says everything that is wrong at once, of an empty form too', () => {
    const read = readOfferingForm({}, PLACES);
    expect(read.ok ? [] : read.errors.map(({ field }) => field)).toEqual(
      expect.arrayContaining(Object.keys(FORM)),
    );
  });

  it.each([
    ['120', 120],
    ['USD 120', 120],
    ['$120', 120],
    ['120 US$', 120],
    ['1,234.56', 1234.56],
    ['1.234,56', 1234.56],
    ['１２０', 120],
    ['', null],
    ['12 30', null],
    ['abc', null],
  ])('reads the amount %j as %j', (typed, value) => {
    expect(readAmount(typed)).toBe(value);
  });
});

it('reads the day of a step as people write it, and no month and no day that has passed', () => {
  const read = (typed: string) => readStepDay(typed, day('2026-12-01'));
  for (const typed of ['1/3/2027', ' 1 de marzo de 2027 ', '2027-03-01'])
    expect(read(typed)).toEqual({ day: '2027-03-01' });
  const problems = [' ', 'soon', '3/2027', '2027', '31/2/2027', '1/12/2026', '2/12/2028'].map(read);
  expect(problems).toEqual(
    ['needed', 'day', 'day', 'day', 'day', 'past', 'far'].map((problem) => ({ problem })),
  );
});
