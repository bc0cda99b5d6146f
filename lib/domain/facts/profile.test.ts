import { describe, expect, it } from 'vitest';
import { day } from '../dates';
import { firm, given, profileFrom, TODAY } from './firm.fixture';
import { type Fact, question, salesBands } from './index';

const exact = (value: string): Fact<string> => ({ kind: 'exact', value });

describe('a profile of nothing', () => {
  const empty = firm({});

  it('knows nothing and guesses nothing', () => {
    expect(empty).toMatchObject({
      country: { kind: 'unknown', why: 'not_asked' },
      subdivision: { kind: 'unknown', why: 'not_asked' },
      isic: { kind: 'unknown', why: 'not_asked' },
      employees: { kind: 'unknown', why: 'not_asked' },
      size: { class: { kind: 'unknown' }, comparison: { kind: 'unknown' }, basis: 'none', rule: 'XX-WBES' },
      absorption: { score: null, level: null, answered: 0 },
      priorities: null,
      tiedCommunities: [],
      groups: [],
      tokens: [],
      readiness: null,
      asOf: TODAY,
    });
  });

  it('has every question that shows among the unknown', () => {
    expect(empty.completeness).toMatchObject({ answered: 0, shown: 44 });
    expect(empty.unknownFacts).toHaveLength(44);
    expect(empty.unknownFacts[0]).toBe('firm.country');
  });
});

describe('where the firm is and what it does', () => {
  it('is what it answered', () => {
    const measure = firm({
      'firm.country': 'AR',
      'firm.subdivision': 'AR-M',
      'firm.isic': { main: '1102', second: '0121' },
      'firm.employees': 14,
    });
    expect(measure).toMatchObject({
      country: exact('AR'),
      subdivision: exact('AR-M'),
      isic: exact('1102'),
      employees: { kind: 'exact', value: 14 },
      tiedCommunities: ['AR-M:11'],
    });
  });

  it('is no longer in a region of the country it left', () => {
    const measure = firm({ 'firm.country': 'CL', 'firm.subdivision': 'AR-M' });
    expect(measure.subdivision).toEqual({ kind: 'unknown', why: 'not_asked' });
    expect(measure.unknownFacts).toContain('firm.subdivision');
  });

  it('tells "I do not know" from "left out"', () => {
    const measure = firm({ 'firm.country': { state: 'dont_know' }, 'firm.employees': { state: 'skipped' } });
    expect(measure.country).toEqual({ kind: 'unknown', why: 'dont_know' });
    expect(measure.employees).toEqual({ kind: 'unknown', why: 'skipped' });
  });
});

describe('facts from a register', () => {
  const register = {
    country: exact('MX'),
    subdivision: exact('MX-SIN'),
    isic: { kind: 'candidates', values: ['1071', '1079'] },
    employees: { kind: 'interval', lo: 6, hi: 10 },
  } as const;

  it('stand where the firm has not answered', () => {
    const measure = firm({}, { given: register });
    expect(measure).toMatchObject(register);
    expect(measure.size).toMatchObject({ class: exact('micro'), basis: 'proxy', rule: 'MX' });
    expect(measure.tiedCommunities).toEqual(['MX-SIN:10']);
    expect(measure.groups).toEqual(['micro', 'non_capital']);
  });

  it('are not asked for again', () => {
    const measure = firm({}, { given: register });
    expect(measure.unknownFacts).toHaveLength(40);
    expect(measure.unknownFacts).not.toContain('firm.employees');
    expect(measure.completeness.answered).toBe(0);
  });

  it('give way to an answer, but not to "I do not know"', () => {
    const said = { 'firm.employees': 12, 'firm.country': { state: 'dont_know' } } as const;
    const measure = firm(said, { given: register });
    expect(measure.employees).toEqual({ kind: 'exact', value: 12 });
    expect(measure.country).toEqual(exact('MX'));
  });

  it('in another country than the firm says are not its place', () => {
    const measure = firm({ 'firm.country': 'CL' }, { given: register });
    expect(measure.subdivision).toEqual({ kind: 'unknown', why: 'not_asked' });
  });

  it('that are unknown themselves keep their reason', () => {
    const measure = firm({}, { given: { employees: { kind: 'unknown', why: 'dont_know' } } });
    expect(measure.employees).toEqual({ kind: 'unknown', why: 'dont_know' });
    expect(measure.unknownFacts).toContain('firm.employees');
  });
});

