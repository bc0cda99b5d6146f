import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq, inArray, isNotNull, isNull, like, sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { attempt, mail, membership, person, request, signInLink } from '@/db/schema';
import type { AuditEntry } from '../audit';
import { goOnFor, lookFor } from '../scope';
import { codeLimit, invitationLimit, mailLimit, ownPasswordLimit, strangerLimit } from './limits';
import { aboutPerson } from './people';

type Leaving = { id: string; email: string };

/** Takes a person out of every table. What they sign in with, act as and are counted by goes with them. */
export async function erasePerson(tx: Database, id: string): Promise<readonly AuditEntry[]> {
  await goOnFor(tx, { person: id });
  const [leaving] = await tx.select({ email: person.email }).from(person).where(eq(person.id, id));
  const left = leaving ? await leaveRequests(tx, { id, email: leaving.email }) : [];
  const [gone] = await tx
    .delete(person)
    .where(eq(person.id, id))
    .returning({ id: person.id, auditSalt: person.auditSalt, email: person.email, version: person.version });
  if (!gone) return [];
  await forgetAddress(tx, gone.email);
  const limits = [
    strangerLimit(gone.email),
    mailLimit(gone.email),
    ownPasswordLimit(id),
    invitationLimit(id),
    codeLimit(id),
  ];
  await tx.delete(attempt).where(
    inArray(
      attempt.scope,
      limits.map(({ scope }) => scope),
    ),
  );
  return [...left, aboutPerson(gone, { version: gone.version }, null)];
}

/** What was sent to an address, and what waits for it. */
async function forgetAddress(tx: Database, email: string): Promise<void> {
  await lookFor(tx, { email });
  await tx.delete(mail).where(eq(mail.to, email));
  await tx.delete(signInLink).where(eq(signInLink.email, email));
}

/** In: a firm. Out: the key of a mail of it to somebody else, by which it is found whatever became of the link in it. */
export function mailOfFirm(firm: string): string {
  return `firm:${firm}:${randomUUID()}`;
}

/** Takes back what a firm has asked others: its name stands in those mails. */
export async function forgetInvitations(tx: Database, firm: string): Promise<void> {
  await tx.delete(signInLink).where(and(eq(signInLink.firmId, firm), eq(signInLink.purpose, 'invitation')));
  await tx.delete(mail).where(like(mail.key, `firm:${firm}:%`));
}

const NOBODY = { name: '', email: '', phone: '' } as const;

/** Takes a person out of what their firms have shown to institutions. The requests stay: they are the firm's. */
async function leaveRequests(tx: Database, { id, email }: Leaving): Promise<readonly AuditEntry[]> {
  const firms = await tx
    .selectDistinct({ id: membership.firmId })
    .from(membership)
    .where(and(eq(membership.personId, id), isNotNull(membership.firmId)));
  const audit: AuditEntry[] = [];
  for (const { id: firm } of firms) {
    if (firm === null) continue;
    await goOnFor(tx, { firm });
    const changed = await tx
      .update(request)
      .set({
        shared: sql`jsonb_set(${request.shared}, '{contact}', ${JSON.stringify(NOBODY)}::jsonb)`,
        version: sql`${request.version} + 1`,
      })
      .where(and(eq(request.firmId, firm), sql`${request.shared} #>> '{contact,email}' = ${email}`))
      .returning({ id: request.id, salt: request.auditSalt, version: request.version });
    for (const { version, ...one } of changed)
      audit.push({
        kind: 'request',
        ...one,
        before: { version: version - 1 },
        after: { version, contact: 'left' },
      });
  }
  return audit;
}

/** People who act for this firm and for nobody else: without it they have no reason to be here. */
export async function onlyOfFirm(tx: Database, firm: string): Promise<readonly string[]> {
  const people = await tx
    .selectDistinct({ id: membership.personId })
    .from(membership)
    .where(eq(membership.firmId, firm));
  const only: string[] = [];
  for (const { id } of people) {
    await goOnFor(tx, { person: id });
    const held = await tx
      .select({ firm: membership.firmId })
      .from(membership)
      .where(and(eq(membership.personId, id), isNull(membership.endedAt)));
    if (held.every((row) => row.firm === firm)) only.push(id);
  }
  return only;
}
