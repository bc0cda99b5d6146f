import { inArray, lt, sql } from 'drizzle-orm';
import { codeAttempt, diagnostic } from '@/db/schema';
import { PurgeInput } from '../../schemas/diagnostic';
import type { Context } from '../context';
import { mutation } from '../mutation';

/** A few at a time, so that no transaction holds the audit chain for long. */
const AT_ONCE = 200;

const purgeSome = mutation({
  action: 'diagnostic.purge',
  input: PurgeInput,
  target: async () => ({ draft: null }),
  run: async (ctx) => {
    const expired = ctx.db
      .select({ id: diagnostic.id })
      .from(diagnostic)
      .where(lt(diagnostic.expiresAt, sql`now()`))
      .limit(AT_ONCE)
      .for('update', { skipLocked: true });
    const gone = await ctx.db
      .delete(diagnostic)
      .where(inArray(diagnostic.id, expired))
      .returning({ id: diagnostic.id, salt: diagnostic.auditSalt, version: diagnostic.version });
    await ctx.db.delete(codeAttempt).where(lt(codeAttempt.since, sql`now() - interval '1 day'`));
    return {
      result: gone.length,
      audit: gone.map(({ id, salt, version }) => ({
        kind: 'diagnostic',
        id,
        salt,
        before: { version },
        after: null,
      })),
    };
  },
});

/** Deletes every diagnostic whose time is over. Safe to run at the same time on several servers. */
export async function purgeExpiredDiagnostics(ctx: Context): Promise<{ deleted: number }> {
  let deleted = 0;
  for (let some = await purgeSome(ctx, {}); some > 0; some = await purgeSome(ctx, {})) deleted += some;
  return { deleted };
}
