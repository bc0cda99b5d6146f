import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { Catalogue } from '@/lib/domain/matching';
import type { Locale } from '@/lib/domain/vocabulary';
import { formatMoney } from '@/lib/messages/format';
import type { ReasonNames } from '@/lib/messages/reason-text';

type Names = Readonly<Record<Locale, string>>;

/** Codes that exist, each with what it stands for. */
export type Codes = {
  countries: ReadonlyMap<string, Names>;
  regions: ReadonlyMap<string, string>;
  activities: ReadonlyMap<string, Names>;
};

const DATA = resolve(import.meta.dirname, '../../../db/seed/data');
const names = z.object({ en: z.string(), es: z.string() });
const countriesFile = z.object({ items: z.array(z.object({ alpha2: z.string(), name: names })) });
const regionsFile = z.object({ items: z.array(z.tuple([z.string(), z.string(), z.string()])) });
const knownRegionsFile = z.array(z.object({ code: z.string(), name: z.string() }));
const activitiesFile = z.object({ items: z.array(names.extend({ code: z.string() })) });

/** Reads the lists that ship with the project; one that does not fit its shape is a fault of the project, and throws. */
export function loadCodes(): Codes {
  const known = ['geo/subdivisions-focus.json', 'geo/subdivisions-focus-additions.json'].flatMap((file) =>
    knownRegionsFile.parse(read(file)),
  );
  return {
    countries: new Map(
      countriesFile.parse(read('geo/countries.json')).items.map(({ alpha2, name }) => [alpha2, name]),
    ),
    // The names that people use come last, so that they stay.
    regions: new Map([
      ...regionsFile
        .parse(read('geo/subdivisions-world.json'))
        .items.map(([code, name]) => [code, name] as const),
      ...known.map(({ code, name }) => [code, name] as const),
    ]),
    activities: new Map(
      activitiesFile.parse(read('isic/isic4.json')).items.map(({ code, en, es }) => [code, { en, es }]),
    ),
  };
}

/** In: the codes, a catalogue and a language. Out: how reasons call what they speak of; amounts stay in US dollars. */
export function reasonNames(codes: Codes, { institutions }: Catalogue, locale: Locale): ReasonNames {
  const known = new Map(institutions.map(({ id, name }) => [id, name]));
  const country = (code: string) => codes.countries.get(code)?.[locale] ?? code;
  return {
    country,
    place: (code) => codes.regions.get(code) ?? country(code),
    sector: (code) => codes.activities.get(code)?.[locale] ?? code,
    institution: (id) => known.get(id) ?? id,
    body: (name) => name,
    money: (usd) => formatMoney(locale, usd, 'USD'),
  };
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(resolve(DATA, file), 'utf8'));
}
