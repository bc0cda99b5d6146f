import 'server-only';
import { and, eq, gt, sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { halfSignIn } from '@/db/schema';
import type { AuditEntry } from '../audit';
import type { Context } from '../context';
import { goOnFor, lookFor } from '../scope';
import { aboutPerson, type Person } from './people';
import { isOn } from './second-factor';
import { hashOfToken, newToken } from './tokens';

/** For the second step; the cookie lasts as long. */
const MINUTES = 10;

/** The first step was right and the second is still to be taken: what the cookie for that is to carry. */
export type HalfWay = { outcome: 'secondStep'; token: string };

/** Null for a person whose first step is enough. Else nobody is signed in, and the second step is asked for. */
export async function askSecondStep(
  ctx: Context,
  person: Pick<Person, 'id' | 'auditSalt'>,
): Promise<{ result: HalfWay; audit: readonly AuditEntry[] } | null> {
  await goOnFor(ctx.db, { person: person.id });
  if (!(await isOn(ctx.db, person.id))) return null;
  const token = newToken();
  await ctx.db.insert(halfSignIn).values({
    ...{ tokenHash: hashOfToken('half', token), personId: person.id },
    expiresAt: sql`now() + make_interval(mins => ${MINUTES})`,
  });
  const audit = aboutPerson(person, null, { secondStep: 'asked' });
  return { result: { outcome: 'secondStep', token }, audit: [audit] };
}

/** In: what the cookie carries. Out: whose second step it is for; null if it is used, too old, or none. */
export async function personHalfWay(tx: Database, token: string): Promise<string | null> {
  const tokenHash = hashOfToken('half', token);
  await lookFor(tx, { token: tokenHash });
  const [row] = await tx.select({ person: halfSignIn.personId }).from(halfSignIn).where(isGood(tokenHash));
  return row?.person ?? null;
}

/** Of several uses at the same moment one is told true. */
export async function spendHalfWay(tx: Database, token: string): Promise<boolean> {
  const spent = await tx
    .delete(halfSignIn)
    .where(isGood(hashOfToken('half', token)))
    .returning({ of: halfSignIn.personId });
  return spent.length === 1;
}

function isGood(tokenHash: string) {
  return and(eq(halfSignIn.tokenHash, tokenHash), gt(halfSignIn.expiresAt, sql`now()`));
}
