import {
  bigint,
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { INTAKES, MATCH_STATUSES } from '../../lib/domain/vocabulary';
import { person } from './account';
import { instant } from './columns';
import { diagnostic } from './diagnostic';

// All of this follows from the answers and goes with them.
const owner = () =>
  uuid('diagnostic_id')
    .notNull()
    .references(() => diagnostic.id, { onDelete: 'cascade' });

/** An offering that a firm keeps in mind, with how it stood then. */
export const savedMatch = pgTable(
  'saved_match',
  {
    diagnosticId: owner(),
    offering: text('offering').notNull(),
    note: text('note').notNull().default(''),
    /** Null where the last result did not know the offering. */
    status: text('status', { enum: MATCH_STATUSES }),
    intake: text('intake', { enum: INTAKES }),
    /** Version of the offering that the result was worked out from. */
    offeringVersion: integer('offering_version').notNull(),
    savedAt: instant('saved_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.diagnosticId, table.offering] })],
);

/** What a day's last result said, in short: results themselves are kept only for a while. */
export const resultDay = pgTable(
  'result_day',
  {
    diagnosticId: owner(),
    day: date('day', { mode: 'string' }).notNull(),
    /** Questions with an answer. */
    answers: integer('answers').notNull(),
    eligible: integer('eligible').notNull(),
    later: integer('later').notNull(),
    closed: integer('closed').notNull(),
    unknown: integer('unknown').notNull(),
    /** Level by capability; one that is not known has no entry. */
    levels: jsonb('levels').$type<Readonly<Record<string, number>>>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.diagnosticId, table.day] })],
);

/** What a firm would be told of each offering as things stood when it was last looked at. One row a firm. */
export const noticeState = pgTable('notice_state', {
  diagnosticId: owner().primaryKey(),
  /** Of the result it goes on from: a newer one of the firm's own takes its place. */
  runSeq: bigint('run_seq', { mode: 'number' }).notNull(),
  /** All that a result rests on beside the answers, and the day. */
  versions: text('versions').notNull(),
  told: jsonb('told').notNull(),
});

/** One offering of which a firm's result has changed without its doing. */
export const notice = pgTable(
  'notice',
  {
    id: uuid('id').primaryKey(),
    diagnosticId: owner(),
    offering: text('offering').notNull(),
    before: text('before', { enum: MATCH_STATUSES }).notNull(),
    after: text('after', { enum: MATCH_STATUSES }).notNull(),
    because: jsonb('because').notNull(),
    catalogueRevision: integer('catalogue_revision').notNull(),
    /** The day it was worked out for. */
    asOf: date('as_of', { mode: 'string' }).notNull(),
    read: boolean('read').notNull().default(false),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [index('notice_diagnostic').on(table.diagnosticId, table.createdAt)],
);

/** People of a firm who want a mail about its notices. */
export const noticeReader = pgTable(
  'notice_reader',
  {
    diagnosticId: owner(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    since: instant('since').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.diagnosticId, table.personId] }),
    index('notice_reader_person').on(table.personId),
  ],
);
