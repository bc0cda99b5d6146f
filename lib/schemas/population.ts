import { z } from 'zod';

/** Results after that one, by the order in which they were stored. */
export const RefreshPopulationInput = z.strictObject({ after: z.int().nonnegative() });

const count = z.int().nonnegative();

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** Columns of the firms that agreed to be counted, in parts, and the version of the data they were made from. */
export const StorePreparedInput = z.strictObject({
  dataVersion: z.string().min(1).max(200),
  parts: z.array(
    z.strictObject({
      firms: count,
      columns: z.array(z.strictObject({ fact: z.string().min(1).max(120), content: bytes })),
    }),
  ),
});

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
