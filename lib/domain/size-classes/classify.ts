import { type Fact, type MoneyFact, type NumberFact, oneOf } from '../fact';
import { SIZE_CLASSES, type SizeClass } from '../vocabulary';
import { lacksFact, legalClasses, type Measured, readsHeadcount } from './legal-test';
import { classesOf, limitsFor, type Range, rangeOf } from './limits';
import type { SizeFact, SizeLimits, SizeMeasure, SizeRule, SizeRules } from './schema';
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
  const comparison = classBy(employees, byHeadcount(rules.comparison.employees, ['all'], employees));
  const rule = rules.items.find((item) => item.country === input.country);
  if (!rule) return proxied(rules.comparison, ['all'], { ...input, comparison });
  const sectors = sectorRowsOf(rule, input.divisions);
  const measured = measuredFor(rule, input);
  const found = union(sectors.map((sector) => legalClasses(rule, sector, measured)));
  const headcountRule = rule.employees.length > 0 ? rule : rules.comparison;
  if (found.length > 1 && lacksFact(rule, measured))
    return proxied(headcountRule, sectors, { ...input, comparison });
  const open = openOf(found, sectors, { ...input, headcountCounts: readsHeadcount(rule) });
  return {
    class: asFact(found),
    basis: 'legal',
    comparison,
    rule: rule.country,
    checked: rule.checked,
    open,
  };
}

function proxied(
  rule: SizeRule,
  sectors: readonly string[],
  facts: SizeFacts & { comparison: Fact<SizeClass> },
): SizeMeasure {
  const { employees, comparison } = facts;
  const found = byHeadcount(rule.employees, sectors, employees);
  const basis = employees.kind === 'unknown' ? 'none' : 'proxy';
  const open = openOf(found, sectors, { ...facts, headcountCounts: true });
  return {
    class: classBy(employees, found),
    basis,
    comparison,
    rule: rule.country,
    checked: rule.checked,
    open,
  };
}

/** Why more than one class is left: a fact that a question can still tell, or the table of the country itself. */
function openOf(
  classes: readonly SizeClass[],
  sectors: readonly string[],
  { country, divisions, employees, headcountCounts }: SizeFacts & { headcountCounts: boolean },
): SizeMeasure['open'] {
  if (classes.length === 1) return null;
  const facts: SizeFact[] = [];
  if (headcountCounts && employees.kind !== 'exact') facts.push('employees');
  if (country === null) facts.push('country');
  if (sectors.length > 1 && divisions?.length !== 1) facts.push('sector');
  if (facts.length > 0) return { why: 'facts', facts };
  return { why: sectors.length > 1 ? 'no_row' : 'range', facts };
}

/** What the headcount leaves possible: all classes where none is known. */
function byHeadcount(
  rows: readonly SizeLimits[],
  sectors: readonly string[],
  employees: NumberFact,
): readonly SizeClass[] {
  const range = rangeOf(employees);
  return union(sectors.map((sector) => classesOf(range, limitsFor(rows, sector))));
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

function classBy(employees: NumberFact, classes: readonly SizeClass[]): Fact<SizeClass> {
  return employees.kind === 'unknown' ? employees : asFact(classes);
}

function asFact(classes: readonly SizeClass[]): Fact<SizeClass> {
  const [first, ...rest] = classes;
  return first === undefined ? { kind: 'unknown', why: 'not_asked' } : oneOf([first, ...rest]);
}
