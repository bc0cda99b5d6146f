import { describe, expect, it } from 'vitest';
import { classOf, money, named, sizeRules, unknown, workers } from './size-rules.fixture';

const countries = [...sizeRules.items.map((item) => item.country), 'DE', 'ZZ'];

describe('by headcount', () => {
  it.each([
    ['BR', '25', 19, 'micro'],
    ['BR', '25', 20, 'small'],
    ['BR', '25', 99, 'small'],
    ['BR', '25', 100, 'medium'],
    ['BR', '25', 499, 'medium'],
    ['BR', '25', 500, 'large'],
    ['BR', '47', 9, 'micro'],
    ['BR', '47', 10, 'small'],
    ['BR', '47', 49, 'small'],
    ['BR', '47', 50, 'medium'],
    ['BR', '47', 99, 'medium'],
    ['BR', '47', 100, 'large'],
    ['NI', '10', 5, 'micro'],
    ['NI', '10', 6, 'small'],
    ['NI', '10', 30, 'small'],
    ['NI', '10', 31, 'medium'],
    ['NI', '10', 100, 'medium'],
    ['NI', '10', 101, 'large'],
    ['BO', '10', 49, 'medium'],
    ['BO', '10', 50, 'large'],
  ])('%s, division %s, %i workers is %s', (country, isic, count, want) => {
    const measure = classOf({ country, divisions: [isic], employees: workers(count) });
    expect(named(measure.class)).toBe(want);
    expect(measure.basis).toBe('legal');
    expect(measure.rule).toBe(country);
  });

  it('an interval across a limit leaves both classes open', () => {
    const measure = classOf({ country: 'NI', employees: { kind: 'interval', lo: 1, hi: 10 } });
    expect(named(measure.class)).toBe('micro|small');
    expect(measure.basis).toBe('legal');
  });

  it('an interval within the limits decides', () => {
    const measure = classOf({ country: 'NI', employees: { kind: 'interval', lo: 31, hi: 50 } });
    expect(named(measure.class)).toBe('medium');
  });

  it('an open interval reaches up to large', () => {
    const measure = classOf({ country: 'NI', employees: { kind: 'interval', lo: 101, hi: Infinity } });
    expect(named(measure.class)).toBe('large');
  });

  it('a sector without a row is left open between the rows', () => {
    const farm = (count: number) => classOf({ country: 'BR', divisions: ['01'], employees: workers(count) });
    expect(named(farm(9).class)).toBe('micro');
    expect(named(farm(15).class)).toBe('micro|small');
    expect(named(farm(60).class)).toBe('small|medium');
    expect(named(farm(500).class)).toBe('large');
  });
});

describe('by sales', () => {
  it.each([
    [940_600_000, 'micro'],
    [940_600_001, 'small'],
    [3_000_000_000, 'small'],
    [7_028_260_000, 'small'],
    [7_028_260_001, 'medium'],
    [101_070_840_000, 'medium'],
    [101_070_840_001, 'large'],
  ])('Argentine industry with %i pesos is %s', (sales, want) => {
    const measure = classOf({ country: 'AR', divisions: ['10'], sales: money(sales, 'ARS') });
    expect(named(measure.class)).toBe(want);
    expect(measure).toMatchObject({ basis: 'legal', rule: 'AR', checked: true });
  });

  it('the headcount plays no part', () => {
    const measure = classOf({
      country: 'AR',
      divisions: ['10'],
      employees: workers(900),
      sales: money(1, 'ARS'),
    });
    expect(named(measure.class)).toBe('micro');
  });

  it('an amount in another unit is not converted: the headcount stands in', () => {
    const facts = { country: 'AR', divisions: ['10'], employees: workers(16) };
    const measure = classOf({ ...facts, sales: money(1_000_000, 'USD') });
    expect(measure).toEqual(classOf(facts));
    expect(measure.basis).toBe('proxy');
    expect(named(measure.class)).toBe('small');
  });

  it('a law without headcount limits borrows those of the comparison row', () => {
    const measure = classOf({ country: 'PE', employees: workers(12) });
    // The limits are checked, but those of the law that should have counted are not.
    expect(measure).toMatchObject({ basis: 'proxy', rule: 'XX-WBES', checked: false });
    expect(named(measure.class)).toBe('small');
  });

  it('an amount in a unit that a law makes the same counts as it is', () => {
    // One balboa is one dollar by law: up to 150 thousand micro, to 1 million small, to 2.5 million medium.
    const panama = (lo: number, hi: number) =>
      classOf({ country: 'PA', employees: workers(12), sales: { kind: 'interval', lo, hi, unit: 'USD' } });
    expect(panama(0, 50_000)).toMatchObject({ basis: 'legal', rule: 'PA', checked: false });
    expect(named(panama(0, 50_000).class)).toBe('micro');
    expect(named(panama(5_000_000, 25_000_000).class)).toBe('large');
  });

  it('the same law decides in its own unit', () => {
    const measure = classOf({ country: 'PE', sales: money(1_700, 'UIT') });
    expect(measure).toMatchObject({ basis: 'legal', rule: 'PE', checked: false });
    expect(named(measure.class)).toBe('small');
  });
});

