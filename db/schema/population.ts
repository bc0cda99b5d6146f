import { sql } from 'drizzle-orm';
import {
  bigint,
  customType,
  date,
  integer,
  jsonb,
  pgSequence,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant } from './columns';
import { diagnostic } from './diagnostic';

/** Numbers the rows of the population in the order in which they are written. */
export const populationWritten = pgSequence('population_written');

/**
 * What the rules read of each firm that has a result and agreed to be counted in totals, so that rules can be tried on
 * all of them at once. Without answers about groups and refusals; a row goes with its diagnostic, or with the consent.
 */
export const populationFirm = pgTable('population_firm', {
  firm: uuid('firm')
    .primaryKey()
    .references(() => diagnostic.id, { onDelete: 'cascade' }),
  /** The result whose facts these are. */
  runSeq: bigint('run_seq', { mode: 'number' }).notNull(),
  /** Rises with every row that is written, and with it the version of the data. */
  written: bigint('written', { mode: 'number' }).notNull().default(sql`nextval('population_written')`),
  asOf: date('as_of', { mode: 'string' }).notNull(),
  /** Canonical JSON of the known facts by their keys. As text: numbers without an end are not for jsonb. */
  facts: text('facts').notNull(),
  /** Version of the engine that read them: another may read more or less in the same answers. Empty before it was kept. */
  engineVersion: text('engine_version').notNull().default(''),
});

/** How many firms meet the rule of an offering, do not, or cannot be told yet. */
export const populationCount = pgTable(
  'population_count',
  {
    offering: text('offering').notNull(),
    catalogueRevision: integer('catalogue_revision').notNull(),
    dataVersion: text('data_version').notNull(),
    asOf: date('as_of', { mode: 'string' }).notNull(),
    met: integer('met').notNull(),
    unmet: integer('unmet').notNull(),
    unknown: integer('unknown').notNull(),
    /** Criterion → firms for which it alone is unmet while all others are met. */
    soleBarriers: jsonb('sole_barriers').notNull(),
  },
  (table) => [primaryKey({ columns: [table.offering] })],
);

const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/**
 * Up to a million of the firms of the population as the desks of institutions count them: who they are is not in it,
 * and neither is the order in which they came. All parts are made at once. Where a firm leaves the population all of
 * them go with it, by a trigger, and are made again.
 */
export const populationPart = pgTable('population_part', {
  part: integer('part').primaryKey(),
  firms: integer('firms').notNull(),
  dataVersion: text('data_version').notNull(),
  madeAt: instant('made_at').notNull().defaultNow(),
});

/** One fact of all firms of a part, as a snapshot of one column; a fact that is known of nobody has none. */
export const populationColumn = pgTable(
  'population_column',
  {
    part: integer('part')
      .notNull()
      .references(() => populationPart.part, { onDelete: 'cascade' }),
    fact: text('fact').notNull(),
    content: bytes('content').notNull(),
  },
  (table) => [primaryKey({ columns: [table.part, table.fact] })],
);
