import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { mail } from '@/db/schema';
import { TakenMailInput } from '../../schemas/mail';
import { mutation } from '../mutation';

/** 1, 2, 4, 8 … minutes, up to six hours. */
const PAUSE = sql`least(interval '6 hours', interval '1 minute' * power(2, least(${mail.attempts} - 1, 10)))`;

/** After an attempt that failed: when the next one may be. */
export const postponeMail = mutation({
  action: 'mail.deliver',
  input: TakenMailInput,
  target: async () => ({}),
  run: async (ctx, { id, attempt }) => {
    await ctx.db
      .update(mail)
      .set({ dueAt: sql`now() + ${PAUSE}` })
      // Another worker may hold it by now.
      .where(and(eq(mail.id, id), eq(mail.attempts, attempt), isNull(mail.sentAt)));
    return { result: null, audit: [] };
  },
});
