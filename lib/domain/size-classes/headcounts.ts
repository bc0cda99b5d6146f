import { SIZE_CLASSES, type SizeClass } from '../vocabulary';
import { limitsFor } from './limits';
import type { SizeRule, SizeRules } from './schema';
import { sectorRowsOf } from './sectors';

/** Fewest and most people; null where there is no most. */
export type Headcount = { min: number; max: number | null };

/** What an offering says of whom it is for. */
type Audience = {
  countries: readonly string[];
  sectors: readonly string[];
  sizeClasses: readonly SizeClass[];
};

export type Headcounts = {
  /** What the law counts: people alone, sales alone, or several things. Beside people alone, these numbers only stand in. */
  counts: 'people' | 'sales' | 'several';
  /** True where they hold for every activity of the country. */
  everywhere: boolean;
  /** By activity of the offering, those with the same numbers together; null where one of them is left between limits. */
  groups: readonly (Headcount & { sectors: readonly string[] })[] | null;
};

/**
 * In: whom an offering is for, and the size rules. Out: how many people firms of its sizes have; null where that is not
 * confirmed, or says nothing.
 */
export function headcountsOf(
  { countries, sectors, sizeClasses }: Audience,
  { items }: Pick<SizeRules, 'items'>,
): Headcounts | null {
  const [country] = countries.length === 1 ? countries : [];
  const rule = items.find((item) => item.country === country);
  // A number that the law does not give, or that nobody has checked, is no fact to pass on.
  if (!rule?.checked || rule.employees.length === 0) return null;
  const between = (rows: readonly string[]) => onlyOne(rows.map((row) => headcount(rule, row, sizeClasses)));
  const whole = between(sectorRowsOf(rule, null));
  const found = sectors.map((code) => ({ code, range: between(sectorRowsOf(rule, divisionsOf(code))) }));
  const ranges = found.map(({ range }) => range);
  if (ranges.some((range) => range === 'none') || ranges.every((range) => isAny(range))) return null;
  return { counts: COUNTS[rule.basis], everywhere: typeof whole === 'object', groups: grouped(found) };
}

const COUNTS: Readonly<Record<SizeRule['basis'], Headcounts['counts']>> = {
  employees: 'people',
  sales: 'sales',
  employees_and_sales: 'several',
  employees_and_one_of: 'several',
  two_of_three: 'several',
  weighted: 'several',
  score: 'several',
};

/** `differ`: it depends on what the firm does; `none`: no one stretch of numbers says it. */
type Range = Headcount | 'differ' | 'none';

function headcount(rule: SizeRule, row: string, sizeClasses: readonly SizeClass[]): Range {
  const limits = limitsFor(rule.employees, row)?.max ?? [];
  const places = SIZE_CLASSES.flatMap((size, place) => (sizeClasses.includes(size) ? [place] : []));
  const [first = 0, last = 0] = [places[0], places.at(-1)];
  const below = first === 0 ? 0 : (limits[first - 1] ?? Number.POSITIVE_INFINITY);
  if (last - first + 1 !== places.length || !Number.isFinite(below)) return 'none';
  const most = limits[last] ?? Number.POSITIVE_INFINITY;
  return { min: below + 1, max: Number.isFinite(most) ? most : null };
}

function onlyOne(ranges: readonly Range[]): Range {
  const [first = 'none', ...rest] = ranges;
  return rest.every((range) => isSame(range, first)) ? first : 'differ';
}

function isSame(one: Range, other: Range): boolean {
  if (typeof one !== 'object' || typeof other !== 'object') return one === other;
  return one.min === other.min && one.max === other.max;
}

/** Every number of people there is. */
function isAny(range: Range): boolean {
  return typeof range === 'object' && range.min === 1 && range.max === null;
}

function grouped(found: readonly { code: string; range: Range }[]): Headcounts['groups'] {
  const groups: (Headcount & { sectors: string[] })[] = [];
  for (const { code, range } of found) {
    if (typeof range !== 'object') return null;
    const same = groups.find((group) => isSame(group, range));
    if (same) same.sectors.push(code);
    else groups.push({ ...range, sectors: [code] });
  }
  return groups;
}

/** The division of a sector code; null where the code is wider than one. */
function divisionsOf(code: string): readonly string[] | null {
  return /^\d{2}/.test(code) ? [code.slice(0, 2)] : null;
}
