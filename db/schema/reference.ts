import {
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';

/** Which edition of each reference file is loaded; a changed hash loads it again. */
export const referenceLoad = pgTable('reference_load', {
  name: text('name').primaryKey(),
  contentHash: text('content_hash').notNull(),
  loadedAt: timestamp('loaded_at', { withTimezone: true, mode: 'string' }).notNull().defaultNow(),
});

export const country = pgTable('country', {
  /** ISO 3166-1 alpha-2. */
  code: text('code').primaryKey(),
  alpha3: text('alpha3').notNull(),
  numeric: text('numeric').notNull(),
  nameEn: text('name_en').notNull(),
  nameEs: text('name_es').notNull(),
  /** ISO 4217; null where none is in use. */
  currency: text('currency'),
  /** Countries of which subdivisions have positions. */
  focus: boolean('focus').notNull(),
});

export const subdivision = pgTable(
  'subdivision',
  {
    /** ISO 3166-2. */
    code: text('code').primaryKey(),
    country: text('country')
      .notNull()
      .references(() => country.code),
    /** Null for the first level; otherwise the subdivision above. */
    parent: text('parent'),
    name: text('name').notNull(),
    /** Middle of the area in degrees; null outside the focus countries. */
    lat: doublePrecision('lat'),
    lon: doublePrecision('lon'),
    /** Has a position, so that distances and maps work. */
    focus: boolean('focus').notNull(),
    /** Offered to a firm as its province, state or region. */
    listed: boolean('listed').notNull(),
  },
  (table) => [index('subdivision_country').on(table.country)],
);

/** Where the capital lies: an admin setting, so loaded once and never overwritten. */
export const capitalSubdivision = pgTable('capital_subdivision', {
  subdivision: text('subdivision')
    .primaryKey()
    .references(() => subdivision.code),
  country: text('country')
    .notNull()
    .references(() => country.code),
});

export const place = pgTable(
  'place',
  {
    id: integer('id').primaryKey(),
    country: text('country')
      .notNull()
      .references(() => country.code),
    subdivision: text('subdivision')
      .notNull()
      .references(() => subdivision.code),
    name: text('name').notNull(),
    lat: doublePrecision('lat').notNull(),
    lon: doublePrecision('lon').notNull(),
    population: integer('population').notNull(),
  },
  (table) => [index('place_subdivision').on(table.subdivision)],
);

export const activity = pgTable('activity', {
  /** ISIC Rev.4. */
  code: text('code').primaryKey(),
  level: text('level', { enum: ['section', 'division', 'group', 'class'] }).notNull(),
  parent: text('parent'),
  section: text('section').notNull(),
  titleEn: text('title_en').notNull(),
  titleEs: text('title_es').notNull(),
  /** Everyday words that a firm would type and that the title does not hold. */
  wordsEn: text('words_en').array().notNull(),
  wordsEs: text('words_es').array().notNull(),
  /** ISIC Rev.5 codes by comparison; empty where no sure match is known. */
  isic5: text('isic5').array().notNull(),
});

export const sizeRule = pgTable('size_rule', {
  /** Alpha-2, or `XX-…` for a rule of no single country. */
  country: text('country').primaryKey(),
  definition: jsonb('definition').notNull(),
  source: text('source').notNull(),
  /** False: known from memory and to be confirmed before it decides anything. */
  checked: boolean('checked').notNull(),
  effective: text('effective').notNull(),
});

export const standard = pgTable('standard', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  family: text('family').notNull(),
  edition: text('edition').notNull(),
  definition: jsonb('definition').notNull(),
});

export const capability = pgTable('capability', {
  code: text('code').primaryKey(),
  position: integer('position').notNull(),
});

export const ruleTemplate = pgTable('rule_template', {
  id: text('id').primaryKey(),
  family: text('family', { enum: ['inclusive_access', 'participatory_governance'] }).notNull(),
  version: text('version').notNull(),
  definition: jsonb('definition').notNull(),
});

/** Weights and thresholds of the score. A change is a new row; old results keep theirs. */
export const rankingPolicy = pgTable('ranking_policy', {
  version: text('version').primaryKey(),
  effectiveFrom: date('effective_from', { mode: 'string' }).notNull(),
  definition: jsonb('definition').notNull(),
});

/** For showing an amount in local money beside USD; nothing is decided with it. */
export const exchangeRate = pgTable(
  'exchange_rate',
  {
    currency: text('currency').notNull(),
    date: date('date', { mode: 'string' }).notNull(),
    perUsd: doublePrecision('per_usd').notNull(),
    source: text('source').notNull(),
    checked: boolean('checked').notNull(),
  },
  (table) => [primaryKey({ columns: [table.currency, table.date] })],
);
