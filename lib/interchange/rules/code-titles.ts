import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { LOCALES } from '@/lib/domain/vocabulary';
import type { CodeTitles } from '@/lib/messages/rule-text';

const DATA = resolve(import.meta.dirname, '../../../db/seed/data');
const COUNTRY = /^[A-Z]{2}$/;
const REGIONS = LOCALES.map((locale) => new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' }));
/** Places that the reference data names in English, and that have names of their own in Spanish. */
const SPANISH: Readonly<Record<string, string>> = {
  ...{ 'GB-ENG': 'Inglaterra', 'GB-NIR': 'Irlanda del Norte', 'GB-SCT': 'Escocia', 'GB-WLS': 'Gales' },
};
const word = z.string().min(1);
const activitiesFile = z.object({ items: z.array(z.object({ code: word, en: word, es: word })) });
const worldFile = z.object({ items: z.array(z.tuple([word, word, word])) });
const focusFile = z.array(z.object({ code: word, name: word }));

/** Titles of sectors (ISIC Rev. 4) and places (ISO 3166-2) from the reference data that ships with the project. */
export function loadCodeTitles(): CodeTitles {
  const { items: activities } = activitiesFile.parse(read('isic/isic4.json'));
  const { items: world } = worldFile.parse(read('geo/subdivisions-world.json'));
  const focus = ['geo/subdivisions-focus.json', 'geo/subdivisions-focus-additions.json'].flatMap((file) =>
    focusFile.parse(read(file)),
  );
  const sectors = new Map(activities.map(({ code, en, es }) => [code, { en, es }]));
  const places = new Map([
    ...world.map(([code, name]) => [code, name] as const),
    ...focus.map(({ code, name }) => [code, name] as const),
  ]);
  return {
    sector: (code, locale) => sectors.get(code)?.[locale] ?? null,
    place: (code, locale) => (locale === 'es' ? SPANISH[code] : undefined) ?? places.get(code) ?? null,
  };
}

/** In: a name and codes. Out: the country that is called so in one of our languages; null where none is. */
export function countryNamed(name: string, codes: ReadonlySet<string>): string | null {
  const asked = name.trim().toLowerCase();
  return [...codes].find((code) => COUNTRY.test(code) && namesOf(code).includes(asked)) ?? null;
}

function namesOf(country: string): readonly string[] {
  return REGIONS.map((regions) => regions.of(country)?.toLowerCase() ?? '');
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(resolve(DATA, file), 'utf8'));
}
