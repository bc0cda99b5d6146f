import { z } from 'zod';

/** Results after that one, by the order in which they were stored. */
export const RefreshPopulationInput = z.strictObject({ after: z.int().nonnegative() });

const count = z.int().nonnegative();

/** What trying the rules of all offerings on all firms came to. */
export const StoreCountsInput = z.strictObject({
  catalogueRevision: z.int().positive(),
  dataVersion: z.string().min(1).max(200),
  counts: z.array(
    z.strictObject({
      offering: z.string().min(1).max(80),
      met: count,
      unmet: count,
      unknown: count,
      soleBarriers: z.record(z.string(), count),
    }),
  ),
});
