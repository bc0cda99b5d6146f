import 'server-only';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { attempt, mail, membership, person, signInLink } from '@/db/schema';
import type { AuditEntry } from '../audit';
import { goOnFor, lookFor } from '../scope';
import { codeLimit, invitationLimit, mailLimit, ownPasswordLimit, strangerLimit } from './limits';
import { aboutPerson } from './people';

/** Takes a person out of every table. What they sign in with, act as and are counted by goes with them. */
export async function erasePerson(tx: Database, id: string): Promise<readonly AuditEntry[]> {
  await goOnFor(tx, { person: id });
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
  return [aboutPerson(gone, { version: gone.version }, null)];
}

/** What was sent to an address, and what waits for it. */
async function forgetAddress(tx: Database, email: string): Promise<void> {
  await lookFor(tx, { email });
  await tx.delete(mail).where(eq(mail.to, email));
  await tx.delete(signInLink).where(eq(signInLink.email, email));
}

/** Takes back what a firm has asked others: its name stands in those mails. */
export async function forgetInvitations(tx: Database, firm: string): Promise<void> {
  const asked = await tx
    .delete(signInLink)
    .where(and(eq(signInLink.firmId, firm), eq(signInLink.purpose, 'invitation')))
    .returning({ email: signInLink.email });
  for (const email of new Set(asked.map((row) => row.email))) {
    await lookFor(tx, { email });
    const kinds = ['invitation_firm_colleague', 'invitation_firm_adviser'];
    await tx.delete(mail).where(and(eq(mail.to, email), inArray(mail.kind, kinds)));
  }
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
