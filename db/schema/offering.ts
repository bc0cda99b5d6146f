import {
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { IMPORT_DONE, IMPORT_OUTCOMES, OFFERING_STEPS, STEP_MISSES } from '../../lib/domain/people';
import { person } from './account';
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

/** What an institution asks of its own desk; where there is no row, nothing more than the site does. */
export const deskSetting = pgTable('desk_setting', {
  institution: text('institution').primaryKey(),
  /** Nobody publishes alone. */
  twoPeople: boolean('two_people').notNull(),
  changedBy: uuid('changed_by').notNull(),
  changedAt: instant('changed_at').notNull().defaultNow(),
});

/** What somebody of a desk asks somebody else to publish. One for each offering: the last. */
export const publishAsk = pgTable(
  'publish_ask',
  {
    offering: text('offering').primaryKey(),
    institution: text('institution').notNull(),
    /** What the asking page was drawn from: asked is for this and nothing that is saved later. */
    seen: text('seen').notNull(),
    person: uuid('person').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [index('publish_ask_institution').on(table.institution)],
);

/** A step that a desk wants taken on a day. One for each offering: the last. */
export const scheduledStep = pgTable(
  'scheduled_step',
  {
    /** A new one for each, so that nobody calls off another than they saw. */
    id: uuid('id').primaryKey(),
    offering: text('offering').notNull().unique('scheduled_step_one'),
    institution: text('institution').notNull(),
    step: offeringStep('step').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    /** What the page was drawn from: the step is for this and nothing that is saved later. */
    seen: text('seen').notNull(),
    person: uuid('person').notNull(),
    at: instant('at').notNull().defaultNow(),
    /** Why it was not taken on its day; null while it waits. */
    missed: text('missed', { enum: STEP_MISSES }),
  },
  (table) => [index('scheduled_step_institution').on(table.institution)],
);

/** What somebody types into one opened form of an offering, until it is saved: theirs alone. */
export const typedEdit = pgTable(
  'typed_edit',
  {
    person: uuid('person')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    offering: text('offering').notNull(),
    /** A new one whenever the form is opened. */
    formId: uuid('form_id').notNull(),
    /** Of which part of the offering the form is. */
    part: text('part').notNull().default('main'),
    /** Null once it was saved or thrown away: what that form had sent before still may arrive. */
    fields: jsonb('fields'),
    errors: jsonb('errors').notNull().default([]),
    /** Of the last message of the form that counted. */
    turn: integer('turn').notNull().default(0),
    /** Rises with every change, so that nobody takes or throws away what they have not seen. */
    version: integer('version').notNull().default(1),
    /** Too many others are newer. */
    pushedOut: boolean('pushed_out').notNull().default(false),
    typedAt: instant('typed_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.person, table.offering, table.formId] }),
    index('typed_edit_expires_at').on(table.expiresAt),
  ],
);

/** A file of offerings that a desk has sent, read and not yet taken over, with what each row would do. Kept for a day. */
export const offeringImport = pgTable(
  'offering_import',
  {
    id: uuid('id').primaryKey(),
    institution: text('institution').notNull(),
    /** Who sent it. */
    person: uuid('person').notNull(),
    /** From which browser. */
    session: uuid('session').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('offering_import_expires_at').on(table.expiresAt)],
);

/** One row of such a file. */
export const offeringImportRow = pgTable(
  'offering_import_row',
  {
    importId: uuid('import_id')
      .notNull()
      .references(() => offeringImport.id, { onDelete: 'cascade' }),
    /** From 1, in the order of the file. */
    number: integer('number').notNull(),
    institution: text('institution').notNull(),
    /** Line of the file that it begins on. */
    line: integer('line').notNull(),
    outcome: text('outcome', { enum: IMPORT_OUTCOMES }).notNull(),
    /** Null where the row does not say it. */
    offering: text('offering'),
    /** What the offering stood at when the row was read. */
    seen: text('seen'),
    /** The offering as the row wants it. */
    definition: jsonb('definition'),
    text: jsonb('text'),
    /** Of a refused row: its cells, and why. */
    cells: jsonb('cells'),
    problems: jsonb('problems'),
    /** What became of it; null until it is taken over. */
    done: text('done', { enum: IMPORT_DONE }),
  },
  (table) => [primaryKey({ columns: [table.importId, table.number] })],
);
