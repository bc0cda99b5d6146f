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