describe('by headcount and sales', () => {
  const ecuador = (count: number, sales: number) =>
    classOf({ country: 'EC', employees: workers(count), sales: money(sales, 'USD') });

  it.each([
    [9, 100_000, 'micro'],
    [9, 100_001, 'small'],
    [10, 100_000, 'small'],
    [9, 1_000_001, 'medium'],
    [49, 5_000_001, 'large'],
    [200, 1, 'large'],
  ])('%i workers and %i dollars is %s: both limits must be kept', (count, sales, want) => {
    expect(named(ecuador(count, sales).class)).toBe(want);
  });

  it('a band of sales across a limit leaves both classes open', () => {
    const measure = classOf({
      country: 'EC',
      employees: workers(5),
      sales: { kind: 'interval', lo: 50_000, hi: 250_000, unit: 'USD' },
    });
    expect(named(measure.class)).toBe('micro|small');
    expect(measure.basis).toBe('legal');
  });

  it('missing sales do not matter where the headcount alone makes it large', () => {
    const measure = classOf({ country: 'EC', employees: workers(200) });
    expect(named(measure.class)).toBe('large');
    expect(measure.basis).toBe('legal');
  });

  it('missing sales matter below: the headcount stands in', () => {
    const measure = classOf({ country: 'EC', employees: workers(9) });
    expect(named(measure.class)).toBe('micro');
    expect(measure.basis).toBe('proxy');
  });

  it('without a headcount, what the sales rule out stays ruled out', () => {
    const band = { kind: 'interval', lo: 5_000_000, hi: 25_000_000, unit: 'USD' } as const;
    const measure = classOf({ country: 'EC', sales: band });
    expect(named(measure.class)).toBe('medium|large');
    expect(measure).toMatchObject({ basis: 'legal', rule: 'EC', checked: false });
    expect(measure.open).toEqual({ why: 'facts', facts: ['employees'] });
    expect(named(classOf({ country: 'EC', sales: money(5_000_001, 'USD') }).class)).toBe('large');
  });

  it('the headcount chooses only among the classes that the law leaves open', () => {
    // 12 people make a small firm; sales that a limit cuts leave the law at small or medium.
    const sales = { kind: 'interval', lo: 100_001, hi: 2_000_000, unit: 'USD' } as const;
    const twelve = classOf({ country: 'EC', employees: workers(12), sales });
    expect(named(twelve.class)).toBe('small|medium');
    // In Mexico 100 people weigh 10, above the limit of micro at 4.6, so a band from 1 to 100 people
    // with sales that are not known may be any class, and from 47 people it is micro no more.
    const mexico = { country: 'MX', divisions: ['10'] };
    expect(named(classOf({ ...mexico, employees: { kind: 'interval', lo: 47, hi: 60 } }).class)).toBe(
      'small|medium',
    );
  });

  it('limits missing from the row count as a missing fact', () => {
    const measure = classOf({ country: 'GT', employees: workers(81), sales: money(1, 'GTQ') });
    expect(named(measure.class)).toBe('medium');
    expect(measure.basis).toBe('proxy');
  });

  it('a class without an upper end takes all above it', () => {
    const salvador = (count: number) =>
      classOf({ country: 'SV', employees: workers(count), sales: money(1e9, 'monthly minimum wages') });
    expect(named(salvador(10).class)).toBe('medium');
    expect(named(salvador(101).class)).toBe('large');
  });
});

describe('by headcount and one of two amounts', () => {
  const union = (count: number, sales: number | null, assets: number | null) =>
    classOf({
      country: 'XX-EU',
      employees: workers(count),
      sales: sales === null ? unknown : money(sales, 'EUR'),
      assets: assets === null ? unknown : money(assets, 'EUR'),
    });

  it.each([
    [9, 1, 1, 'micro'],
    [9, 3_000_000, 1, 'micro'],
    [9, 3_000_000, 3_000_000, 'small'],
    [49, 60_000_000, 11_000_000, 'medium'],
    [249, 60_000_000, 44_000_000, 'large'],
    [250, 1, 1, 'large'],
  ])('%i workers, %i sales, %i assets is %s', (count, sales, assets, want) => {
    expect(named(union(count, sales, assets).class)).toBe(want);
  });

  it('one amount within the limit is enough', () => {
    expect(union(49, 1, null)).toMatchObject({ basis: 'legal', class: { value: 'small' } });
  });

  it('one amount above the limit leaves the other to decide', () => {
    expect(union(9, 60_000_000, null)).toMatchObject({ basis: 'proxy', class: { value: 'micro' } });
  });
});

