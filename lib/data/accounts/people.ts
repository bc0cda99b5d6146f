import 'server-only';
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { firm, membership, person } from '@/db/schema';
import { FIRM_ROLES } from '../../domain/people';
import type { AuditEntry } from '../audit';
import { isDemo } from '../demo';

export type Person = typeof person.$inferSelect;

/** May sign in: not suspended, and not made for the demonstration unless this is one. */
export function mayEnter(): SQL | undefined {
  return and(isNull(person.suspendedAt), isDemo() ? undefined : isNull(person.demo));
}

/** Locked, so that changes to one person happen one after the other. */
export async function lockPerson(tx: Database, id: string): Promise<Person | null> {
  const [row] = await tx
    .select()
    .from(person)
    .where(and(eq(person.id, id), mayEnter()))
    .for('update');
  return row ?? null;
}

export async function personByEmail(tx: Database, email: string): Promise<Person | null> {
  // An address that cannot be one is asked for all the same, so that it takes as long.
  const [row] = await tx
    .select()
    .from(person)
    .where(and(eq(person.email, email), mayEnter()));
  return row ?? null;
}

/** Whether a person decides about others anywhere, and the names of their firms. */
export async function rolesOf(
  tx: Database,
  id: string,
): Promise<{ isStaff: boolean; firms: readonly string[] }> {
  const rows = await tx
    .select({ role: membership.role, firm: firm.name })
    .from(membership)
    .leftJoin(firm, eq(firm.id, membership.firmId))
    .where(and(eq(membership.personId, id), isNull(membership.endedAt)));
  return {
    isStaff: rows.some(({ role }) => !FIRM_ROLES.some((one) => one === role)),
    firms: rows.flatMap((row) => row.firm ?? []),
  };
}

/** In: what was done to a person. The row itself stays out of the log but for a salted hash. */
export function aboutPerson(
  { id, auditSalt }: Pick<Person, 'id' | 'auditSalt'>,
  before: unknown,
  after: unknown,
): AuditEntry {
  return { kind: 'person', id, salt: auditSalt, before, after };
}

/** Counted, so that two who change one person see each other. */
export const nextVersion = sql`${person.version} + 1`;
