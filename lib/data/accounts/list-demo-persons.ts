import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { firm, membership, person } from '@/db/schema';
import type { MembershipRole } from '../../domain/people';
import { isDemo } from '../demo';
import { reading } from '../reading';
import { goOnFor, lookFor } from '../scope';

export type DemoPerson = {
  key: string;
  name: string;
  memberships: readonly { role: MembershipRole; firm: string | null; institution: string | null }[];
};

/** Whom one can be in the demonstration; nobody where this is none. */
export const listDemoPersons = reading('account.signIn', async ({ db }): Promise<readonly DemoPerson[]> => {
  if (!isDemo()) return [];
  await lookFor(db, { demo: 'listed' });
  const people = await db
    .select({ id: person.id, key: person.demo, name: person.name })
    .from(person)
    .where(and(isNotNull(person.demo), isNull(person.suspendedAt)))
    .orderBy(asc(person.id));
  const listed: DemoPerson[] = [];
  for (const { id, key, name } of people) {
    await goOnFor(db, { person: id });
    const memberships = await db
      .select({ role: membership.role, firm: firm.name, institution: membership.institution })
      .from(membership)
      .leftJoin(firm, eq(firm.id, membership.firmId))
      .where(and(eq(membership.personId, id), isNull(membership.endedAt)))
      .orderBy(asc(membership.id));
    listed.push({ key: key ?? '', name, memberships });
  }
  return listed;
});
