import { sql } from 'drizzle-orm';
import { matchRun, sensitiveRun } from '@/db/schema';
import type { CatalogueView } from '../catalogue/revision';
import { reading } from '../reading';
import { type RunHead, readLastRun } from './last-run';
import type { RunSummary } from './summary';

export type LatestRun = RunHead & {
  summary: RunSummary;
  /** The catalogue the run used, for names and texts. */
  view: CatalogueView;
};

/** The last result of the visitor's own diagnostic as the list pages need it; null before the first. */
export const latestRun = reading('run.read', async (ctx): Promise<LatestRun | null> => {
  const last = await readLastRun(
    ctx,
    sql<RunSummary>`
    coalesce((select summary from ${sensitiveRun} where run_id = ${matchRun.id}), ${matchRun.summary})`,
  );
  return last && { ...last.head, summary: last.more, view: last.view };
});
