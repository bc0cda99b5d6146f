import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { CONSENT_PURPOSES, DIAGNOSTIC_FORMS, FILLED_BY, LOCALES } from '../../lib/domain/vocabulary';
import { instant } from './columns';

export const diagnosticForm = pgEnum('diagnostic_form', DIAGNOSTIC_FORMS);
export const filledBy = pgEnum('filled_by', FILLED_BY);
export const locale = pgEnum('locale', LOCALES);
export const consentPurpose = pgEnum('consent_purpose', CONSENT_PURPOSES);

/** One self-assessment. Whoever has its code has it; everything below goes with it when it is deleted. */
export const diagnostic = pgTable(
  'diagnostic',
  {
    id: uuid('id').primaryKey(),
    /** Hash of the code; the scope of every question a visitor asks of the database. */
    codeHash: text('code_hash').notNull().unique(),
    /** Goes into the hashes of the audit log, so that without this row they tell nothing. */
    auditSalt: text('audit_salt').notNull(),
    form: diagnosticForm('form').notNull(),
    filledBy: filledBy('filled_by').notNull(),
    locale: locale('locale').notNull(),
    instrumentVersion: text('instrument_version').notNull(),
    /** Rises with every change. */
    version: integer('version').notNull().default(1),
    /** Rises when an answer changes; a match run keeps the one it used. */
    answersVersion: integer('answers_version').notNull().default(0),
    createdAt: instant('created_at').notNull().defaultNow(),
    savedAt: instant('saved_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('diagnostic_expires_at').on(table.expiresAt)],
);

const owner = () =>
  uuid('diagnostic_id')
    .notNull()
    .references(() => diagnostic.id, { onDelete: 'cascade' });

const screenColumns = () => ({
  diagnosticId: owner(),
  screen: text('screen').notNull(),
  /** A form carries the version it was drawn from. */
  version: integer('version').notNull(),
  /** Version at which an answer of this page last changed. */
  storedVersion: integer('stored_version').notNull(),
  /** What was typed and is not an answer yet. */
  pending: jsonb('pending'),
  /** The page that a button sent last, where it had kept something by itself before: that may still be on its way. */
  sentBy: jsonb('sent_by'),
});

/** State of one page of one diagnostic. */
export const diagnosticScreen = pgTable('diagnostic_screen', screenColumns(), (table) => [
  primaryKey({ columns: [table.diagnosticId, table.screen] }),
]);

/** The same for pages with a question about groups or refusals, kept apart with what was typed there. */
export const sensitiveScreen = pgTable('sensitive_screen', screenColumns(), (table) => [
  primaryKey({ columns: [table.diagnosticId, table.screen] }),
]);

const answerColumns = () => ({
  diagnosticId: owner(),
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity(),
  fact: text('fact').notNull(),
  answer: jsonb('answer').notNull(),
  source: text('source', { enum: ['firm', 'adviser', 'register', 'import'] }).notNull(),
  givenAt: instant('given_at').notNull().defaultNow(),
  instrumentVersion: text('instrument_version').notNull(),
});

/** Answers are added, never changed: the one in force is the last of its fact. */
export const answer = pgTable('answer', answerColumns(), (table) => [
  primaryKey({ columns: [table.diagnosticId, table.id] }),
  index('answer_latest').on(table.diagnosticId, table.fact, table.id.desc().nullsFirst()),
]);

/** The same for questions about groups and refusals, kept apart. */
export const sensitiveAnswer = pgTable('sensitive_answer', answerColumns(), (table) => [
  primaryKey({ columns: [table.diagnosticId, table.id] }),
  index('sensitive_answer_latest').on(table.diagnosticId, table.fact, table.id.desc().nullsFirst()),
]);

/** Consent given or taken back; the last row of a purpose holds. */
export const consent = pgTable(
  'consent',
  {
    diagnosticId: owner(),
    id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity(),
    purpose: consentPurpose('purpose').notNull(),
    given: boolean('given').notNull(),
    /** Version of the text that was shown. */
    textVersion: text('text_version').notNull(),
    locale: locale('locale').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.diagnosticId, table.id] })],
);

/** Wrong codes by network and in all, counted here so that every server sees the same number. */
export const codeAttempt = pgTable(
  'code_attempt',
  {
    /** `all`, or the hash of a network address. */
    scope: text('scope').primaryKey(),
    wrong: integer('wrong').notNull(),
    /** Start of the period counted. */
    since: instant('since').notNull().defaultNow(),
  },
  (table) => [check('code_attempt_counts', sql`${table.wrong} >= 0`)],
);
