import { z } from 'zod';

// What each reference file must look like before a row of it is written. Strict: an unknown field is an error.

const bilingual = z.strictObject({ en: z.string().min(1), es: z.string().min(1) });
const names = z.object({ en: z.string().min(1), es: z.string().min(1) });
const day = z.iso.date();
const alpha2 = z.string().regex(/^[A-Z]{2}$/);
const subdivisionCode = z.string().regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/);
const isicCode = z.string().regex(/^([A-Z]|\d{2,4})$/);
const level = z.enum(['section', 'division', 'group', 'class']);
const degrees = (limit: number) => z.number().min(-limit).max(limit);

export const countriesFile = z.strictObject({
  source: z.string(),
  items: z.array(
    z.strictObject({
      alpha2,
      alpha3: z.string().length(3),
      numeric: z.string().regex(/^\d{3}$/),
      name: names,
      m49: z.object({}),
      currencies: z.array(z.string().length(3)),
      officialLanguages: z.array(z.string()),
    }),
  ),
});

export const worldSubdivisionsFile = z.strictObject({
  source: z.string(),
  items: z.array(z.tuple([subdivisionCode, z.string().min(1), z.union([alpha2, subdivisionCode])])),
});

export const focusSubdivisionsFile = z.array(
  z.strictObject({
    code: subdivisionCode,
    name: z.string().min(1),
    country: alpha2,
    lat: degrees(90),
    lon: degrees(180),
    /** False where maps have no shape for it and the position was set by hand. */
    shape: z.boolean().optional(),
  }),
);

export const placesFile = z.strictObject({
  columns: z.array(z.string()),
  source: z.string(),
  items: z.array(
    z.tuple([alpha2, subdivisionCode, z.string().min(1), degrees(90), degrees(180), z.int().positive()]),
  ),
});

export const capitalsFile = z.strictObject({
  note: z.string(),
  items: z.record(alpha2, z.array(subdivisionCode).nonempty()),
});

export const isic4File = z.strictObject({
  scheme: z.literal('ISIC'),
  revision: z.literal('4'),
  source: z.string(),
  items: z.array(
    z.strictObject({
      code: isicCode,
      level,
      parent: isicCode.nullable(),
      section: z.string().length(1),
      en: z.string().min(1),
      es: z.string().min(1),
      fr: z.string().min(1),
    }),
  ),
});

export const isic5ComparisonFile = z.strictObject({
  note: z.string(),
  items: z.array(
    z.object({
      isic4: isicCode,
      match: z.enum([
        'same_code_same_title',
        'same_code_title_changed',
        'moved_same_title',
        'no_automatic_match',
      ]),
      isic5: z.array(isicCode),
    }),
  ),
});

const words = z.array(z.string().min(2));
export const activityWordsFile = z.strictObject({
  note: z.string(),
  items: z.record(isicCode, z.strictObject({ en: words, es: words })),
});

export const plainDivisionsFile = z.strictObject({
  note: z.string(),
  items: z.record(isicCode, z.strictObject({ en: z.string().min(4), es: z.string().min(4) })),
});

const limits = z.array(
  z.strictObject({
    sector: z.string(),
    micro_max: z.number().nullable(),
    small_max: z.number().nullable(),
    medium_max: z.number().nullable(),
  }),
);

export const sizeRulesFile = z.strictObject({
  version: z.string(),
  fallback: z.string(),
  rule: z.string(),
  items: z.array(
    z.strictObject({
      country: z.string().regex(/^([A-Z]{2}|XX-[A-Z]+)$/),
      name: z.string(),
      basis: z.enum([
        'employees',
        'employees_and_one_of',
        'employees_and_sales',
        'sales',
        'score',
        'two_of_three',
        'weighted',
      ]),
      combine: z.string().nullable(),
      employees: limits,
      sales: limits,
      sales_unit: z.string().nullable(),
      assets: limits,
      legal_reference: z.string().min(1),
      effective: z.string(),
      confidence: z.enum(['checked', 'from_memory_verify']),
      note: z.string(),
    }),
  ),
});

export const standardsFile = z.strictObject({
  version: z.string(),
  tiers: z.record(z.string(), z.string()),
  readiness_checklists: z.record(z.string(), z.array(z.string().min(1)).nonempty()),
  readiness_scoring: z.string(),
  items: z.array(
    z.strictObject({
      id: z.string().regex(/^[A-Z0-9.-]+$/),
      name: z.string().min(1),
      owner: z.string().min(1),
      family: z.string().min(1),
      isic4_scope: z.array(z.union([z.literal('*'), isicCode])).nonempty(),
      tier: z.enum(['basic', 'core', 'advanced']),
      certifiable: z.boolean(),
      prerequisites: z.array(z.string()),
      edition: z.string(),
      readiness_checklist: z.string().nullable(),
      note: z.string(),
    }),
  ),
});

export const ruleTemplatesFile = z.strictObject({
  version: z.string(),
  outcomes: z.array(z.string()),
  starter_pack: z.array(z.string()),
  rules: z.array(
    z.strictObject({
      id: z.string().regex(/^(IA|PG)-\d{2}$/),
      family: z.enum(['inclusive_access', 'participatory_governance']),
      name: z.string().min(1),
      parameters: z.array(
        z.strictObject({ name: z.string(), type: z.string(), default: z.json(), help: z.string() }),
      ),
      evaluation: z.string().min(1),
      evidence: z.string(),
      plain_text: z.string().min(1),
      severity: z.string(),
      effect_on_matching: z.string(),
      source: z.string(),
      concepts: z.array(z.string()),
      starter_pack: z.boolean(),
      weight: z.number(),
    }),
  ),
});

export const exchangeRatesFile = z.strictObject({
  source: z.string().min(1),
  date: day,
  checked: z.boolean(),
  per_usd: z.record(z.string().length(3), z.number().positive()),
});

/** The full shape is read by the core; here only what the row needs. */
export const rankingPolicyFile = z.looseObject({ version: z.string().min(1), from: day });

export const catalogueRevisionFile = z.strictObject({
  number: z.int().positive(),
  published_on: day,
  note: z.string().min(1),
});

export const catalogueTextFile = z.strictObject({
  institutions: z.record(z.string(), z.strictObject({ name: bilingual, summary: bilingual })),
  offerings: z.record(
    z.string(),
    z.strictObject({
      name: bilingual,
      summary: bilingual,
      conditions: z.strictObject({ en: z.array(z.string().min(1)), es: z.array(z.string().min(1)) }),
      how: bilingual,
    }),
  ),
  bodies: z.record(z.string(), bilingual),
});
