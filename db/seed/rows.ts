import type { z } from 'zod';
import type * as schema from '../schema/reference';
import type * as files from './schemas';

type Country = typeof schema.country.$inferInsert;
type Subdivision = typeof schema.subdivision.$inferInsert;
type Place = typeof schema.place.$inferInsert;
type Activity = typeof schema.activity.$inferInsert;
type Focus = z.output<typeof files.focusSubdivisionsFile>;

// Only these two kinds of row need no person to confirm them.
const SURE_MATCHES: readonly string[] = ['same_code_same_title', 'moved_same_title'];

export function countries(file: z.output<typeof files.countriesFile>, focus: Focus): Country[] {
  const focusCountries = new Set(focus.map((row) => row.country));
  return file.items.map((row) => ({
    code: row.alpha2,
    alpha3: row.alpha3,
    numeric: row.numeric,
    nameEn: row.name.en,
    nameEs: row.name.es,
    currency: row.currencies[0] ?? null,
    focus: focusCountries.has(row.alpha2),
  }));
}

/**
 * A firm chooses from the rows with a position where its country has them, else from the first level. That
 * leaves out groupings such as the Dominican macro-regions, which stand above the provinces people name.
 */
export function subdivisions(
  world: z.output<typeof files.worldSubdivisionsFile>,
  focus: Focus,
): Subdivision[] {
  const positions = new Map(focus.map((row) => [row.code, row]));
  const focusCountries = new Set(focus.map((row) => row.country));
  return world.items.map(([code, name, parent]) => {
    const country = code.slice(0, 2);
    const position = positions.get(code);
    return {
      code,
      country,
      parent: parent === country ? null : parent,
      name: position?.name ?? name,
      lat: position?.lat ?? null,
      lon: position?.lon ?? null,
      focus: position !== undefined,
      listed: focusCountries.has(country) ? position !== undefined : parent === country,
    };
  });
}

export function places(file: z.output<typeof files.placesFile>): Place[] {
  return file.items.map(([country, subdivision, name, lat, lon, population], index) => ({
    id: index + 1,
    country,
    subdivision,
    name,
    lat,
    lon,
    population,
  }));
}

export function activities(
  isic4: z.output<typeof files.isic4File>,
  comparison: z.output<typeof files.isic5ComparisonFile>,
  words: z.output<typeof files.activityWordsFile>,
): Activity[] {
  const sure = comparison.items.filter((row) => SURE_MATCHES.includes(row.match));
  const isic5 = new Map(sure.map((row) => [row.isic4, row.isic5]));
  return isic4.items.map((row) => ({
    code: row.code,
    level: row.level,
    parent: row.parent,
    section: row.section,
    titleEn: row.en,
    titleEs: row.es,
    wordsEn: words.items[row.code]?.en ?? [],
    wordsEs: words.items[row.code]?.es ?? [],
    isic5: isic5.get(row.code) ?? [],
  }));
}
