import { type Fact, type MoneyFact, type NumberFact, oneOf } from '../fact';
import { SIZE_CLASSES, type SizeClass } from '../vocabulary';
import { lacksFact, legalClasses, type Measured, readsHeadcount } from './legal-test';
import { classesOf, limitsFor, type Range, rangeOf } from './limits';
import { isSameUnit } from './parity';
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
 * Where the test lacks a fact that would matter, the headcount limits choose among the classes the law leaves open and
 * the class is marked as proxy; without a headcount those classes stay, or nothing is known.
 */
export function classify(input: SizeFacts & { rules: SizeRules }): SizeMeasure {
  const { rules, employees } = input;
  const comparison = classBy(employees, byHeadcount(rules.comparison.employees, 'all', employees));
  const own = rules.items.find((item) => item.country === input.country) ?? null;
  const law = own ?? rules.comparison;
  const sectors = own ? sectorRowsOf(own, input.divisions) : ['all'];
  const measured = measuredFor(law, input);
  const byLaw = (sector: string) => (own ? legalClasses(own, sector, measured) : SIZE_CLASSES);
  const found = union(sectors.map(byLaw));
  const facts = { ...input, comparison, law, sectors };
  if (own && (found.length === 1 || !lacksFact(own, measured))) {
    const open = openOf(found, byLaw, { ...facts, headcountCounts: readsHeadcount(own) });
    return {
      class: asFact(found),
      basis: 'legal',
      comparison,
      rule: own.country,
      checked: own.checked,
      open,
    };
  }
  return employees.kind === 'unknown' ? withoutHeadcount(byLaw, facts) : byProxy(byLaw, facts);
}

type Known = SizeFacts & { comparison: Fact<SizeClass>; law: SizeRule; sectors: readonly string[] };
type BySector = (sector: string) => readonly SizeClass[];

/** The headcount chooses among the classes the law leaves open. */
function byProxy(byLaw: BySector, facts: Known & { rules: SizeRules }): SizeMeasure {
  const { comparison, sectors, law } = facts;
  const rule = headcountRule(facts);
  const bySector = (sector: string) => {
    const left = byLaw(sector);
    const both = byHeadcount(rule.employees, sector, facts.employees).filter((one) => left.includes(one));
    return both.length > 0 ? both : left;
  };
  const found = union(sectors.map(bySector));
  const open = openOf(found, bySector, { ...facts, headcountCounts: true });
  const checked = rule.checked && law.checked;
  return { class: asFact(found), basis: 'proxy', comparison, rule: rule.country, checked, open };
}

/** What the law rules out by other facts stays ruled out; where it rules out nothing, nothing is known. */
function withoutHeadcount(byLaw: BySector, facts: Known & { rules: SizeRules }): SizeMeasure {
  const { comparison, employees, law, sectors } = facts;
  const found = union(sectors.map(byLaw));
  const narrowed = found.length < SIZE_CLASSES.length;
  const rule = headcountRule(facts);
  // Before the headcount is known, the sector counts where the limits that wait for it differ.
  const limits = (sector: string) => limitsFor(rule.employees, sector)?.max ?? [];
  const byLimits = (sector: string) => [...byLaw(sector), ...limits(sector)];
  return {
    class: narrowed ? asFact(found) : classBy(employees, found),
    basis: narrowed ? 'legal' : 'none',
    comparison,
    rule: narrowed ? law.country : rule.country,
    checked: law.checked && (narrowed || rule.checked),
    open: openOf(found, byLimits, { ...facts, headcountCounts: true }),
  };
}

/** Headcount limits of the country, or those for comparison where its law has none. */
function headcountRule({ law, rules }: Known & { rules: SizeRules }): SizeRule {
  return law.employees.length > 0 ? law : rules.comparison;
}

type Left = (sector: string) => readonly (SizeClass | number)[];

/** Why more than one class is left: a fact that a question can still tell, or the table of the country itself. */
function openOf(
  classes: readonly SizeClass[],
  left: Left,
  { country, divisions, employees, law, sectors, headcountCounts }: Known & { headcountCounts: boolean },
): SizeMeasure['open'] {
  if (classes.length === 1) return null;
  const facts: SizeFact[] = [];
  if (headcountCounts && employees.kind !== 'exact') facts.push('employees');
  if (country === null) facts.push('country');
  const rows = sectors.map((sector) => [sector]);
  // An activity that is not known may be in any row; one that is known in part only in those of its candidates.
  const named = divisions?.map((division) => sectorRowsOf(law, [division])) ?? rows;
  if (differ(named, left)) facts.push('sector');
  if (facts.length > 0) return { why: 'facts', facts };
  return { why: differ(rows, left) ? 'no_row' : 'range', facts };
}

/** True if at least two of these sets of rows do not leave the same. */
function differ(sets: readonly (readonly string[])[], left: Left): boolean {
  const all = sets.map((rows) => [...new Set(rows.map((row) => left(row).join()))].toSorted().join('|'));
  return new Set(all).size > 1;
}

/** What the headcount leaves possible: all classes where none is known. */
function byHeadcount(
  rows: readonly SizeLimits[],
  sector: string,
  employees: NumberFact,
): readonly SizeClass[] {
  return classesOf(rangeOf(employees), limitsFor(rows, sector));
}

function measuredFor(rule: SizeRule, facts: SizeFacts): Measured {
  return {
    employees: rangeOf(facts.employees),
    sales: inUnit(facts.sales, rule.unit),
    assets: inUnit(facts.assets, rule.unit),
  };
}

/** An amount in another unit says nothing about the limit, unless a law makes both units the same. */
function inUnit(money: MoneyFact, unit: string | null): Range | null {
  return money.kind !== 'unknown' && unit !== null && isSameUnit(money.unit, unit) ? rangeOf(money) : null;
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
