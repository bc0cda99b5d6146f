import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm';
import { membership, person, signInLink } from '@/db/schema';
import { personOf } from '../context';
import { iso } from '../diagnostics/state';
import { DataError } from '../errors';
import { reading } from '../reading';

/** Who works for the firm, and who has been asked to and has not answered yet. */
export const listMembers = reading('firm.read', async ({ db, actor }) => {
  if (!('firm' in actor)) throw new DataError('forbidden', { entity: 'firm' });
  const members = await db
    .select({
      membership: membership.id,
      name: person.name,
      email: person.email,
      role: membership.role,
      since: iso(sql`${membership.since}`),
      isOneself: sql<boolean>`${person.id} = ${personOf(actor)}`,
    })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .where(and(eq(membership.firmId, actor.firm), isNull(membership.endedAt)))
    .orderBy(asc(membership.since), asc(membership.id));
  const invitations = await db
    .select({ email: signInLink.email, role: signInLink.role, expiresAt: iso(sql`${signInLink.expiresAt}`) })
    .from(signInLink)
    .where(
      and(
        ...[eq(signInLink.firmId, actor.firm), eq(signInLink.purpose, 'invitation')],
        ...[isNull(signInLink.usedAt), gt(signInLink.expiresAt, sql`now()`)],
      ),
    )
    .orderBy(asc(signInLink.createdAt));
  return { members, invitations };
});
