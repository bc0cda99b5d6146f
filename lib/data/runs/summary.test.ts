import { describe, expect, it } from 'vitest';
import { type FirmProfile, profileOf } from '../../domain/facts';
import { rows, type Said } from '../../domain/facts/firm.fixture';
import { runMatching } from '../../domain/matching';
import { AS_OF, demoInput, exampleFirm, reference } from '../../domain/matching/demo.fixture';
import { summaryOf } from './summary';

function summaryFor(firm: FirmProfile) {
  return summaryOf(runMatching(demoInput(firm)), firm);
}

function firmOf(said: Said): FirmProfile {
  return profileOf({ ...reference, answers: rows(said, `${AS_OF}T00:00:00Z`) });
}

describe('where the size of a firm comes from', () => {
  const grower = { 'firm.isic': { main: '0113', second: null }, 'firm.employees': 9 };
  it.each<[string, Said, boolean, string | null]>([
    ['a law that reads sales, not known', { ...grower, 'firm.country': 'AR' }, true, null],
    ['the same with limits not confirmed', { ...grower, 'firm.country': 'MX' }, true, 'MX'],
    ['a law that counts people', { ...grower, 'firm.country': 'NI' }, false, null],
    ['the same with limits not confirmed', { ...grower, 'firm.country': 'HN' }, false, 'HN'],
    [
      'sales in the unit of the law',
      { ...grower, 'firm.country': 'EC', 'firm.sales_band': 'b1' },
      false,
      'EC',
    ],
    [
      'a law that reads sales alone, not known and not confirmed',
      { ...grower, 'firm.country': 'PE' },
      true,
      'PE',
    ],
    [
      'sales in a unit that is the one of the law',
      { ...grower, 'firm.country': 'PA', 'firm.sales_band': 'b1' },
      false,
      'PA',
    ],
    ['a country without limits of its own', { ...grower, 'firm.country': 'DE' }, true, null],
    ['a country that is not known', grower, false, null],
    ['a headcount that is not known', { 'firm.country': 'MX' }, false, null],
  ])('%s', (_, said, sizeFromHeadcount, sizeLimitsUnconfirmed) => {
    expect(summaryFor(firmOf(said)).firm).toMatchObject({ sizeFromHeadcount, sizeLimitsUnconfirmed });
  });
});

it.each<[string, Said, boolean]>([
  ['not given', { 'firm.country': 'MX' }, false],
  ['given, in a law that reads pesos', { 'firm.country': 'MX', 'firm.sales_band': 'b2' }, true],
  ['given, in a law that reads pesos of Argentina', { 'firm.country': 'AR', 'firm.sales_band': 'b2' }, true],
  ['given, in a law that reads dollars', { 'firm.country': 'EC', 'firm.sales_band': 'b1' }, false],
  ['given, in a law that reads people alone', { 'firm.country': 'NI', 'firm.sales_band': 'b2' }, false],
])('sales %s', (_, said, salesNotCounted) => {
  const grower = { 'firm.isic': { main: '0113', second: null }, 'firm.employees': 9 };
  expect(summaryFor(firmOf({ ...grower, ...said })).firm.salesNotCounted).toBe(salesNotCounted);
});

it('counts apart what an answer would settle and what the institution has the last word on', () => {
  // Limits of Mexico for 35 workers: small in two of its three sectors, medium in one; a farm has none.
  const grower: Said = {
    'firm.country': 'MX',
    'firm.subdivision': 'MX-SIN',
    'firm.isic': { main: '0113', second: null },
    'firm.employees': 35,
    'firm.associations': { kinds: ['none'], members: [], asked: [] },
  };
  const unknown = (said: Said) =>
    runMatching(demoInput(firmOf(said))).matches.filter(({ status }) => status === 'unknown');
  const { counts, openQuestions, settleable } = summaryFor(firmOf(grower));
  expect(openQuestions).toEqual(['access.languages']);
  const left = unknown({ ...grower, 'access.languages': ['es', 'pt', 'sr', 'en'] });
  expect(left.length).toBeGreaterThan(0);
  expect(settleable).toBe(counts.unknown - left.length);
  expect(settleable).toBeGreaterThan(0);
});

it('names as near what is for the country of the firm, before anything abroad', () => {
  // An office cleaner of Mexico with 400 workers: what is for Mexico fails on sector and size, all else on the country.
  const cleaner: Said = {
    'firm.country': 'MX',
    'firm.subdivision': 'MX-SIN',
    'firm.isic': { main: '8121', second: null },
    'firm.employees': 400,
    'access.languages': ['es'],
  };
  const { nearest } = summaryFor(firmOf(cleaner));
  const forMexico = demoInput(firmOf(cleaner)).catalogue.offerings.filter(({ countries }) =>
    countries.includes('MX'),
  );
  expect(nearest.length).toBeGreaterThan(0);
  expect(forMexico.length).toBeGreaterThanOrEqual(nearest.length);
  for (const { unmet } of nearest) expect(unmet.map(({ code }) => code)).not.toContain('criterion.country');
  expect(Math.max(...nearest.map(({ unmet }) => unmet.length))).toBeGreaterThan(1);
});

it('says how one gets into the offerings that fit', () => {
  // RULES.md: both eligible offerings of F3 have a waiting list, the three of F4 none.
  expect(summaryFor(exampleFirm('F3')).intakes).toEqual({ open: 0, waiting: 2, invitation: 0, closed: 0 });
  expect(summaryFor(exampleFirm('F4')).intakes).toEqual({ open: 3, waiting: 0, invitation: 0, closed: 0 });
});

describe('what works on the choices of the firm', () => {
  it('is counted among the offerings one can enter now', () => {
    // F3: both eligible offerings have waiting lists. F1: O02 works on the first choice; O01 and O48 on the second.
    expect(summaryFor(exampleFirm('F3')).onPriorities).toEqual({ first: 0, any: 0 });
    expect(summaryFor(exampleFirm('F1')).onPriorities).toMatchObject({ any: 3 });
    expect(summaryFor(exampleFirm('F9')).onPriorities).toBeNull();
  });
});