describe('by two of three', () => {
  const amounts = [
    [700_000, 350_000],
    [8_000_000, 4_000_000],
    [40_000_000, 20_000_000],
    [50_000_000, 30_000_000],
  ] as const;
  const serbia = (headcountClass: number, salesClass: number, assetsClass: number) =>
    classOf({
      country: 'RS',
      employees: workers([10, 50, 250, 251][headcountClass] ?? 0),
      sales: money(amounts[salesClass]?.[0] ?? 0, 'EUR'),
      assets: money(amounts[assetsClass]?.[1] ?? 0, 'EUR'),
    });

  it.each([
    ['micro', 0, 0, 3],
    ['micro', 1, 0, 0],
    ['small', 1, 1, 3],
    ['medium', 2, 0, 2],
    ['large', 3, 3, 0],
    ['small', 3, 1, 0],
    ['small', 0, 3, 1],
    ['small', 2, 1, 0],
    ['small', 1, 0, 2],
    ['medium', 3, 2, 1],
    ['medium', 1, 3, 2],
    ['medium', 3, 2, 0],
    ['medium', 0, 2, 3],
  ])('%s for places %i, %i, %i', (want, headcountClass, salesClass, assetsClass) => {
    expect(named(serbia(headcountClass, salesClass, assetsClass).class)).toBe(want);
  });

  it('two that agree decide without the third', () => {
    const measure = classOf({ country: 'RS', employees: workers(10), sales: money(1, 'EUR') });
    expect(measure).toMatchObject({ basis: 'legal', class: { value: 'micro' } });
  });

  it('two that differ do not', () => {
    const measure = classOf({ country: 'RS', employees: workers(51), sales: money(1, 'EUR') });
    expect(measure).toMatchObject({ basis: 'proxy', class: { value: 'medium' } });
  });
});

describe('by a weighted sum', () => {
  const mexico = (isic: string, count: number, millions: number) =>
    classOf({
      country: 'MX',
      divisions: [isic],
      employees: workers(count),
      sales: money(millions * 1_000_000, 'MXN'),
    });

  it.each([
    ['10', 10, 4, 'micro'],
    ['10', 10, 4.1, 'small'],
    ['10', 46, 0, 'micro'],
    ['10', 47, 0, 'small'],
    ['47', 30, 100, 'small'],
    ['47', 31, 100, 'medium'],
    ['10', 50, 100, 'small'],
    ['10', 51, 100, 'medium'],
    ['56', 100, 250, 'medium'],
    ['56', 101, 250, 'large'],
    ['10', 250, 250, 'medium'],
    ['10', 251, 250, 'large'],
  ])('division %s, %i workers, %d million is %s', (isic, count, millions, want) => {
    expect(named(mexico(isic, count, millions).class)).toBe(want);
  });

  it('workers alone can pass the last limit', () => {
    const measure = classOf({ country: 'MX', divisions: ['10'], employees: workers(2_501) });
    expect(measure).toMatchObject({ basis: 'legal', class: { value: 'large' } });
  });

  it('without sales the headcount limits stand in', () => {
    const measure = classOf({ country: 'MX', divisions: ['10'], employees: workers(9) });
    expect(measure).toMatchObject({ basis: 'proxy', rule: 'MX', checked: false, class: { value: 'micro' } });
  });
});

describe('without a test that can answer', () => {
  it('a points formula falls back to the headcount', () => {
    const measure = classOf({ country: 'CR', employees: workers(35) });
    expect(measure).toMatchObject({ basis: 'proxy', rule: 'CR', class: { value: 'small' } });
  });

  it.each(['DE', null])('country %s uses the comparison row, as a proxy', (country) => {
    const measure = classOf({ country, employees: workers(20) });
    expect(measure).toMatchObject({ basis: 'proxy', rule: 'XX-WBES', class: { value: 'medium' } });
  });

  it.each(countries)('%s without a headcount or an amount stays unknown', (country) => {
    const measure = classOf({ country, employees: { kind: 'unknown', why: 'dont_know' } });
    expect(measure.class).toEqual({ kind: 'unknown', why: 'dont_know' });
    expect(measure.basis).toBe('none');
    expect(measure.comparison).toEqual({ kind: 'unknown', why: 'dont_know' });
  });
});

describe('the comparison class', () => {
  it.each([
    [4, 'micro'],
    [5, 'small'],
    [19, 'small'],
    [20, 'medium'],
    [85, 'medium'],
    [99, 'medium'],
    [100, 'large'],
  ])('of %i workers is %s in every country', (count, want) => {
    for (const country of countries)
      expect(named(classOf({ country, employees: workers(count) }).comparison)).toBe(want);
  });
});
