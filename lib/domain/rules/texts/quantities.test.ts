import { expect, it } from 'vitest';
import { statedLimits } from './quantities';
import type { Measure } from './types';

type Expected = readonly [measure: Measure, min: number | null, max: number | null, unit?: string];

it.each<[text: string, ...expected: Expected[]]>([
  ['Firms must employ fewer than 250 people.', ['employees', null, 249]],
  ['aimed at businesses employing less than 250', ['employees', null, 249]],
  ['businesses employing up to 50 people', ['employees', null, 50]],
  ['firms employing 250 or fewer people', ['employees', null, 250]],
  ['must employ no more than 25 employees', ['employees', null, 25]],
  ['with under 150 employees', ['employees', null, 149]],
  ['Maximum number of employees is 250.', ['employees', null, 250]],
  ['employ at least two full-time employees', ['employees', 2, null]],
  ['firms with more than 1,000 employees', ['employees', 1001, null]],
  ['Companies of all sizes may apply.', ['employees', null, Infinity]],
  ['trading for less than 12 months', ['age', null, 11]],
  ['established in business for at least one year', ['age', 12, null]],
  ['trading for at least 3 years', ['age', 36, null]],
  ['turnover of less than €50 million', ['turnover', null, 50_000_000, 'EUR']],
  ['turnover of greater then £1m', ['turnover', 1_000_000, null, 'GBP']],
  ['a minimum turnover of £500,000', ['turnover', 500_000, null, 'GBP']],
  ['businesses below £1.35m turnover', ['turnover', null, 1_350_000, 'GBP']],
  ['between the ages of 16 – 24', ['person_age', 16, 24]],
  ['be between 18 and 29 years old', ['person_age', 18, 29]],
  [
    'employ up to 250 people and have a turnover of less than £2m',
    ['employees', null, 250],
    ['turnover', null, 2_000_000, 'GBP'],
  ],
])('%s', (text, ...expected) => {
  const read = statedLimits(text).map(({ measure, min, max, unit }) =>
    unit === undefined ? [measure, min, max] : [measure, min, max, unit],
  );
  expect(read).toEqual(expected);
});

it.each([
  'Funding is available for up to 10 employees per business.',
  'The judging will be carried out by a team of up to 12 people.',
  'generate more than 50 per cent of turnover from manufacturing',
  'vessels less than 10 years old',
  'up to £5000 towards employee training costs',
  'up to 40,000 eligible employers who employ one or more 16 to 24 year old apprentices',
  'properties that are at least ten years old',
  'annual turnover and/or annual balance sheet total does not exceed €2 million',
  'businesses employing people with disabilities',
])('%s: no limit on the firm', (text) => {
  expect(statedLimits(text).filter(({ measure }) => measure !== 'person_age')).toEqual([]);
});
