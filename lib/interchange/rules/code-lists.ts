import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { CodeList, CodeLists, WithdrawnCurrencies } from '@/lib/domain/rules';

const DATA = resolve(import.meta.dirname, '../../../db/seed/data');
const word = z.string().min(1);
const codesFile = z.object({ items: z.array(z.object({ code: word })) });
const comparisonFile = z.object({
  items: z.array(z.object({ isic4: word, match: word, isic5: z.array(word) })),
});
const countriesFile = z.object({
  items: z.array(z.object({ alpha2: word, alpha3: word, currencies: z.array(word) })),
});
const worldFile = z.object({ items: z.array(z.tuple([word, word, word])) });
const withdrawnFile = z.object({
  items: z.array(z.object({ code: word, withdrawn: word, successor: word.nullable() })),
});
const partsFile = z.record(word, z.array(word).min(1));
const focusFile = z.array(z.object({ code: word }));

/** ISO 4217 has units of account and of single purposes that no country pays with, and two that the list of countries leaves out. */
const OTHER_CURRENCIES = 'BOV CHE CHW CLF COU MXV SVC USN UYI UYW XDR XSU XUA'.split(' ');

/** Sectors (ISIC Rev.4) and places (ISO 3166) as the reference data that ships with the project has them. */
export function shippedCodes(): CodeLists {
  return { sector: sectors(), place: places() };
}

/** Currencies that exist (ISO 4217). */
export function shippedCurrencies(): ReadonlySet<string> {
  const { items } = countriesFile.parse(read('geo/countries.json'));
  return new Set([...items.flatMap(({ currencies }) => currencies), ...OTHER_CURRENCIES]);
}

/** Currencies that exist no more, with the month they were withdrawn and what took their place (ISO 4217, list three). */
export function withdrawnCurrencies(): WithdrawnCurrencies {
  const { items } = withdrawnFile.parse(read('geo/currencies-withdrawn.json'));
  return new Map(items.map(({ code, ...rest }) => [code, rest]));
}

/** Codes of Rev.5 that Rev.4 does not have. Only where the title moved as it was is it known what stands for them. */
function sectors(): CodeList {
  const codes = new Set(codesFile.parse(read('isic/isic4.json')).items.map(({ code }) => code));
  const { items: later } = codesFile.parse(read('isic/isic5.json'));
  const { items: compared } = comparisonFile.parse(read('isic/isic4_to_isic5_auto.json'));
  const moved = compared.filter(({ match }) => match === 'moved_same_title');
  const others = later
    .filter(({ code }) => !codes.has(code))
    .map(({ code }) => {
      const [first, ...more] = moved.filter(({ isic5 }) => isic5.includes(code));
      const earlier = first && more.length === 0 ? first.isic4 : null;
      return [code, { list: 'ISIC Rev.5', code: earlier }] as const;
    });
  return { name: 'ISIC Rev.4', codes, others: new Map(others) };
}

/** Regions below the subdivisions of ISO 3166-2 have codes of their own countries. */
function places(): CodeList {
  const { items: countries } = countriesFile.parse(read('geo/countries.json'));
  const { items: world } = worldFile.parse(read('geo/subdivisions-world.json'));
  const added = focusFile.parse(read('geo/subdivisions-focus-additions.json'));
  const codes = new Set([
    ...countries.map(({ alpha2 }) => alpha2),
    ...world.map(([code]) => code),
    ...added.map(({ code }) => code),
  ]);
  const others = countries.map(
    ({ alpha2, alpha3 }) => [alpha3, { list: 'ISO 3166-1 alpha-3', code: alpha2 }] as const,
  );
  const parts = new Map(Object.entries(partsFile.parse(read('geo/subdivisions-parts.json'))));
  for (const [code, , above] of world)
    if (codes.has(above) && above.includes('-')) parts.set(above, [...(parts.get(above) ?? []), code]);
  return { name: 'ISO 3166', codes, levels: 2, parts, others: new Map(others) };
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(resolve(DATA, file), 'utf8'));
}
