import { eq } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { rankingPolicy } from '@/db/schema';
import { type RankingPolicy, rankingPolicySchema } from '../../domain/matching';
import { DataError } from '../errors';
import { keptByKey } from './kept';

const policies = keptByKey<RankingPolicy>(4);

/** A version of the ranking policy; versions never change. */
export function policyAt(db: Database, version: string): Promise<RankingPolicy> {
  return policies(version, async () => {
    const [row] = await db
      .select({ definition: rankingPolicy.definition })
      .from(rankingPolicy)
      .where(eq(rankingPolicy.version, version));
    if (!row) throw new DataError('not_found', { entity: 'ranking policy' });
    return rankingPolicySchema.parse(row.definition);
  });
}
