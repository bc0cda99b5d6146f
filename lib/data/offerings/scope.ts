import { type AnyColumn, eq, type SQL, sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { offeringDraft, offeringVersion } from '@/db/schema';
import type { Actor } from '../context';

/** Published versions of the institution whose desk this is. */
export function ownVersions(actor: Actor): SQL {
  return atDesk(actor, offeringVersion.institution);
}

/** What this desk is changing. */
export function ownDrafts(actor: Actor): SQL {
  return atDesk(actor, offeringDraft.institution);
}

/** In: who asks, and the column that says whose a row is. Out: the rows of their desk. */
export function atDesk(actor: Actor, column: AnyColumn): SQL {
  const institution = deskOf(actor);
  return institution === null ? sql`false` : eq(column, institution);
}

/** The institution whose offerings this actor looks after. A seat holder governs and has no desk. */
export function deskOf(actor: Actor): string | null {
  return actor.kind === 'programme_officer' || actor.kind === 'institution_admin' ? actor.institution : null;
}

/** Held to the end of the transaction: changes of one offering follow each other. */
export async function lockOffering(tx: Database, id: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(7204314, hashtext(${id}))`);
}

/** The same for several, in one order whoever asks, so that two never wait for each other. */
export async function lockOfferings(tx: Database, ids: readonly string[]): Promise<void> {
  const keys = sql.join(
    [...new Set(ids)].map((id) => sql`(hashtext(${id}))`),
    sql`, `,
  );
  await tx.execute(sql`
    select pg_advisory_xact_lock(7204314, key) from (select distinct key from (values ${keys}) named (key) order by key) one`);
}

/** The same for the catalogue: each publication sees the one before. The seed takes this lock too. */
export async function lockCatalogue(tx: Database): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(7204313)`);
}
