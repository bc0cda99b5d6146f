import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';

/** A published state of the catalogue. Numbers rise by one; a stored run names the one it used. */
export const catalogueRevision = pgTable('catalogue_revision', {
  number: integer('number').primaryKey(),
  publishedOn: date('published_on', { mode: 'string' }).notNull(),
  note: text('note').notNull(),
  contentHash: text('content_hash').notNull(),
  /** Which institution published it at its desk; null where it came with the files of the site. */
  institution: text('institution'),
});

/**
 * Institutions and offerings are versions, never edits: the catalogue at revision N is every row with
 * `from_revision <= N and (to_revision is null or to_revision > N)`. Only `to_revision` is written later, once.
 */
export const institutionVersion = pgTable(
  'institution_version',
  {
    id: text('id').notNull(),
    version: integer('version').notNull(),
    fromRevision: integer('from_revision')
      .notNull()
      .references(() => catalogueRevision.number),
    toRevision: integer('to_revision').references(() => catalogueRevision.number),
    definition: jsonb('definition').notNull(),
    /** Name, summary and names of bodies by language. */
    text: jsonb('text').notNull(),
    /** Invented for the demonstration; every page that shows it says so. */
    illustrative: boolean('illustrative').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.id, table.version] }),
    index('institution_version_revision').on(table.fromRevision, table.toRevision),
    check('institution_version_ends_later', sql`${table.toRevision} > ${table.fromRevision}`),
  ],
);

export const offeringVersion = pgTable(
  'offering_version',
  {
    id: text('id').notNull(),
    version: integer('version').notNull(),
    /** Id of an institution that has a version at the same revision. */
    institution: text('institution').notNull(),
    fromRevision: integer('from_revision')
      .notNull()
      .references(() => catalogueRevision.number),
    toRevision: integer('to_revision').references(() => catalogueRevision.number),
    definition: jsonb('definition').notNull(),
    /** Name, summary, conditions and way of learning by language. */
    text: jsonb('text').notNull(),
    illustrative: boolean('illustrative').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.id, table.version] }),
    index('offering_version_revision').on(table.fromRevision, table.toRevision),
    index('offering_version_institution').on(table.institution),
    // However many publish at once, an offering stands in the newest catalogue once.
    uniqueIndex('offering_version_one_open').on(table.id).where(sql`${table.toRevision} is null`),
    check('offering_version_ends_later', sql`${table.toRevision} > ${table.fromRevision}`),
  ],
);
