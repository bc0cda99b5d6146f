import { type SQL, sql } from 'drizzle-orm';
import { matchRun, runMatch, sensitiveRunMatch } from '@/db/schema';
import type { Match, RankingPolicy } from '../../domain/matching';
import type { InstitutionEntry, OfferingEntry } from '../catalogue/revision';
import { DataError } from '../errors';
import { readingAtOnce } from '../reading';
import { policyAt } from '../reference/policy';
import { type RunHead, readLastRun } from './last-run';
import { latestSummary } from './latest';
import type { FirmSummary } from './summary';

/** One offering explained: what it asks, what was answered, every part of its place, what would change it. */
export type MatchDetail = {
  run: RunHead;
  match: Match;
  /** What the run knew of the firm. */
  firm: FirmSummary;
  /** From 1, among all offerings of the run. */
  position: number;
  entry: OfferingEntry;
  by: InstitutionEntry;
  /** Names of other offerings that a change leads to. */
  others: ReadonlyMap<string, OfferingEntry>;
  /** Weights and thresholds the run used. */
  policy: RankingPolicy;
};

/** One match of the last result, without reading the others. */
export const getMatch = readingAtOnce('run.read', async (ctx, offering: string): Promise<MatchDetail> => {
  // Text from an address: what is no id may also be no text to the database.
  if (!/^[\w.-]{1,64}$/.test(offering)) throw new DataError('not_found', { entity: 'match' });
  // What the owner sees comes first, where it differs.
  const one = (table: SQL, part: number) =>
    sql`select match, position, ${sql.raw(String(part))} as part from ${table} where run_id = ${matchRun.id} and offering = ${offering}`;
  const last = await readLastRun(
    ctx,
    sql<Pick<MatchDetail, 'match' | 'firm' | 'position'> | null>`
      (select json_build_object('match', one.match::json, 'position', one.position + 1,
          'firm', ${latestSummary()} -> 'firm')
        from (${one(sql`${sensitiveRunMatch}`, 1)} union all ${one(sql`${runMatch}`, 2)} order by part limit 1) one)`,
  );
  const entry = last?.view.offerings.get(offering);
  const by = entry && last?.view.institutions.get(entry.offering.institution);
  if (!last?.more || !entry || !by) throw new DataError('not_found', { entity: 'match' });
  const policy = await policyAt(ctx.db, last.head.policyVersion);
  return { run: last.head, ...last.more, entry, by, others: last.view.offerings, policy };
});
