import { and, eq, isNull } from 'drizzle-orm';
import { membership } from '@/db/schema';
import { ActAsInput } from '../../schemas/account';
import { type Context, personOf } from '../context';
import { DataError } from '../errors';
import { mutation } from '../mutation';
import { lockOwnSession } from './own';
import { renewToken } from './sessions';

/** Acts as another of one's own roles, with another token: the one before opens nothing any more. */
export const actAs = mutation({
  action: 'account.actAs',
  input: ActAsInput,
  target: async (ctx, { membership: chosen }) => {
    await requireOwn(ctx, chosen);
    return lockOwnSession(ctx);
  },
  run: async (ctx, { membership: chosen }, { id, audit }) => {
    const token = await renewToken(ctx.db, id, chosen);
    return { result: { token }, audit: [{ ...audit, after: { membership: chosen } }] };
  },
});

async function requireOwn({ db, actor }: Context, chosen: string): Promise<void> {
  const own = and(eq(membership.id, chosen), eq(membership.personId, personOf(actor) ?? ''));
  const [row] = await db
    .select({ id: membership.id })
    .from(membership)
    .where(and(own, isNull(membership.endedAt)))
    .for('share');
  // Somebody else's, one that has ended and one that never was answer alike.
  if (!row) throw new DataError('not_found', { entity: 'membership' });
}
