import { sql } from 'drizzle-orm';
import {
  check,
  date,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { CHOICE_METHODS, ENTRY_STANDINGS } from '../../lib/domain/people';
import { instant } from './columns';
import { request } from './request';

export const choiceMethod = pgEnum('choice_method', CHOICE_METHODS);
export const entryStanding = pgEnum('entry_standing', ENTRY_STANDINGS);

/** A group that starts an offering together, as it is published: nothing in it is of a firm. */
export const intake = pgTable(
  'intake',
  {
    id: uuid('id').primaryKey(),
    /** Ids of the catalogue. */
    institution: text('institution').notNull(),
    offering: text('offering').notNull(),
    opens: date('opens', { mode: 'string' }).notNull(),
    closes: date('closes', { mode: 'string' }).notNull(),
    starts: date('starts', { mode: 'string' }).notNull(),
    places: integer('places').notNull(),
    /** Groups and how many places are kept for each. */
    reserved: jsonb('reserved').notNull(),
    releaseDays: integer('release_days').notNull(),
    answerDays: integer('answer_days').notNull(),
    method: choiceMethod('method').notNull(),
    criteria: jsonb('criteria').notNull(),
    /** Hash of the seed, published from the first day; the seed itself once the places have been given. */
    seedHash: text('seed_hash').notNull(),
    seed: text('seed'),
    /** Where the call was closed before its last day. */
    closedOn: date('closed_on', { mode: 'string' }),
    chosenAt: instant('chosen_at'),
    /** Rises with every change of what is published. */
    version: integer('version').notNull().default(1),
    editedBy: uuid('edited_by').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    editedAt: instant('edited_at').notNull().defaultNow(),
  },
  (table) => [
    index('intake_offering').on(table.offering, table.starts),
    check('intake_seed', sql`(${table.seed} is null) = (${table.chosenAt} is null)`),
    check('intake_seed_as_promised', sql`sha256(${table.seed}::bytea) = decode(${table.seedHash}, 'hex')`),
    check('intake_days', sql`${table.opens} <= ${table.closes} and ${table.closes} < ${table.starts}`),
  ],
);

/** Made with the intake and read by the draw alone. */
export const intakeSeed = pgTable('intake_seed', {
  intakeId: uuid('intake_id')
    .primaryKey()
    .references(() => intake.id),
  seed: text('seed').notNull(),
});

/** A request that asks for a place in an intake. Numbers and standings are counted; whose they are is not shown. */
export const intakeEntry = pgTable(
  'intake_entry',
  {
    requestId: uuid('request_id')
      .primaryKey()
      .references(() => request.id, { onDelete: 'cascade' }),
    intakeId: uuid('intake_id')
      .notNull()
      .references(() => intake.id),
    /** From 1, in the order of sending. */
    number: integer('number').notNull(),
    /** Groups with reserved places that the firm belongs to and has told of. */
    groups: jsonb('groups').notNull(),
    /** In ten thousandths. */
    need: integer('need'),
    marks: jsonb('marks'),
    standing: entryStanding('standing').notNull().default('in'),
    /** Place in the order of the choice, from 1. */
    rank: integer('rank'),
    /** `open` or the group that the place is reserved for; null without a place. */
    kind: text('kind'),
    /** Last day to take a place that was offered. */
    answerBy: date('answer_by', { mode: 'string' }),
    sentAt: instant('sent_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('intake_entry_number').on(table.intakeId, table.number),
    uniqueIndex('intake_entry_rank').on(table.intakeId, table.rank),
    check(
      'intake_entry_kind',
      sql`(${table.kind} is not null) = (${table.standing} in ('place', 'offered'))`,
    ),
  ],
);
