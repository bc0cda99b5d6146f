import 'server-only';
import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '@/db/client';
import { firm, person, signInLink } from '@/db/schema';
import type { SignInLinkPurpose } from '../../domain/people';
import { LOCALES } from '../../domain/vocabulary';
import { paths } from '../../paths';
import { lookFor } from '../scope';
import { hashOfToken, newToken } from './tokens';

/** How long the link in a mail is good; the mail says the same. */
export const LINK_MINUTES = {
  sign_up: 24 * 60,
  sign_in: 30,
  new_password: 60,
  invitation: 7 * 24 * 60,
} as const satisfies Record<SignInLinkPurpose, number>;

type NewLink = Pick<
  typeof signInLink.$inferInsert,
  'purpose' | 'email' | 'personId' | 'role' | 'firmId' | 'institution' | 'pending' | 'consentVersion'
>;

/** A link for a mail: its path, what it is known by, and for how many minutes it is good. */
export type MadeLink = { link: string; tokenHash: string; minutes: number };

export async function makeLink(tx: Database, values: NewLink): Promise<MadeLink> {
  const token = newToken();
  const tokenHash = hashOfToken('link', token);
  const minutes = LINK_MINUTES[values.purpose];
  await lookFor(tx, { token: tokenHash });
  await tx
    .insert(signInLink)
    .values({ ...values, tokenHash, expiresAt: sql`now() + make_interval(mins => ${minutes})` });
  return { link: paths.link(token), tokenHash, minutes };
}

/** What was typed at sign-up and waits for the link to be used. */
export const Pending = z.strictObject({
  name: z.string(),
  firmName: z.string(),
  passwordHash: z.string().nullable(),
  locale: z.enum(LOCALES),
  /** What the diagnostic of the browser is known by that the form was filled in on. */
  draft: z.string().nullable(),
});
export type Pending = z.infer<typeof Pending>;

export type Link = NonNullable<Awaited<ReturnType<typeof findLink>>>;

/** In: a token. Out: its link while it is good, and the person it is for; null for any other. */
export async function findLink(tx: Database, token: string) {
  const tokenHash = hashOfToken('link', token);
  await lookFor(tx, { token: tokenHash });
  const [link] = await tx.select().from(signInLink).where(isGood(tokenHash));
  if (!link) return null;
  await lookFor(tx, { email: link.email });
  const [holder] = await tx.select({ id: person.id }).from(person).where(eq(person.email, link.email));
  return { ...link, holder: holder?.id ?? null };
}

/**
 * A new password ends what was sent to the address before it, forms of sign-up and invitations too, since each signs in:
 * nobody comes in by an old mail. Who still waits for somebody invites again.
 */
export async function endLinksOf(tx: Database, { id, email }: { id: string; email: string }): Promise<void> {
  await lookFor(tx, { email });
  await tx
    .update(signInLink)
    .set({ usedAt: sql`now()`, pending: null })
    .where(and(or(eq(signInLink.personId, id), eq(signInLink.email, email)), isNull(signInLink.usedAt)));
}

/** Of several uses at the same moment one is told true. */
export async function spendLink(tx: Database, tokenHash: string): Promise<boolean> {
  await lookFor(tx, { token: tokenHash });
  const spent = await tx
    .update(signInLink)
    .set({ usedAt: sql`now()`, pending: null })
    .where(isGood(tokenHash))
    .returning({ email: signInLink.email });
  return spent.length === 1;
}

function isGood(tokenHash: string) {
  return and(
    eq(signInLink.tokenHash, tokenHash),
    isNull(signInLink.usedAt),
    gt(signInLink.expiresAt, sql`now()`),
  );
}

export async function nameOfFirm(tx: Database, id: string): Promise<string | null> {
  const [row] = await tx.select({ name: firm.name }).from(firm).where(eq(firm.id, id));
  return row?.name ?? null;
}
