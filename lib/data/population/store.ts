import { notInArray, sql } from 'drizzle-orm';
import { populationCount } from '@/db/schema';
import { StoreCountsInput } from '../../schemas/population';
import { mutation } from '../mutation';

/** Stores what trying all offerings on all firms came to, in the place of what was there. */
export const storeCounts = mutation({
  action: 'population.store',
  input: StoreCountsInput,
  target: async () => ({ draft: null }),
  run: async (ctx, { catalogueRevision, dataVersion, counts }) => {
    const offerings = counts.map(({ offering }) => offering);
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
    // Figures worked out from rows that have their own entries in the audit log.
    return { result: { offerings: counts.length }, audit: [] };
  },
});
