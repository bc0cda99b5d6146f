import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { identity } from '@/db/schema';
import { lookFor } from '../scope';

/** Somebody as a sign-in provider knows them. */
export type Known = { issuer: string; subject: string };

/** Out: whose identity it is, and whether they have taken it away; null if it is nobody's. */
export async function findIdentity(
  tx: Database,
  { issuer, subject }: Known,
): Promise<{ person: string; isEnded: boolean } | null> {
  await lookFor(tx, { issuer, subject });
  const [row] = await tx
    .select({ person: identity.personId, endedAt: identity.endedAt })
    .from(identity)
    .where(and(eq(identity.issuer, issuer), eq(identity.subject, subject)));
  return row ? { person: row.person, isEnded: row.endedAt !== null } : null;
}

/** In: a person who is locked and for whom the transaction goes on. Out: false if the provider knows them otherwise. */
export async function linkIdentity(tx: Database, person: string, known: Known): Promise<boolean> {
  const linked = await tx
    .insert(identity)
    .values({ ...known, id: randomUUID(), personId: person })
    .onConflictDoNothing()
    .returning({ id: identity.id });
  return linked.length === 1;
}
