import { and, eq, isNull, sql } from 'drizzle-orm';
import { membership } from '@/db/schema';
import { EndMembershipInput } from '../../schemas/account';
import { DataError } from '../errors';
import { mutation } from '../mutation';
import { lockOwnFirm } from './own';

/** Somebody no longer works for the firm; what they do next is refused. The last owner stays: the firm can be erased. */
export const endMembership = mutation({
  action: 'firm.change',
  input: EndMembershipInput,
  target: lockOwnFirm,
  run: async (ctx, { membership: id }, { own }) => {
    const held = and(eq(membership.firmId, own.id), isNull(membership.endedAt));
    const rows = await ctx.db
      .select({ id: membership.id, person: membership.personId, role: membership.role })
      .from(membership)
      .where(held)
      .for('update');
    const ending = rows.find((row) => row.id === id);
    // Of another firm, ended already, or never there.
    if (!ending) throw new DataError('not_found', { entity: 'membership' });
    const isLastOwner =
      ending.role === 'firm_owner' && rows.filter((row) => row.role === 'firm_owner').length === 1;
    if (isLastOwner) throw new DataError('conflict', { entity: 'owner' });
    await ctx.db.update(membership).set({ endedAt: sql`now()` }).where(eq(membership.id, id));
    const about = { firm: own.id, person: ending.person, role: ending.role };
    return {
      result: undefined,
      audit: [
        { kind: 'membership', id, salt: own.auditSalt, before: about, after: { ...about, ended: true } },
      ],
    };
  },
});
