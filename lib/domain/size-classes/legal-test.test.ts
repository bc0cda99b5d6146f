import { describe, expect, it } from 'vitest';
import { SIZE_CLASSES } from '../vocabulary';
import { lacksFact, legalClasses, type Measured, passesOverSales } from './legal-test';
import { SIZE_BASES, type SizeRule } from './schema';
import { sizeRules } from './size-rules.fixture';

const all = [{ sector: 'all', max: [1, 2, 3] }];
const KNOWN: Measured = { employees: { lo: 2, hi: 2 }, sales: { lo: 2, hi: 2 }, assets: { lo: 2, hi: 2 } };
const NOTHING: Measured = { employees: null, sales: null, assets: null };

function ruleBy(basis: SizeRule['basis']): SizeRule {
  return { country: 'MX', basis, employees: all, sales: all, assets: all, unit: 'MXN', checked: true };
}

describe('a test', () => {
  it.each(SIZE_BASES)('by %s lacks something where nothing is known', (basis) => {
    expect(lacksFact(ruleBy(basis), NOTHING)).toBe(true);
    expect(legalClasses(ruleBy(basis), 'all', NOTHING)).toEqual(SIZE_CLASSES);
  });

  it.each(SIZE_BASES)(
    'by %s lacks nothing where all is known, unless its formula is not in the data',
    (basis) => {
      expect(lacksFact(ruleBy(basis), KNOWN)).toBe(basis === 'score');
    },
  );

  it.each([
    ['employees', ['employees']],
    ['sales', ['sales']],
    ['employees_and_sales', ['employees', 'sales']],
    ['employees_and_one_of', ['employees', 'sales', 'assets']],
    ['two_of_three', ['employees', 'sales', 'assets']],
    ['weighted', ['employees', 'sales']],
  ] as const)('by %s reads %j', (basis, read) => {
    for (const one of ['employees', 'sales', 'assets'] as const) {
      const wanted = read.some((criterion) => criterion === one);
      expect(lacksFact(ruleBy(basis), { ...KNOWN, [one]: null })).toBe(wanted);
      expect(lacksFact({ ...ruleBy(basis), [one]: [] }, KNOWN)).toBe(wanted);
    }
  });

  it('by a points formula stays open whatever is known', () => {
    expect(legalClasses(ruleBy('score'), 'all', KNOWN)).toEqual(SIZE_CLASSES);
  });
});

it('passes over limits by sales in the rows whose test counts people alone, and in no others', () => {
  const rows = sizeRules.items.filter(passesOverSales).map(({ country }) => country);
  // By LC 123/2006 a firm of Brazil is micro up to BRL 360 thousand; the convention of Sebrae and IBGE counts people.
  expect(rows.toSorted()).toEqual(['BR', 'NI']);
});
