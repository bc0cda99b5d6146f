import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { deskSetting, membership } from '@/db/schema';
import { SetPublishingInput } from '../../schemas/offering';
import { lockOwnBody } from '../accounts/own';
import { type Context, personOf } from '../context';
import { type Change, mutation } from '../mutation';
import { hasTwoPeople } from './desk-setting';

/** `alone`: nobody else works at the desk, so that nothing could be published any more; nothing was stored. */
export type PublishingSet = { outcome: 'set' | 'alone' };

/** Says whether an offering of the institution is published by one person or by two. */
export const setPublishing = mutation({
  action: 'desk.change',
  input: SetPublishingInput,
  target: lockOwnBody,
  run: async (ctx, { twoPeople }, { institution }): Promise<Change<PublishingSet>> => {
    const before = await hasTwoPeople(ctx);
    if (before === twoPeople || institution === null) return { result: { outcome: 'set' }, audit: [] };
    if (twoPeople && (await peopleAtDesk(ctx, institution)) < 2)
      return { result: { outcome: 'alone' }, audit: [] };
    const set = { twoPeople, changedBy: personOf(ctx.actor) ?? '' };
    await ctx.db
      .insert(deskSetting)
      .values({ institution, ...set })
      .onConflictDoUpdate({ target: deskSetting.institution, set: { ...set, changedAt: sql`now()` } });
    return {
      result: { outcome: 'set' },
      audit: [
        {
          ...{ kind: 'desk_setting', id: institution, salt: institution },
          ...{ before: { twoPeople: before }, after: { twoPeople } },
        },
      ],
    };
  },
});

async function peopleAtDesk({ db }: Context, institution: string): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(distinct ${membership.personId})::int` })
    .from(membership)
    .where(
      and(
        eq(membership.institution, institution),
        inArray(membership.role, ['programme_officer', 'institution_admin']),
        isNull(membership.endedAt),
      ),
    );
  return row?.count ?? 0;
}
