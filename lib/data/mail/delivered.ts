import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { mail } from '@/db/schema';
import { TakenMailInput } from '../../schemas/mail';
import { mutation } from '../mutation';

/** Notes that a mail is on its way, and drops what stood in it. Out: false where that was noted before. */
export const mailDelivered = mutation({
  action: 'mail.deliver',
  input: TakenMailInput,
  target: async () => ({}),
  run: async (ctx, { id }) => {
    // Whichever attempt it was: once delivered, it must not be sent again.
    const gone = await ctx.db
      .update(mail)
      .set({ sentAt: sql`now()`, failedAt: null, content: null })
      .where(and(eq(mail.id, id), isNull(mail.sentAt)))
      .returning({ id: mail.id });
    return {
      result: gone.length > 0,
      // Nothing personal is hashed, so the id is salt enough.
      audit: gone.map((row) => ({
        kind: 'mail',
        id: row.id,
        salt: row.id,
        before: { sent: false },
        after: { sent: true },
      })),
    };
  },
});
