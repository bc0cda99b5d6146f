import { z } from 'zod';
import type { Entity, FactValue } from '../rules';

// Infinity is written as 1e999, which zod's own number refuses.
const number = z.custom<number>((value) => typeof value === 'number');
const open = z.literal(true).exactOptional();
const words = z.array(z.string());
const eventSchema = z.strictObject({ code: z.string(), lo: number, hi: number });

const factValueSchema: z.ZodType<FactValue> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('unknown') }),
    z.strictObject({ kind: z.literal('values'), values: words }),
    z.strictObject({ kind: z.literal('range'), lo: number, hi: number, unit: z.string().exactOptional() }),
    z.strictObject({ kind: z.literal('set'), members: words, open }),
    z.strictObject({ kind: z.literal('flag'), value: z.boolean() }),
    z.strictObject({ kind: z.literal('events'), events: z.array(eventSchema), open }),
    z.strictObject({ kind: z.literal('entities'), entities: z.array(entitySchema), open }),
  ]),
);
const entitySchema: z.ZodType<Entity> = z.record(z.string(), factValueSchema);

const width = z.literal([1, 2, 4]);

/** What a snapshot says of itself before its columns; the columns follow in this order. */
export const snapshotHeaderSchema = z.strictObject({
  /** Version of the form; another form is not read. */
  form: z.literal(1),
  /** What the columns were made from, such as a revision and the day. */
  dataVersion: z.string(),
  rows: z.int().nonnegative(),
  ids: z.strictObject({
    characters: z.int().nonnegative(),
    width: z.literal([1, 2]),
    count: z.int().nonnegative(),
  }),
  columns: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('number'), fact: z.string(), units: z.array(z.string().nullable()) }),
      z.strictObject({ kind: z.literal('codes'), fact: z.string(), width, values: z.array(factValueSchema) }),
    ]),
  ),
});

/** The header of a snapshot. */
export type SnapshotHeader = z.infer<typeof snapshotHeaderSchema>;
