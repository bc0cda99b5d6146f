import type { ReferenceLists } from './lists';

/** In: the lists. Out: the regions of each country, where any are listed. */
export function placesByCountry({
  subdivisions,
}: Pick<ReferenceLists, 'subdivisions'>): (country: string) => readonly string[] {
  const parts = new Map<string, string[]>();
  for (const { code, country } of subdivisions.values())
    parts.set(country, [...(parts.get(country) ?? []), code]);
  return (country) => parts.get(country) ?? [];
}
