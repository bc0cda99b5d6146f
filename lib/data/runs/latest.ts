import { sql } from 'drizzle-orm';
import { matchRun, runMatch, sensitiveRun, sensitiveRunMatch } from '@/db/schema';
import type { Match, RankingPolicy } from '../../domain/matching';
import type { CatalogueView } from '../catalogue/revision';
import { readingAtOnce } from '../reading';
import { policyAt } from '../reference/policy';
import { type RunHead, readLastRun } from './last-run';
import { allRanked, type RunSummary } from './summary';

export type LatestRun = RunHead & {
  summary: RunSummary;
  /** The catalogue the run used, for names and texts. */
  view: CatalogueView;
  /** Weights and limits the run used, for the sentences that name them. */
  policy: RankingPolicy;
};

/** The last result of the visitor's own diagnostic as the list pages need it; null before the first. */
export const latestRun = readingAtOnce('run.read', async (ctx): Promise<LatestRun | null> => {
  const last = await readLastRun(ctx, latestSummary());
  if (!last) return null;
  const policy = await policyAt(ctx.db, last.head.policyVersion);
  return { ...last.head, summary: last.more, view: last.view, policy };
});

/** The same with every match of the ranking, for a list without end and for paper. */
export const latestRunInFull = readingAtOnce('run.read', async (ctx): Promise<LatestRun | null> => {
  const last = await readLastRun(
    ctx,
    sql<{ summary: RunSummary; matches: readonly Match[] }>`
      json_build_object('summary', ${latestSummary()}, 'matches', ${allMatches()})`,
  );
  if (!last) return null;
  const { summary: best, matches } = last.more;
  const policy = await policyAt(ctx.db, last.head.policyVersion);
  return { ...last.head, summary: { ...best, matches: allRanked(matches) }, view: last.view, policy };
});

/** The summary of the run that is read. What the owner sees comes first, where it differs. */
export function latestSummary() {
  return sql<RunSummary>`
    coalesce((select summary from ${sensitiveRun} where run_id = ${matchRun.id}), ${matchRun.summary})`;
}

function allMatches() {
  return sql`
    (select coalesce(json_agg(one.match::json order by one.position), '[]') from (
      select distinct on (offering) offering, match, position from (
        select offering, match, position, 1 as part from ${sensitiveRunMatch} where run_id = ${matchRun.id}
        union all
        select offering, match, position, 2 as part from ${runMatch} where run_id = ${matchRun.id}
      ) both_parts order by offering, part) one)`;
}
