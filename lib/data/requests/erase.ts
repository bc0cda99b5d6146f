import { eq } from 'drizzle-orm';
import { request } from '@/db/schema';
import { paths } from '../../paths';
import type { AuditEntry } from '../audit';
import { currentCatalogue } from '../catalogue/current';
import type { Context } from '../context';
import { queueMail } from '../mail/queue';
import { lookFor } from '../scope';
import { stateOf } from './scope';
import { namesOf, staffOf } from './tell';

/**
 * In: a firm that is being erased. Tells the institutions of the places that are free again,
 * without saying whose they were. Out: what the
 * audit log says of its requests, which go with it.
 */
export async function eraseRequests(ctx: Context, firm: string): Promise<readonly AuditEntry[]> {
  const gone = await ctx.db.select().from(request).where(eq(request.firmId, firm)).for('update');
  const freed = gone.filter(({ kind, state }) => kind === 'place' && state === 'accepted');
  if (freed.length > 0) {
    const { view } = await currentCatalogue(ctx);
    for (const row of freed) {
      await lookFor(ctx.db, { told: row.institution });
      for (const { email, locale } of await staffOf(ctx, row.institution)) {
        const values = { ...(await namesOf(ctx, view, row, locale)), link: paths.deskRequests() };
        await queueMail(ctx.db, { to: email, locale, kind: 'place_free', values });
      }
    }
    await lookFor(ctx.db, { told: '' });
  }
  return gone.map((row) => ({
    ...{ kind: 'request', id: row.id, salt: row.auditSalt, before: stateOf(row), after: null },
  }));
}
