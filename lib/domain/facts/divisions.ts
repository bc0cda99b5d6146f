import { type Fact, possible } from '../fact';

/** In: an activity. Out: the ISIC divisions it may belong to; null where a code is known only by its section or not at all. */
export function divisionsOf(isic: Fact<string>): readonly string[] | null {
  const divisions = possible(isic).map((code) => code.slice(0, 2));
  if (divisions.length === 0 || divisions.some((code) => !/^\d{2}$/.test(code))) return null;
  return [...new Set(divisions)].toSorted();
}
