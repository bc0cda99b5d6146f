import { eq, sql } from 'drizzle-orm';
import { person } from '@/db/schema';
import { SuspendPersonInput } from '../../schemas/account';
import { DataError } from '../errors';
import { type Change, mutation } from '../mutation';
import { goOnFor, lookFor } from '../scope';
import { endLinksOf } from './links';
import { aboutPerson, nextVersion } from './people';
import { endSessionsOf } from './sessions';

/** `already`: it was so before, and nothing was done. `sessions`: how many were ended. */
export type Suspended = { outcome: 'suspended' | 'lifted' | 'already'; sessions: number };

/**
 * Shuts somebody out, or lets them in again; for whoever runs the server. Sessions and links that waited are gone for
 * good, so that none of them comes alive when it is lifted. What they did stays.
 */
export const suspendPerson = mutation({
  action: 'person.suspend',
  input: SuspendPersonInput,
  target: async () => ({}),
  run: async (ctx, { email, lift }): Promise<Change<Suspended>> => {
    await lookFor(ctx.db, { email });
    const [found] = await ctx.db.select().from(person).where(eq(person.email, email)).for('update');
    if (!found) throw new DataError('not_found', { entity: 'person' });
    if ((found.suspendedAt === null) === lift)
      return { result: { outcome: 'already', sessions: 0 }, audit: [] };
    await goOnFor(ctx.db, { person: found.id });
    const suspendedAt = lift ? null : sql`now()`;
    await ctx.db.update(person).set({ suspendedAt, version: nextVersion }).where(eq(person.id, found.id));
    const sessions = lift ? 0 : await endSessionsOf(ctx.db, found.id);
    if (!lift) await endLinksOf(ctx.db, found);
    const before = { version: found.version, suspended: lift };
    const after = { version: found.version + 1, suspended: !lift };
    return {
      result: { outcome: lift ? 'lifted' : 'suspended', sessions },
      audit: [aboutPerson(found, before, after)],
    };
  },
});
