import { bigint, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/**
 * What was done, by whom, to what. The database numbers and chains the rows and refuses to change them (see the
 * migration). Ids and salted hashes only: after a diagnostic is deleted, its rows here name nobody.
 */
export const auditLog = pgTable('audit_log', {
  seq: bigint('seq', { mode: 'number' }).primaryKey(),
  at: timestamp('at', { withTimezone: true, mode: 'string' }).notNull(),
  actorKind: text('actor_kind').notNull(),
  actorId: text('actor_id'),
  action: text('action').notNull(),
  targetKind: text('target_kind').notNull(),
  targetId: text('target_id').notNull(),
  beforeHash: text('before_hash'),
  afterHash: text('after_hash'),
  prevHash: text('prev_hash').notNull(),
  hash: text('hash').notNull(),
});
