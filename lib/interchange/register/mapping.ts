import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { LEARNING_LANGUAGES } from '@/lib/domain/vocabulary';
import { fileError } from '../csv';
import { readShaped } from './shaped';

const texts = z.array(z.string().min(1)).min(1);

const Band = z.strictObject({
  id: z.string().min(1),
  texts,
  /** People, both ends included; null where the band has no upper end. */
  employees: z.tuple([z.int().min(0), z.int().min(0).nullable()]),
});

/** How to read one register: what its columns are called and what its codes stand for. */
export const RegisterMapping = z.strictObject({
  register: z.string().min(1),
  version: z.string().min(1),
  country: z.string().regex(/^[A-Z]{2}$/),
  credit: z.string().min(1),
  licence: z.string().min(1),
  delimiter: z.string().length(1),
  /** Names a column may have, the surest first; case, accents and spaces do not count. */
  columns: z.strictObject({
    id: texts,
    activity: texts,
    band: texts,
    state: texts,
    listed: texts.nullable(),
  }),
  bands: z
    .array(
      Band.refine(({ employees: [lo, hi] }) => hi === null || lo <= hi, { error: 'band runs backwards' }),
    )
    .min(1),
  /** Texts by which the register itself says that the number is not known. */
  bandUnknown: z.array(z.string()),
  activity: z.strictObject({
    scheme: z.string().min(1),
    digits: z.int().min(1).max(12),
    /** The register's own list, where it is at hand: codes that are not in it are refused. Without it, none is. */
    codes: z
      .strictObject({ file: z.string().min(1), code: z.string().min(1) })
      .nullable()
      .default(null),
    /** `file` is relative to the mapping, also above. */
    concordance: z.strictObject({
      file: z.string().min(1),
      code: z.string().min(1),
      classes: z.string().min(1),
      divisions: z.string().min(1),
      separator: z.string().length(1),
    }),
  }),
  states: z.array(z.strictObject({ code: z.string().regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/), texts })).min(1),
  /**
   * Languages in which a firm of this register can take part, where the register itself is silent: an assumption,
   * told with its reason in run.json and in the report. null: the language stays open.
   */
  languages: z
    .strictObject({
      // Not "other": two other languages need not be the same one.
      values: z.array(z.enum(LEARNING_LANGUAGES).exclude(['other'])).min(1),
      reason: z.enum(['business_language']),
    })
    .nullable(),
  listedFormats: z.array(z.string().regex(/^YYYY[-_ /.]?MM$/)),
});
export type RegisterMapping = z.infer<typeof RegisterMapping>;

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), 'mappings');

/** In: a mapping file, or null for the one of the country. Out: the mapping, checked, and where it lies. */
export function loadMapping(
  file: string | null,
  country: string | null,
): { mapping: RegisterMapping; file: string } {
  if (file === null) return ofCountry(country);
  const mapping = read(resolve(file));
  if (country !== null && mapping.country !== country)
    throw fileError('country_differs', { country, other: mapping.country });
  return { mapping, file: resolve(file) };
}

function ofCountry(country: string | null): { mapping: RegisterMapping; file: string } {
  const known = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => ({ file: join(FOLDER, name), mapping: read(join(FOLDER, name)) }));
  const found = known.find(({ mapping }) => mapping.country === country);
  if (!found)
    throw fileError('no_mapping', {
      country: country ?? '',
      known: known.map(({ mapping }) => mapping.country).join(', '),
    });
  return found;
}

function read(file: string): RegisterMapping {
  return readShaped(file, 'bad_mapping', RegisterMapping);
}
