import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { decodeEntities } from './entities';

const DATA = resolve(import.meta.dirname, '../../../db/seed/data/programmes');
const text = z
  .string()
  .nullable()
  .transform((value) => decodeEntities(value ?? ''));
const codes = z.array(z.string().min(1));
/** Numbers come as numbers or as text; nought and nothing both stand for no stated limit. */
const limit = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number), z.null()])
  .transform((value) => (value === 0 ? null : value));

/** Shape of a scheme in the published file. */
export const ukSchemeSchema = z.object({
  business_support_identifier: z.string(),
  title: text,
  short_description: text,
  support_types: codes,
  business_types: codes,
  locations: codes,
  sectors: codes,
  stages: codes,
  purposes: codes,
  min_employees: limit,
  max_employees: limit,
  min_turnover: limit,
  max_turnover: limit,
  min_business_age: limit,
  max_business_age: limit,
  start_date: z.iso.date().nullable(),
  end_date: z.iso.date().nullable(),
  eligibility_text: text,
  evaluation_text: text,
  long_description: text,
  additional_information: text,
  organiser: text,
  url: z.string().nullable(),
});

/** Shape of a programme in the published file. */
export const usProgramSchema = z.object({
  id: z.string(),
  title: text,
  agency: text,
  sub_agency: text,
  objective: text,
  assistance_types: codes,
  applicant_types: codes,
  beneficiary_types: codes,
  url: z.string().nullable(),
});

/** One scheme of the Business Support Finder: its closed facets beside its official prose. */
export type UkScheme = z.output<typeof ukSchemeSchema>;

/** One programme of the Federal Program Inventory. */
export type UsProgram = z.output<typeof usProgramSchema>;

/** The 249 schemes of the United Kingdom, entities decoded, limits of nought read as none. */
export function readUkSchemes(): readonly UkScheme[] {
  return z.array(ukSchemeSchema).parse(read('uk-schemes.json'));
}

/** The 76 programmes of the United States. */
export function readUsPrograms(): readonly UsProgram[] {
  return z.array(usProgramSchema).parse(read('us-small-business.json'));
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(resolve(DATA, file), 'utf8'));
}
