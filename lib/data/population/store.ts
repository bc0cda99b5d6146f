import { notInArray, sql } from 'drizzle-orm';
import { populationCount } from '@/db/schema';
import { StoreCountsInput } from '../../schemas/population';
import { mutation } from '../mutation';

/** What the counts were made of; the same for all of them, since they are stored at once. */
const ofWhat = {
  catalogueRevision: populationCount.catalogueRevision,
  dataVersion: populationCount.dataVersion,
  asOf: populationCount.asOf,
};

/** Stores what trying all offerings on all firms came to, in the place of what was there. */
export const storeCounts = mutation({
  action: 'population.store',
  input: StoreCountsInput,
  target: async () => ({ draft: null }),
  run: async (ctx, { catalogueRevision, dataVersion, counts }) => {
    const offerings = counts.map(({ offering }) => offering);
    const [before = null] = await ctx.db.select(ofWhat).from(populationCount).limit(1);
    await ctx.db
      .delete(populationCount)
      .where(offerings.length > 0 ? notInArray(populationCount.offering, offerings) : undefined);
    if (counts.length > 0)
      await ctx.db
        .insert(populationCount)
        .values(counts.map((one) => ({ ...one, catalogueRevision, dataVersion, asOf: ctx.today })))
        .onConflictDoUpdate({
          target: populationCount.offering,
          set: {
            catalogueRevision,
            dataVersion,
            asOf: ctx.today,
            met: sql`excluded.met`,
            unmet: sql`excluded.unmet`,
            unknown: sql`excluded.unknown`,
            soleBarriers: sql`excluded.sole_barriers`,
          },
        });
    const result = { offerings: counts.length };
    if (!before && counts.length === 0) return { result, audit: [] };
    const after = counts.length > 0 ? { catalogueRevision, dataVersion, asOf: ctx.today, counts } : null;
    return { result, audit: [{ kind: 'population', id: 'counts', salt: '', before, after }] };
  },
});
