import { describe, expect, it } from 'vitest';
import file from '../../../db/seed/data/size-classes/size-classes.json' with { type: 'json' };
import { sizeRulesSchema } from './index';
import { SIZE_BASES } from './schema';
import { sizeRules } from './size-rules.fixture';

describe('the size-class file', () => {
  it('has the shape that the classifier reads', () => {
    expect(sizeRulesSchema.safeParse(file).success).toBe(true);
  });

  it('has one row per country and the comparison row', () => {
    const countries = sizeRules.items.map((item) => item.country);
    expect(new Set(countries).size).toBe(countries.length);
    expect(sizeRules.comparison.country).toBe('XX-WBES');
  });

  it('has limits that rise from class to class in every row', () => {
    for (const { employees, sales, assets } of sizeRules.items)
      for (const { max } of [...employees, ...sales, ...assets])
        expect(max).toEqual(max.toSorted((a, b) => a - b));
  });

  it('names a unit wherever it has limits in money', () => {
    for (const item of sizeRules.items)
      if (item.sales.length + item.assets.length > 0) expect(item.unit).not.toBeNull();
  });

  it('uses every kind of test that the classifier knows', () => {
    expect(new Set(sizeRules.items.map((item) => item.basis))).toEqual(new Set(SIZE_BASES));
  });

  it.each([
    ['an unknown field', { ...file, extra: 1 }],
    ['an unknown basis', { ...file, items: [{ ...file.items[0], basis: 'guess' }] }],
    ['a limit below zero', { ...file, items: [withLimit(-1)] }],
    ['a fallback without a row', { ...file, fallback: 'XX-NONE' }],
    ['no row at all', { ...file, items: [] }],
  ])('is refused with %s', (_, changed) => {
    expect(sizeRulesSchema.safeParse(changed).success).toBe(false);
  });

  it('reads a missing upper end as no limit', () => {
    const parsed = sizeRulesSchema.parse({ ...file, items: [withLimit(null)] });
    expect(parsed.comparison.employees[0]?.max[0]).toBe(Number.POSITIVE_INFINITY);
  });
});

function withLimit(micro_max: number | null) {
  return { ...file.items[0], employees: [{ sector: 'all', micro_max, small_max: 19, medium_max: 99 }] };
}
