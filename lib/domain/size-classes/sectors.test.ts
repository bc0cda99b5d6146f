import { describe, expect, it } from 'vitest';
import type { SizeRule } from './schema';
import { sectorRowsOf } from './sectors';
import data from './sectors.json' with { type: 'json' };
import { sizeRules } from './size-rules.fixture';

const DIVISIONS = Array.from({ length: 99 }, (_, index) => String(index + 1).padStart(2, '0'));
/** Numbers that ISIC leaves free. */
const FREE = ['04', '34', '40', '44', '48', '54', '57', '67', '76', '83', '89'];

function ruleOf(country: string): SizeRule {
  const rule = sizeRules.items.find((item) => item.country === country);
  if (!rule) throw new RangeError(country);
  return rule;
}

describe('the sector table', () => {
  it('covers every division once', () => {
    for (const division of DIVISIONS.filter((one) => !FREE.includes(one))) {
      const covering = data.sectors.filter(({ from, to }) => from <= division && division <= to);
      expect(covering, division).toHaveLength(1);
    }
  });

  it('knows every sector row of the size-class file, and no other', () => {
    for (const rule of sizeRules.items) {
      const named = [...rule.employees, ...rule.sales, ...rule.assets].map(({ sector }) => sector);
      const rows = [...new Set(named)].filter((sector) => sector !== 'all').toSorted();
      const known = Object.entries(data.rows).find(([country]) => country === rule.country)?.[1] ?? {};
      expect(Object.keys(known).toSorted(), rule.country).toEqual(rows);
    }
  });
});

describe('the sector row', () => {
  it.each([
    ['AR', '01', ['agriculture']],
    ['AR', '03', ['agriculture']],
    ['AR', '05', ['industry_mining']],
    ['AR', '11', ['industry_mining']],
    ['AR', '33', ['industry_mining']],
    ['AR', '35', ['services']],
    ['AR', '43', ['construction']],
    ['AR', '45', ['commerce']],
    ['AR', '47', ['commerce']],
    ['AR', '49', ['services']],
    ['AR', '96', ['services']],
    ['BR', '25', ['industry_construction']],
    ['BR', '41', ['industry_construction']],
    ['BR', '46', ['commerce_services']],
    ['BR', '62', ['commerce_services']],
    ['CO', '01', ['manufacturing_and_other']],
    ['CO', '10', ['manufacturing_and_other']],
    ['CO', '47', ['commerce']],
    ['CO', '62', ['services']],
    ['MX', '10', ['industry']],
    ['MX', '47', ['commerce']],
    ['MX', '56', ['services']],
    ['CL', '01', ['all']],
    ['PE', '01', ['all']],
  ])('of %s for division %s is %j', (country, division, want) => {
    expect(sectorRowsOf(ruleOf(country), [division])).toEqual(want);
  });

  it('stays open where the law has no row for the division', () => {
    expect(sectorRowsOf(ruleOf('BR'), ['01'])).toEqual(['industry_construction', 'commerce_services']);
    expect(sectorRowsOf(ruleOf('MX'), ['01'])).toHaveLength(3);
  });

  it('stays open where the division is not known', () => {
    expect(sectorRowsOf(ruleOf('AR'), null)).toHaveLength(5);
    expect(sectorRowsOf(ruleOf('AR'), [])).toHaveLength(5);
    expect(sectorRowsOf(ruleOf('AR'), ['04'])).toHaveLength(5);
  });

  it('is each of those that several divisions name', () => {
    expect(sectorRowsOf(ruleOf('AR'), ['10', '47'])).toEqual(['commerce', 'industry_mining']);
    expect(sectorRowsOf(ruleOf('AR'), ['10', '11'])).toEqual(['industry_mining']);
  });
});
