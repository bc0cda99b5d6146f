import { randomUUID } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { mail } from '@/db/schema';
import type { Context } from '../../context';
import { aVisitor } from '../../testing/visitors';
import { type Account, actorOfSession } from '../actor-of-session';
import { followLink } from '../follow-link';
import { requestSignUp } from '../request-sign-up';

export const PASSWORD = 'tractor under nine pale moons';
export const DEVICE = 'Firefox on Linux';

/** The connection of the application, and the one of the owner of the database, who sees every row. */
export type Databases = { db: Database; owner: Database };

export type SignedUp = {
  ctx: Context;
  account: Account;
  email: string;
  token: string;
  deviceToken: string;
};

export function anAddress(): string {
  return `${randomUUID()}@example.org`;
}

/** The secret in the last link that was sent to an address. */
export async function sentToken(owner: Database, email: string): Promise<string> {
  const [last] = await owner
    .select({ content: mail.content })
    .from(mail)
    .where(eq(mail.to, email))
    .orderBy(desc(mail.createdAt))
    .limit(1);
  return /\/sign-in\/link\/([\w-]{43})/.exec(last?.content?.text ?? '')?.[1] ?? '';
}

/** What a browser with this cookie may do. */
export async function signedInBy(db: Database, token: string): Promise<{ ctx: Context; account: Account }> {
  const signed = await actorOfSession(db, token);
  if (!signed) throw new Error('The session has ended.');
  return { ctx: { ...aVisitor(db), actor: signed.actor }, account: signed.account };
}

/** A firm owner who has gone the whole way: form, mail, link. */
export async function aSignedUp(
  { db, owner }: Databases,
  given: { from?: Context; email?: string; password?: string | null; name?: string; firmName?: string } = {},
): Promise<SignedUp> {
  const { from = aVisitor(db), email = anAddress(), password = PASSWORD } = given;
  const { name = 'Rosa Díaz', firmName = 'Bodega Sur' } = given;
  await requestSignUp(from, { email, name, firmName, password, network: null });
  const used = await followLink(from, { token: await sentToken(owner, email), device: DEVICE });
  if (used.outcome !== 'signedIn') throw new Error(`The link says ${used.outcome}.`);
  const { token, deviceToken } = used;
  return { ...(await signedInBy(db, token)), email, token, deviceToken };
}
