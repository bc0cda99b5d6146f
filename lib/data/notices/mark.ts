import { and, eq, inArray } from 'drizzle-orm';
import { notice } from '@/db/schema';
import { MarkNoticesInput } from '../../schemas/kept';
import { DataError } from '../errors';
import { mutation } from '../mutation';
import { lockOwnSaved } from '../saved/own';

/** Marks notices of the firm as read or not. */
export const markNotices = mutation({
  action: 'notice.change',
  input: MarkNoticesInput,
  target: lockOwnSaved,
  run: async (ctx, { notices, read }, { own }) => {
    const named = and(eq(notice.diagnosticId, own.id), inArray(notice.id, notices));
    // Another's and one that never was answer alike.
    if ((await ctx.db.$count(notice, named)) === 0) throw new DataError('not_found', { entity: 'notice' });
    const changed = await ctx.db
      .update(notice)
      .set({ read })
      .where(and(named, eq(notice.read, !read)))
      .returning({ id: notice.id });
    if (changed.length === 0) return { result: undefined, audit: [] };
    const ids = changed.map(({ id }) => id).toSorted();
    const entry = { kind: 'diagnostic', id: own.id, salt: own.auditSalt };
    return {
      result: undefined,
      audit: [{ ...entry, before: { notices: ids, read: !read }, after: { notices: ids, read } }],
    };
  },
});
