import { and, desc, eq, gt, sql } from 'drizzle-orm';
import { session } from '@/db/schema';
import { personOf } from '../context';
import { iso } from '../diagnostics/state';
import { reading } from '../reading';
import { sessionOf } from './own';
import { IDLE_MINUTES } from './sessions';

/** Where one is signed in, the browser that asks first. */
export const listSessions = reading('account.read', async (ctx) => {
  const own = sessionOf(ctx.actor);
  const rows = await ctx.db
    .select({
      id: session.id,
      device: session.device,
      since: iso(sql`${session.createdAt}`),
      seenAt: iso(sql`${session.seenAt}`),
      isThis: sql<boolean>`${session.id} = ${own}`,
    })
    .from(session)
    .where(
      and(
        eq(session.personId, personOf(ctx.actor) ?? ''),
        gt(session.expiresAt, sql`now()`),
        // The longest that any may rest: which of them are staff's makes no difference to their owner.
        sql`${session.seenAt} > now() - make_interval(mins => ${IDLE_MINUTES.firm})`,
      ),
    )
    .orderBy(desc(session.seenAt));
  return rows.toSorted((a, b) => Number(b.isThis) - Number(a.isThis));
});
