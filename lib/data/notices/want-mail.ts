import { and, eq } from 'drizzle-orm';
import { noticeReader } from '@/db/schema';
import { NoticeMailInput } from '../../schemas/kept';
import { personOf } from '../context';
import { mutation } from '../mutation';
import { lockOwnSaved } from '../saved/own';

/** Whether who asks gets a mail when there are new notices of the firm. */
export const wantNoticeMail = mutation({
  action: 'notice.change',
  input: NoticeMailInput,
  target: lockOwnSaved,
  run: async (ctx, { wanted }, { own }) => {
    const personId = personOf(ctx.actor) ?? '';
    const mine = and(eq(noticeReader.diagnosticId, own.id), eq(noticeReader.personId, personId));
    const before = (await ctx.db.$count(noticeReader, mine)) > 0;
    if (before === wanted) return { result: undefined, audit: [] };
    if (wanted) await ctx.db.insert(noticeReader).values({ diagnosticId: own.id, personId });
    else await ctx.db.delete(noticeReader).where(mine);
    const entry = { kind: 'diagnostic', id: own.id, salt: own.auditSalt };
    const said = (mails: boolean) => ({ noticeMails: { person: personId, wanted: mails } });
    return { result: undefined, audit: [{ ...entry, before: said(before), after: said(wanted) }] };
  },
});
