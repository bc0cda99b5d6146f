import { asc } from 'drizzle-orm';
import { populationCount } from '@/db/schema';
import type { Context } from '../context';
import { reading } from '../reading';

export type PopulationCounts = readonly (typeof populationCount.$inferSelect)[];

/** In: who asks. Out: the counts of every offering as they were last stored. */
export const populationCounts = reading(
  'population.read',
  (ctx: Context): Promise<PopulationCounts> =>
    ctx.db.select().from(populationCount).orderBy(asc(populationCount.offering)),
);
