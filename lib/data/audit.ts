import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { auditLog } from '@/db/schema';
import { canonicalJson } from '../domain/canonical-json';
import { type Actor, type Context, personOf } from './context';
import type { Action } from './policy';

/** What was changed. `before` and `after` leave only a salted hash; null where the thing did not exist. */
export type AuditEntry = { kind: string; id: string; salt: string; before: unknown; after: unknown };

/** Adds the rows; the database numbers, dates and chains them. */
export async function writeAudit(
  ctx: Context,
  action: Action,
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(
    ({ kind, id, salt, before, after }) =>
      sql`(${ctx.actor.kind}, ${nameOf(ctx.actor)}, ${action}, ${kind}, ${id}, ${hashed(salt, before)}, ${hashed(salt, after)})`,
  );
  await ctx.db.execute(sql`
    insert into ${auditLog} (actor_kind, actor_id, action, target_kind, target_id, before_hash, after_hash)
    values ${sql.join(rows, sql`, `)}`);
}

/** A visitor has no name but the diagnostic, which is the target already. */
function nameOf(actor: Actor): string | null {
  return actor.kind === 'job' ? actor.name : personOf(actor);
}

function hashed(salt: string, state: unknown): string | null {
  return state === null
    ? null
    : createHash('sha256').update(salt).update('\0').update(canonicalJson(state)).digest('hex');
}

export type AuditHead = { seq: number; hash: string };
export type AuditProblem = { seq: number; problem: 'missing' | 'changed' | 'unchained' };
export type AuditReport = { rows: number; head: AuditHead | null; problems: readonly AuditProblem[] };

const BATCH = 5000;
const START: AuditHead = { seq: 0, hash: '0'.repeat(64) };

/**
 * Recomputes the whole chain. In: the database, and a head noted earlier, without which rows cut off the end cannot
 * be missed. Out: how many rows, the last of them, and where the chain does not hold.
 */
export async function verifyAudit(db: Database, noted?: AuditHead): Promise<AuditReport> {
  const problems: AuditProblem[] = [];
  let last = START;
  let rows = 0;
  let notedSeen = noted === undefined || noted.seq === 0;
  for (let batch = await rowsAfter(db, 0); batch.length > 0; batch = await rowsAfter(db, last.seq)) {
    for (const row of batch) {
      if (row.seq !== last.seq + 1) problems.push({ seq: last.seq + 1, problem: 'missing' });
      if (row.prevHash !== last.hash) problems.push({ seq: row.seq, problem: 'unchained' });
      if (row.hash !== hashOfRow(row)) problems.push({ seq: row.seq, problem: 'changed' });
      if (row.seq === noted?.seq) {
        notedSeen = true;
        if (row.hash !== noted.hash) problems.push({ seq: row.seq, problem: 'changed' });
      }
      last = { seq: row.seq, hash: row.hash };
    }
    rows += batch.length;
  }
  if (!notedSeen && noted) problems.push({ seq: noted.seq, problem: 'missing' });
  return { rows, head: rows > 0 ? last : null, problems };
}

type Row = Awaited<ReturnType<typeof rowsAfter>>[number];

function rowsAfter(db: Database, seq: number) {
  return db
    .select({
      seq: auditLog.seq,
      at: sql<string>`to_char(${auditLog.at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
      actorKind: auditLog.actorKind,
      actorId: auditLog.actorId,
      action: auditLog.action,
      targetKind: auditLog.targetKind,
      targetId: auditLog.targetId,
      beforeHash: auditLog.beforeHash,
      afterHash: auditLog.afterHash,
      prevHash: auditLog.prevHash,
      hash: auditLog.hash,
    })
    .from(auditLog)
    .where(sql`${auditLog.seq} > ${seq}`)
    .orderBy(auditLog.seq)
    .limit(BATCH);
}

/** The same text as the trigger's: a JSON array with a space after each comma. */
function hashOfRow({ hash: _, ...row }: Row): string {
  const { seq, at, actorKind, actorId, action, targetKind, targetId, beforeHash, afterHash, prevHash } = row;
  const parts = [seq, at, actorKind, actorId, action, targetKind, targetId, beforeHash, afterHash, prevHash];
  return createHash('sha256')
    .update(`[${parts.map((part) => JSON.stringify(part)).join(', ')}]`)
    .digest('hex');
}
