import { eq } from 'drizzle-orm';
import { session } from '@/db/schema';
import { NoInput } from '../../schemas/account';
import { mutation } from '../mutation';
import { lockOwnSession } from './own';

/** Ends the session of this browser. */
export const signOut = mutation({
  action: 'account.endSession',
  input: NoInput,
  target: (ctx) => lockOwnSession(ctx),
  run: async (ctx, _, { id, audit }) => {
    await ctx.db.delete(session).where(eq(session.id, id));
    return { result: undefined, audit: [audit] };
  },
});
