import { index, integer, jsonb, pgEnum, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { OFFERING_STEPS } from '../../lib/domain/people';
import { catalogueRevision } from './catalogue';
import { instant } from './columns';

export const offeringStep = pgEnum('offering_step', OFFERING_STEPS);

/** What an institution is changing about an offering, before anybody else sees it. One for each offering. */
export const offeringDraft = pgTable(
  'offering_draft',
  {
    /** A new one for each draft, so that a form drawn from a draft that is gone is known. */
    id: uuid('id').primaryKey(),
    institution: text('institution').notNull(),
    offering: text('offering').notNull().unique('offering_draft_one'),
    /** Version it was begun from; null where the offering was never published. */
    baseVersion: integer('base_version'),
    definition: jsonb('definition').notNull(),
    text: jsonb('text').notNull(),
    /** Rises with every save. */
    version: integer('version').notNull().default(1),
    editedBy: uuid('edited_by').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    editedAt: instant('edited_at').notNull().defaultNow(),
  },
  (table) => [index('offering_draft_institution').on(table.institution)],
);

/** Every step of an offering that firms notice, added and never changed. */
export const offeringEvent = pgTable(
  'offering_event',
  {
    offering: text('offering').notNull(),
    /** From 1. */
    number: integer('number').notNull(),
    institution: text('institution').notNull(),
    step: offeringStep('step').notNull(),
    /** The version that was published, or the last one that was. */
    version: integer('version').notNull(),
    /** Newest revision of the catalogue after the step. */
    revision: integer('revision')
      .notNull()
      .references(() => catalogueRevision.number),
    person: uuid('person').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.offering, table.number] }),
    index('offering_event_institution').on(table.institution),
  ],
);
