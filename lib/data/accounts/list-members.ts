import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm';
import { membership, person, signInLink } from '@/db/schema';
import { personOf } from '../context';
import { iso } from '../diagnostics/state';
import { reading } from '../reading';
import { ofOwnBody } from './own';

/** Who works for the firm or the institution, and who has been asked to and has not answered yet. */
export const listMembers = reading('people.read', async ({ db, actor }) => {
  const members = await db
    .select({
      membership: membership.id,
      name: person.name,
      email: person.email,
      role: membership.role,
      since: iso(sql`${membership.since}`),
      isOneself: sql<boolean>`${person.id} = ${personOf(actor)}`,
      /** By those who decide about people, who let each other out, and have no say about a board. */
      canBeEnded: sql<boolean>`${person.id} <> ${personOf(actor)} and ${membership.role} <> 'seat_holder'`,
    })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .where(and(ofOwnBody(membership, actor), isNull(membership.endedAt)))
    .orderBy(asc(membership.since), asc(membership.id));
  const invitations = await db
    .select({ email: signInLink.email, role: signInLink.role, expiresAt: iso(sql`${signInLink.expiresAt}`) })
    .from(signInLink)
    .where(
      and(
        ...[ofOwnBody(signInLink, actor), eq(signInLink.purpose, 'invitation')],
        ...[isNull(signInLink.usedAt), gt(signInLink.expiresAt, sql`now()`)],
      ),
    )
    .orderBy(asc(signInLink.createdAt));
  return { members, invitations };
});
