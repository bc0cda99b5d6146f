import { and, count, desc, eq, sql } from 'drizzle-orm';
import { diagnostic, notice, noticeReader } from '@/db/schema';
import type { Because, RankingPolicy } from '../../domain/matching';
import type { Locale, MatchStatus } from '../../domain/vocabulary';
import { NOTICES_SHOWN } from '../../schemas/kept';
import { currentCatalogue } from '../catalogue/current';
import { offeringNames } from '../catalogue/last-known';
import type { CatalogueView } from '../catalogue/revision';
import { personOf } from '../context';
import { ownDiagnostic } from '../diagnostics/scope';
import { iso } from '../diagnostics/state';
import { reading } from '../reading';
import { policyAt } from '../reference/policy';

export type Notice = {
  id: string;
  offering: string;
  before: MatchStatus;
  after: MatchStatus;
  because: Because;
  at: string;
  read: boolean;
};

export type NoticeList = {
  /** Newest first. */
  rows: readonly Notice[];
  /** Whether who asks wants a mail about them. */
  wantsMail: boolean;
  nameOf: (offering: string, locale: Locale) => string;
  /** The catalogue of today and its policy, for the sentences that name what stands in them. */
  view: CatalogueView;
  policy: RankingPolicy;
};

/** The newest notices of the firm. */
export const listNotices = reading('notice.read', async (ctx): Promise<NoticeList> => {
  const rows = await ctx.db
    .select({
      id: notice.id,
      offering: notice.offering,
      before: notice.before,
      after: notice.after,
      because: sql<Because>`${notice.because}`,
      at: iso(sql`${notice.createdAt}`),
      read: notice.read,
    })
    .from(notice)
    .innerJoin(diagnostic, eq(diagnostic.id, notice.diagnosticId))
    .where(ownDiagnostic(ctx.actor))
    .orderBy(desc(notice.createdAt), desc(notice.id))
    .limit(NOTICES_SHOWN);
  const wanted = await ctx.db
    .select({ since: noticeReader.since })
    .from(noticeReader)
    .innerJoin(diagnostic, eq(diagnostic.id, noticeReader.diagnosticId))
    .where(and(ownDiagnostic(ctx.actor), eq(noticeReader.personId, personOf(ctx.actor) ?? '')));
  const nameOf = await offeringNames(
    ctx,
    rows.map(({ offering }) => offering),
  );
  const { view, policy } = await currentCatalogue(ctx);
  return { rows, wantsMail: wanted.length > 0, nameOf, view, policy: await policyAt(ctx.db, policy) };
});

/** How many notices of the firm nobody has read yet. */
export const countUnreadNotices = reading('notice.read', async (ctx): Promise<number> => {
  const [row] = await ctx.db
    .select({ unread: count() })
    .from(notice)
    .innerJoin(diagnostic, eq(diagnostic.id, notice.diagnosticId))
    .where(and(ownDiagnostic(ctx.actor), eq(notice.read, false)));
  return row?.unread ?? 0;
});