describe('size', () => {
  it('uses the sales band only where the limits are in dollars', () => {
    const said = { 'firm.employees': 5, 'firm.sales_band': 'b6' };
    expect(firm({ ...said, 'firm.country': 'EC' }).size).toMatchObject({
      class: exact('large'),
      basis: 'legal',
    });
    expect(firm({ ...said, 'firm.country': 'CL' }).size).toMatchObject({
      class: exact('micro'),
      basis: 'proxy',
    });
    // Panama counts in balboas, and one balboa is one dollar by law.
    expect(firm({ ...said, 'firm.country': 'PA' }).size).toMatchObject({
      class: exact('large'),
      basis: 'legal',
    });
  });

  it.each([
    ['b1', 'micro', null],
    ['b2', 'micro', 'small'],
    ['b3', 'small', null],
    // Small is up to 1,000,000 dollars, medium up to 5,000,000, and each band begins above the end of the last.
    ['b4', 'medium', null],
    ['b5', 'large', null],
    ['b6', 'large', null],
  ])('of band %s in Ecuador is %s or %s', (band, one, other) => {
    const { size } = firm({ 'firm.country': 'EC', 'firm.employees': 5, 'firm.sales_band': band });
    expect(size.class).toEqual(other === null ? exact(one) : { kind: 'candidates', values: [one, other] });
  });

  it('has a band for every option of the question, each beginning where the last one ends', () => {
    expect(Object.keys(salesBands)).toEqual(question('firm.sales_band').options);
    const ends = Object.values(salesBands);
    expect(ends.slice(1).map(([low]) => low)).toEqual(ends.slice(0, -1).map(([, high]) => high));
    expect([ends[0]?.[0], ends.at(-1)?.[1]]).toEqual([0, null]);
  });

  it('set for the run stands above every test', () => {
    const { size } = firm({ 'firm.country': 'NI', 'firm.employees': 4 }, { given: { sizeClass: 'medium' } });
    expect(size).toMatchObject({
      class: exact('medium'),
      basis: 'given',
      comparison: exact('micro'),
      rule: 'NI',
    });
  });
});

describe('completeness', () => {
  it('counts known answers among the questions that show', () => {
    const { completeness } = firm({
      'firm.country': 'AR',
      'firm.legal': { state: 'dont_know' },
      'people.lead_group': ['no_say'],
      'sales.customer_type': ['mnc'],
      'ties.list': [],
    });
    expect(completeness).toMatchObject({ answered: 3, shown: 46 });
    expect(completeness.bySection).toEqual([
      { section: 1, answered: 1, shown: 11 },
      { section: 2, answered: 1, shown: 6 },
      { section: 3, answered: 0, shown: 9 },
      { section: 4, answered: 0, shown: 3 },
      { section: 5, answered: 0, shown: 3 },
      { section: 6, answered: 0, shown: 6 },
      { section: 7, answered: 1, shown: 4 },
      { section: 8, answered: 0, shown: 4 },
    ]);
  });

  it('counts the questions of the short form apart', () => {
    const said = { 'firm.country': 'AR', 'firm.year_started': 2001, 'sales.customer_type': ['mnc'] } as const;
    expect(firm({}).completeness.short).toEqual({ answered: 0, shown: 16 });
    expect(firm(said).completeness).toMatchObject({ answered: 3, short: { answered: 1, shown: 16 } });
  });

  it('does not count an answer to a question that no longer shows', () => {
    const said = { 'sales.direct_export_pct': '0', 'sales.export_breadth': { products: 1, countries: 1 } };
    expect(firm(said).completeness).toMatchObject({ answered: 1, shown: 44 });
  });
});

describe('the day of the run', () => {
  const answers = [
    given('firm.employees', { state: 'answered', value: 9 }, '2025-01-10T09:00:00Z'),
    given('firm.employees', { state: 'answered', value: 30 }, '2026-01-10T09:00:00Z'),
    given('firm.year_started', { state: 'answered', value: 2024 }, '2025-01-10T09:00:00Z'),
  ];

  it('decides which answers and which steps count', () => {
    expect(profileFrom(answers, { asOf: day('2025-06-01') })).toMatchObject({
      employees: { value: 9 },
      groups: ['small', 'young'],
    });
    expect(profileFrom(answers, { asOf: day('2027-06-01') })).toMatchObject({
      employees: { value: 30 },
      groups: [],
    });
  });
});
