import type { Fact, MoneyFact, NumberFact } from '../../fact';
import { classify, type SizeMeasure, type SizeRules } from '../../size-classes';
import type { SizeClass } from '../../vocabulary';
import { choiceOf, whyUnknown } from '../sheet';
import type { AnswerSheet, GivenFacts } from '../types';
import settings from './settings.json' with { type: 'json' };

/** Lower and upper end of each sales band (q5) in US dollars; null is open. */
export const salesBands: Readonly<Record<string, readonly (number | null)[]>> = settings.salesBandsUsd;

/** Size class of the firm; a class set for the run stands, with the tests still giving the comparison class. */
export function sizeOf(input: {
  sheet: AnswerSheet;
  given: GivenFacts;
  country: Fact<string>;
  divisions: readonly string[] | null;
  employees: NumberFact;
  rules: SizeRules;
}): SizeMeasure {
  const { sheet, given, country, divisions, employees, rules } = input;
  const measure = classify({
    country: country.kind === 'exact' ? country.value : null,
    divisions,
    employees,
    sales: salesOf(sheet, given),
    assets: given.assets ?? { kind: 'unknown', why: 'not_asked' },
    rules,
  });
  return given.sizeClass === undefined ? measure : asGiven(measure, given.sizeClass);
}

/** Sales as they are known from elsewhere, else as the band that was answered. */
export function salesOf(sheet: AnswerSheet, given: GivenFacts): MoneyFact {
  return given.sales ?? salesBand(sheet);
}

function asGiven(measure: SizeMeasure, value: SizeClass): SizeMeasure {
  return { ...measure, class: { kind: 'exact', value }, basis: 'given', open: null };
}

/** The least by which one amount is more than another. */
const CENT = 0.01;

/** The bands are asked in US dollars and stay so. Each begins above the end of the one before. */
function salesBand(sheet: AnswerSheet): MoneyFact {
  const [lo, hi] = salesBands[choiceOf(sheet, 'firm.sales_band') ?? ''] ?? [];
  if (typeof lo !== 'number') return { kind: 'unknown', why: whyUnknown(sheet, 'firm.sales_band') };
  const above = lo === 0 ? 0 : lo + CENT;
  return { kind: 'interval', lo: above, hi: hi ?? Number.POSITIVE_INFINITY, unit: 'USD' };
}
