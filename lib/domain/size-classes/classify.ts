import { type Fact, type MoneyFact, type NumberFact, oneOf } from '../fact';
import { SIZE_CLASSES, type SizeClass } from '../vocabulary';
import { lacksFact, legalClasses, type Measured } from './legal-test';
import { classesOf, limitsFor, type Range, rangeOf } from './limits';
import type { SizeLimits, SizeMeasure, SizeRule, SizeRules } from './schema';
import { sectorRowsOf } from './sectors';

/** What the size tests read; `divisions` are those the firm may belong to, null where not known. */
export type SizeFacts = {
  country: string | null;
  divisions: readonly string[] | null;
  employees: NumberFact;
  sales: MoneyFact;
  assets: MoneyFact;
};

/**
 * In: facts of a firm and the size rules. Out: its class by the country's own test.
 * Where the test lacks a fact that would matter, the headcount limits stand in and the class is marked as proxy;
 * without a headcount the class stays unknown.
 */
export function classify(input: SizeFacts & { rules: SizeRules }): SizeMeasure {
  const { rules, employees } = input;
  const comparison = byHeadcount(rules.comparison.employees, ['all'], employees);
  const rule = rules.items.find((item) => item.country === input.country);
  if (!rule) return proxied(rules.comparison, ['all'], employees, comparison);
  const sectors = sectorRowsOf(rule, input.divisions);
  const measured = measuredFor(rule, input);
  const found = union(sectors.map((sector) => legalClasses(rule, sector, measured)));
  const headcountRule = rule.employees.length > 0 ? rule : rules.comparison;
  if (found.length > 1 && lacksFact(rule, measured))
    return proxied(headcountRule, sectors, employees, comparison);
  return { class: asFact(found), basis: 'legal', comparison, rule: rule.country, checked: rule.checked };
}

function proxied(
  rule: SizeRule,
  sectors: readonly string[],
  employees: NumberFact,
  comparison: Fact<SizeClass>,
): SizeMeasure {
  const found = byHeadcount(rule.employees, sectors, employees);
  const basis = found.kind === 'unknown' ? 'none' : 'proxy';
  return { class: found, basis, comparison, rule: rule.country, checked: rule.checked };
}

function byHeadcount(
  rows: readonly SizeLimits[],
  sectors: readonly string[],
  employees: NumberFact,
): Fact<SizeClass> {
  if (employees.kind === 'unknown') return employees;
  const range = rangeOf(employees);
  return asFact(union(sectors.map((sector) => classesOf(range, limitsFor(rows, sector)))));
}

function measuredFor(rule: SizeRule, facts: SizeFacts): Measured {
  return {
    employees: rangeOf(facts.employees),
    sales: inUnit(facts.sales, rule.unit),
    assets: inUnit(facts.assets, rule.unit),
  };
}

/** An amount in another unit says nothing about the limit: it is never converted in silence. */
function inUnit(money: MoneyFact, unit: string | null): Range | null {
  return money.kind === 'unknown' || money.unit !== unit ? null : rangeOf(money);
}

function union(sets: readonly (readonly SizeClass[])[]): readonly SizeClass[] {
  return SIZE_CLASSES.filter((one) => sets.some((set) => set.includes(one)));
}

function asFact(classes: readonly SizeClass[]): Fact<SizeClass> {
  const [first, ...rest] = classes;
  return first === undefined ? { kind: 'unknown', why: 'not_asked' } : oneOf([first, ...rest]);
}
