import { SIZE_CLASSES, type SizeClass } from '../vocabulary';
import type { SizeLimits } from './schema';

/** A closed range of possible numbers. */
export type Range = { lo: number; hi: number };

/** In: facts as ranges. Out: the range itself, or null where nothing is known. */
export function rangeOf(
  fact: { kind: 'exact'; value: number } | { kind: 'interval'; lo: number; hi: number } | { kind: 'unknown' },
): Range | null {
  if (fact.kind === 'unknown') return null;
  return fact.kind === 'exact' ? { lo: fact.value, hi: fact.value } : { lo: fact.lo, hi: fact.hi };
}

/** The row of a sector, else the row for all sectors, else null. */
export function limitsFor(rows: readonly SizeLimits[], sector: string): SizeLimits | null {
  return rows.find((row) => row.sector === sector) ?? rows.find((row) => row.sector === 'all') ?? null;
}

/** Place of a value among the classes, 0 (micro) to 3 (large); a limit belongs to the smaller class. */
export function placeOf(value: number, limits: SizeLimits): number {
  const place = limits.max.findIndex((max) => value <= max);
  return place === -1 ? limits.max.length : place;
}

/** Classes a range may fall into; all four where the value or the limits are not known. */
export function classesOf(range: Range | null, limits: SizeLimits | null): readonly SizeClass[] {
  if (range === null || limits === null) return SIZE_CLASSES;
  return SIZE_CLASSES.slice(placeOf(range.lo, limits), placeOf(range.hi, limits) + 1);
}
