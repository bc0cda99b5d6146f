import { SIZE_CLASSES, type SizeClass } from '../vocabulary';
import { classesOf, limitsFor, type Range } from './limits';
import type { SIZE_BASES, SizeRule } from './schema';
import { weightedClasses } from './weighted';

type Basis = (typeof SIZE_BASES)[number];
type Criterion = 'employees' | 'sales' | 'assets';
type Classes = readonly SizeClass[];

/** Numbers of the firm in the unit of the rule; null where not known. */
export type Measured = Readonly<Record<Criterion, Range | null>>;

const criteria: Readonly<Record<Basis, readonly Criterion[]>> = {
  employees: ['employees'],
  sales: ['sales'],
  employees_and_sales: ['employees', 'sales'],
  employees_and_one_of: ['employees', 'sales', 'assets'],
  two_of_three: ['employees', 'sales', 'assets'],
  weighted: ['employees', 'sales'],
  score: ['employees', 'sales', 'assets'],
};

/** True if the test asks for a number that is not known, or for limits that the row does not give. */
export function lacksFact(rule: SizeRule, measured: Measured): boolean {
  if (rule.basis === 'score') return true;
  return criteria[rule.basis].some((one) => measured[one] === null || rule[one].length === 0);
}

/** True if the country's own test counts the people who work there. */
export function readsHeadcount({ basis }: SizeRule): boolean {
  return criteria[basis].includes('employees');
}

/** True if the test counts people alone, although the country has limits by sales too. */
export function passesOverSales({ basis, sales }: SizeRule): boolean {
  return basis === 'employees' && sales.length > 0;
}

/** Classes the country's own test can still give within one sector row. */
export function legalClasses(rule: SizeRule, sector: string, measured: Measured): Classes {
  const of = (criterion: Criterion) => classesOf(measured[criterion], limitsFor(rule[criterion], sector));
  const { employees, sales } = measured;
  switch (rule.basis) {
    case 'employees':
      return of('employees');
    case 'sales':
      return of('sales');
    case 'employees_and_sales':
      return combine([of('employees'), of('sales')], larger);
    case 'employees_and_one_of':
      return combine([of('employees'), combine([of('sales'), of('assets')], smaller)], larger);
    case 'two_of_three':
      return combine([of('employees'), of('sales'), of('assets')], middle);
    case 'weighted':
      return weightedClasses({ country: rule.country, sector, employees, sales });
    case 'score':
      // The points formula of the law is not in the data, so only the headcount proxy can answer.
      return SIZE_CLASSES;
  }
}

/** Every result over all choices of one class per criterion. */
function combine(sets: readonly Classes[], pick: (places: readonly number[]) => number): Classes {
  const choices = sets.reduce<readonly (readonly number[])[]>(
    (rows, set) => rows.flatMap((row) => set.map((one) => [...row, SIZE_CLASSES.indexOf(one)])),
    [[]],
  );
  const results = new Set(choices.map(pick));
  return SIZE_CLASSES.filter((_, place) => results.has(place));
}

/** Every limit must be kept, so the largest class decides. */
function larger(places: readonly number[]): number {
  return Math.max(...places);
}

/** One kept limit is enough, so the smallest class decides. */
function smaller(places: readonly number[]): number {
  return Math.min(...places);
}

/** Two of three agree, or all differ and the one between decides: the middle one both times. */
function middle(places: readonly number[]): number {
  return places.toSorted((a, b) => a - b)[1] ?? 0;
}
