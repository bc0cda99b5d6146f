import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { halfSignIn, knownDevice, membership, session } from '@/db/schema';
import type { AuditEntry } from '../audit';
import type { Context } from '../context';
import { enterScope, goOnFor, lookFor } from '../scope';
import type { Person } from './people';
import { hashOfToken, newToken } from './tokens';

/** Minutes without a request after which a session is over; the pages say the same. */
export const IDLE_MINUTES = { firm: 30, staff: 15 } as const;
/** Hours after which it is over whatever happens. */
const LASTS_HOURS = 12;

/** Opened: the secret for the cookie, told here and never again, and what the log keeps. */
export type Opened = { token: string; audit: AuditEntry };

/**
 * Starts a session for a person who has just been found out, and acts for them from here to the end of the
 * transaction. The one that this browser held before ends, whoever's it was.
 */
export async function openSession(
  ctx: Context,
  person: Pick<Person, 'id' | 'auditSalt'>,
  device: string,
): Promise<Opened> {
  if ('session' in ctx.actor) {
    await goOnFor(ctx.db, { person: ctx.actor.person });
    await ctx.db.delete(session).where(eq(session.id, ctx.actor.session));
  }
  await goOnFor(ctx.db, { person: person.id });
  const token = newToken();
  const id = randomUUID();
  const membershipId = await onlyMembership(ctx.db, person.id);
  await ctx.db.insert(session).values({
    ...{ id, personId: person.id, membershipId, device },
    tokenHash: hashOfToken('session', token),
    expiresAt: sql`now() + make_interval(hours => ${LASTS_HOURS})`,
  });
  const after = { person: person.id, membership: membershipId };
  return { token, audit: { kind: 'session', id, salt: person.auditSalt, before: null, after } };
}

/** The log names who asked, so that is who writes it: somebody who signs in from another account is still that other. */
export async function goBack(ctx: Context): Promise<void> {
  if ('session' in ctx.actor) await enterScope(ctx.db, ctx.actor);
}

/** What somebody acts as from the start; who has several chooses. */
async function onlyMembership(tx: Database, person: string): Promise<string | null> {
  const rows = await tx
    .select({ id: membership.id })
    .from(membership)
    .where(and(eq(membership.personId, person), isNull(membership.endedAt)))
    .limit(2);
  return rows.length === 1 ? (rows[0]?.id ?? null) : null;
}

/** Ends the sessions of a person, but for one that may stay, and what would become one. */
export async function endSessionsOf(tx: Database, person: string, but?: string): Promise<number> {
  await tx.delete(halfSignIn).where(eq(halfSignIn.personId, person));
  const gone = await tx
    .delete(session)
    .where(and(eq(session.personId, person), but === undefined ? undefined : ne(session.id, but)))
    .returning({ id: session.id });
  return gone.length;
}

/** Gives a session another secret: who copied the one before holds nothing any more. */
export async function renewToken(tx: Database, id: string, membershipId?: string): Promise<string> {
  const token = newToken();
  await tx
    .update(session)
    .set({
      tokenHash: hashOfToken('session', token),
      ...(membershipId === undefined ? {} : { membershipId }),
    })
    .where(eq(session.id, id));
  return token;
}

/** Notes that a person has signed in on this browser. Out: what its cookie is to hold, and whether it was known. */
export async function rememberDevice(
  tx: Database,
  person: string,
  held: string | null,
): Promise<{ deviceToken: string; isNew: boolean }> {
  // Only one that we gave out counts: nobody shall put a secret of theirs into the browser of another.
  const ours = held !== null && (await isDevice(tx, held));
  const deviceToken = ours ? held : newToken();
  const [row] = await tx
    .insert(knownDevice)
    .values({ personId: person, tokenHash: hashOfToken('device', deviceToken) })
    .onConflictDoUpdate({
      target: [knownDevice.personId, knownDevice.tokenHash],
      set: { seenAt: sql`now()` },
    })
    .returning({ isNew: sql<boolean>`xmax = 0` });
  return { deviceToken, isNew: row?.isNew ?? true };
}

async function isDevice(tx: Database, token: string): Promise<boolean> {
  const tokenHash = hashOfToken('device', token);
  await lookFor(tx, { device: tokenHash });
  return (await tx.$count(knownDevice, eq(knownDevice.tokenHash, tokenHash))) > 0;
}

/** Whoever else knew the password signs in from nowhere without being counted as a stranger. */
export async function forgetDevices(tx: Database, person: string): Promise<void> {
  await tx.delete(knownDevice).where(eq(knownDevice.personId, person));
}
