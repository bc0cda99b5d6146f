import 'server-only';
import { and, inArray, isNull, lt, sql } from 'drizzle-orm';
import { mail } from '@/db/schema';
import { GiveUpMailInput } from '../../schemas/mail';
import type { Context } from '../context';
import { mutation } from '../mutation';

/** A few at a time, so that no transaction holds the audit chain for long. */
const AT_ONCE = 200;
/** By then the links in it lead nowhere, and the person has asked again. */
const TRIED_FOR = sql`interval '3 days'`;

const giveUpSome = mutation({
  action: 'mail.deliver',
  input: GiveUpMailInput,
  target: async () => ({}),
  run: async (ctx) => {
    const old = await ctx.db
      .select({ id: mail.id })
      .from(mail)
      .where(and(isNull(mail.sentAt), isNull(mail.failedAt), lt(mail.createdAt, sql`now() - ${TRIED_FOR}`)))
      .limit(AT_ONCE)
      .for('update', { skipLocked: true });
    const ids = old.map(({ id }) => id);
    if (ids.length > 0)
      await ctx.db.update(mail).set({ failedAt: sql`now()`, content: null }).where(inArray(mail.id, ids));
    return {
      result: ids.length,
      audit: ids.map((id) => ({
        kind: 'mail',
        id,
        salt: id,
        before: { failed: false },
        after: { failed: true },
      })),
    };
  },
});

/** Ends the attempts at mails that could not be delivered for days. Out: how many. */
export async function giveUpOldMail(ctx: Context): Promise<number> {
  let all = 0;
  for (let some = AT_ONCE; some === AT_ONCE; all += some) some = await giveUpSome(ctx, {});
  return all;
}
