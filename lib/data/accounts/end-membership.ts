import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm';
import { membership, person } from '@/db/schema';
import { EndMembershipInput } from '../../schemas/account';
import { DataError } from '../errors';
import { mutation } from '../mutation';
import { lockOwnBody, ofOwnBody } from './own';

/**
 * Somebody no longer works for the firm or the institution; what they do next is refused. The last who decides about
 * its people stays: a firm can be erased. Seats on a board are not given here, and not taken away.
 */
export const endMembership = mutation({
  action: 'people.change',
  input: EndMembershipInput,
  target: lockOwnBody,
  run: async (ctx, { membership: id }, { firm, institution, member }) => {
    // Locked in one order, so that of two who end each other one is first.
    const rows = await ctx.db
      .select({ id: membership.id, person: membership.personId, role: membership.role })
      .from(membership)
      .where(
        and(ofOwnBody(membership, ctx.actor), isNull(membership.endedAt), ne(membership.role, 'seat_holder')),
      )
      .orderBy(asc(membership.id))
      .for('update');
    const ending = rows.find((row) => row.id === id);
    const heads = rows.filter(({ role }) => role === ctx.actor.kind);
    // Of another, ended already, or never there; or the one who asks has just been shut out.
    if (!ending || !heads.some((row) => row.person === member.id))
      throw new DataError('not_found', { entity: 'membership' });
    if (heads.length === 1 && heads[0]?.id === id) throw new DataError('conflict', { entity: 'owner' });
    await ctx.db.update(membership).set({ endedAt: sql`now()` }).where(eq(membership.id, id));
    const [salted] = await ctx.db
      .select({ salt: person.auditSalt })
      .from(person)
      .where(eq(person.id, ending.person));
    const before = { firm, institution, person: ending.person, role: ending.role };
    const after = { ...before, ended: true };
    return {
      result: undefined,
      audit: [{ kind: 'membership', id, salt: salted?.salt ?? '', before, after }],
    };
  },
});
