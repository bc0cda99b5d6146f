import { eq } from 'drizzle-orm';
import { session } from '@/db/schema';
import { EndSessionInput } from '../../schemas/account';
import { mutation } from '../mutation';
import { lockOwnSession } from './own';

/** Signs out another browser of one's own, or this one. */
export const endSession = mutation({
  action: 'account.endSession',
  input: EndSessionInput,
  target: (ctx, { session: named }) => lockOwnSession(ctx, named),
  run: async (ctx, _, { id, audit }) => {
    await ctx.db.delete(session).where(eq(session.id, id));
    return { result: undefined, audit: [audit] };
  },
});
