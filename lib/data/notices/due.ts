import 'server-only';
import { and, asc, eq, isNull, ne, or, sql } from 'drizzle-orm';
import { firm, matchRun, noticeState, runMatch, sensitiveRunMatch } from '@/db/schema';
import { type Match, type ToldState, toldNow } from '../../domain/matching';
import type { Context } from '../context';

/** A firm to look at: its last result, and what it was told since. */
export type Due = {
  diagnosticId: string;
  runId: string;
  runSeq: number;
  /** Canonical JSON of what the result was worked out from. */
  input: string;
  /** Null where nothing was told since the result. */
  told: ToldState | null;
};

/**
 * Firms with an account whose last result was not yet looked at under these versions, those first that were looked at
 * longest ago. In: the versions, and how many firms at most.
 */
export async function dueFirms(
  { db }: Context,
  { versions, limit }: { versions: string; limit: number },
): Promise<readonly Due[]> {
  const lastSeq = sql`(
    select max(latest.seq) from ${matchRun} latest where latest.diagnostic_id = ${matchRun.diagnosticId})`;
  const rows = await db
    .select({
      diagnosticId: matchRun.diagnosticId,
      runId: matchRun.id,
      runSeq: matchRun.seq,
      input: matchRun.input,
      ofRun: noticeState.runSeq,
      told: sql<ToldState | null>`${noticeState.told}`,
    })
    .from(firm)
    .innerJoin(matchRun, eq(matchRun.diagnosticId, firm.diagnosticId))
    .leftJoin(noticeState, eq(noticeState.diagnosticId, matchRun.diagnosticId))
    .where(
      and(
        eq(matchRun.seq, lastSeq),
        or(
          isNull(noticeState.runSeq),
          ne(noticeState.runSeq, sql`${matchRun.seq}`),
          ne(noticeState.versions, versions),
        ),
      ),
    )
    .orderBy(sql`${noticeState.versions} asc nulls first`, asc(matchRun.seq))
    .limit(limit);
  return rows.map(({ ofRun, told, ...row }) => ({ ...row, told: ofRun === row.runSeq ? told : null }));
}

/** What a stored result says of each offering, as its owner sees it. */
export async function toldByRun({ db }: Context, runId: string): Promise<ToldState> {
  const match = sql<Match>`match::json`;
  const plain = await db.select({ match }).from(runMatch).where(eq(runMatch.runId, runId));
  const whole = await db.select({ match }).from(sensitiveRunMatch).where(eq(sensitiveRunMatch.runId, runId));
  const matches = [...plain, ...whole].map((row) => row.match);
  return toldNow({}, matches);
}
