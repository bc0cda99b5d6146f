import {
  bigint,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { diagnostic, diagnosticForm } from './diagnostic';

/** Size rules, standards and positions as a run used them: loading a new edition must not change an old result. */
export const matchReference = pgTable('match_reference', {
  hash: text('hash').primaryKey(),
  content: jsonb('content').notNull(),
});

/**
 * One computed result. Rows are final; they go with their diagnostic. What follows from answers about groups and
 * refusals is not here: this is the result of all other answers, and `sensitive_run` holds what differs.
 */
export const matchRun = pgTable(
  'match_run',
  {
    id: uuid('id').primaryKey(),
    /** Order of the runs of one diagnostic. */
    seq: bigint('seq', { mode: 'number' }).generatedAlwaysAsIdentity(),
    diagnosticId: uuid('diagnostic_id')
      .notNull()
      .references(() => diagnostic.id, { onDelete: 'cascade' }),
    /** Which questions were asked. */
    form: diagnosticForm('form').notNull(),
    asOf: date('as_of', { mode: 'string' }).notNull(),
    catalogueRevision: integer('catalogue_revision').notNull(),
    policyVersion: text('policy_version').notNull(),
    engineVersion: text('engine_version').notNull(),
    /** Edition of the reference files that were loaded, compared with today's. */
    referenceEdition: text('reference_edition').notNull(),
    referenceHash: text('reference_hash')
      .notNull()
      .references(() => matchReference.hash),
    answersVersion: integer('answers_version').notNull(),
    /** Canonical JSON of the facts and the versions used. Sensitive answers are named by their row only. */
    input: text('input').notNull(),
    ...resultColumns(),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'string' }).notNull().defaultNow(),
  },
  (table) => [index('match_run_latest').on(table.diagnosticId, table.seq.desc().nullsFirst())],
);

/** One offering of a run, so that one explanation is read without the others. */
export const runMatch = pgTable('run_match', matchColumns(), (table) => [
  primaryKey({ columns: [table.runId, table.offering] }),
]);

/** The whole result of a run, for its owner, where answers about groups or refusals change anything of it. */
export const sensitiveRun = pgTable('sensitive_run', {
  runId: runId().primaryKey(),
  ...resultColumns(),
});

/** Matches of such a run that differ from those of `run_match`. */
export const sensitiveRunMatch = pgTable('sensitive_run_match', matchColumns(), (table) => [
  primaryKey({ columns: [table.runId, table.offering] }),
]);

function resultColumns() {
  return {
    /** What the list of matches needs. */
    summary: jsonb('summary').notNull(),
    /** Canonical JSON of the result without its matches, which are rows of their own. */
    result: text('result').notNull(),
    /** SHA-256 of the canonical JSON of the whole result. */
    resultHash: text('result_hash').notNull(),
  };
}

function matchColumns() {
  return {
    runId: runId(),
    offering: text('offering').notNull(),
    position: integer('position').notNull(),
    /** Canonical JSON. */
    match: text('match').notNull(),
  };
}

function runId() {
  return uuid('run_id')
    .notNull()
    .references(() => matchRun.id, { onDelete: 'cascade' });
}
