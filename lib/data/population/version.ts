import { sql } from 'drizzle-orm';
import { populationFirm } from '@/db/schema';
import type { Context } from '../context';
import { reading } from '../reading';

/** How many firms there are, and a text that is another one whenever their facts are. */
export type PopulationVersion = { firms: number; version: string };

/** In: who asks. Out: the version of the population's data, by which a snapshot is known to be of today. */
export const populationVersion = reading(
  'population.read',
  async (ctx: Context): Promise<PopulationVersion> => {
    const [row] = await ctx.db
      .select({
        firms: sql<number>`count(*)::int`,
        last: sql<string>`coalesce(max(${populationFirm.written}), 0)::text`,
        // Ids of firms are random, so the sum also tells one database from another.
        sum: sql<string>`coalesce(sum(hashtextextended(${populationFirm.firm}::text, ${populationFirm.written})::numeric), 0)::text`,
      })
      .from(populationFirm);
    const { firms = 0, last = '0', sum = '0' } = row ?? {};
    return { firms, version: `${firms}.${last}.${sum}` };
  },
);
