import { randomBytes } from 'node:crypto';
import { isNotNull, sql } from 'drizzle-orm';
import type { Database } from '../client';
import { firm, membership, person } from '../schema/account';
import { demoAccountsFile } from './account-schema';
import { readData } from './files';

/**
 * Adds the people of the demonstration, one for each role, and their firms. They have no password: only the sign-in of
 * the demonstration lets them in. What is there already stays as they left it.
 */
export async function seedDemoAccounts(db: Database): Promise<void> {
  const { firms, persons } = readData('demo-accounts.json', demoAccountsFile);
  await db
    .insert(firm)
    .values(firms.map((row) => ({ ...row, auditSalt: salt() })))
    .onConflictDoNothing();
  await db
    .insert(person)
    .values(
      persons.map(({ key, id, name, locale }) => ({
        ...{ id, name, locale, demo: key, auditSalt: salt() },
        // A domain that can never receive a mail (RFC 2606).
        email: `${key}@demo.example`,
        emailConfirmedAt: sql`now()`,
      })),
    )
    .onConflictDoNothing();
  // Somebody who erased their account may have opened another with the same address.
  const there = await db
    .select({ id: person.id })
    .from(person)
    .where(isNotNull(person.demo))
    .then((rows) => new Set(rows.map(({ id }) => id)));
  const memberships = persons
    .filter(({ id }) => there.has(id))
    .flatMap(({ id: personId, memberships: theirs }) =>
      theirs.map(({ firm: firmId, ...rest }) => ({ ...rest, personId, firmId })),
    );
  if (memberships.length > 0) await db.insert(membership).values(memberships).onConflictDoNothing();
}

function salt(): string {
  return randomBytes(16).toString('hex');
}
