import { desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { populationColumn, populationFirm, populationPart, sensitiveAnswer } from '@/db/schema';
import { StorePreparedInput } from '../../schemas/population';
import type { Context } from '../context';
import { DataError } from '../errors';
import { mutation } from '../mutation';
import { reading } from '../reading';
import { populationVersion } from './version';

/** What stands ready for the desks: which data it was made from, and whether it is made anew where the data are others. */
export type PreparedVersion = { version: string; isOld: boolean };

/** While firms only join, what was made of many of them stands for a while: to make it anew is work then. */
const MANY = 20_000;
const KEPT = sql`interval '10 minutes'`;

/** Null where nothing stands ready, because none was made yet or a firm has left. */
export const preparedVersion = reading(
  'population.read',
  async (ctx: Context): Promise<PreparedVersion | null> => {
    const [row] = await ctx.db
      .select({
        version: populationPart.dataVersion,
        isOld: sql<boolean>`${populationPart.firms} < ${MANY} or ${populationPart.madeAt} < now() - ${KEPT}`,
      })
      .from(populationPart)
      .limit(1);
    return row ?? null;
  },
);

const answered = z.object({ state: z.literal('answered'), value: z.array(z.string()) });

/** In: who asks. Out: the groups that lead each firm of the population, where it said so. They stand beside no other answer. */
export const leadGroups = reading(
  'population.read',
  async (ctx: Context): Promise<ReadonlyMap<string, readonly string[]>> => {
    const rows = await ctx.db
      .selectDistinctOn([sensitiveAnswer.diagnosticId], {
        firm: sensitiveAnswer.diagnosticId,
        answer: sensitiveAnswer.answer,
      })
      .from(sensitiveAnswer)
      .innerJoin(populationFirm, eq(populationFirm.firm, sensitiveAnswer.diagnosticId))
      .where(eq(sensitiveAnswer.fact, 'people.lead_group'))
      .orderBy(sensitiveAnswer.diagnosticId, desc(sensitiveAnswer.id));
    const said = rows.flatMap(({ firm, answer }) => {
      const { data } = answered.safeParse(answer);
      return data ? [[firm, data.value] as const] : [];
    });
    return new Map(said);
  },
);

/**
 * Puts columns in the place of those that stand ready. Refused where the firms are others by now: whoever has left in
 * the meantime is waited for, and whoever leaves later takes away what is stored here.
 */
export const storePrepared = mutation({
  action: 'population.store',
  input: StorePreparedInput,
  target: async (ctx) => {
    await ctx.db.execute(sql`select pg_advisory_xact_lock(7204316)`);
    return { draft: null };
  },
  run: async (ctx, { dataVersion, parts }) => {
    const { version } = await populationVersion(ctx);
    if (version !== dataVersion) throw new DataError('conflict', { entity: 'population' });
    const [before = null] = await ctx.db
      .delete(populationPart)
      .returning({ dataVersion: populationPart.dataVersion });
    // Where there is nobody, an empty part says so.
    const stored = parts.length > 0 ? parts : [{ firms: 0, columns: [] }];
    for (const [part, { firms, columns }] of stored.entries()) {
      await ctx.db.insert(populationPart).values({ part, firms, dataVersion });
      for (const { fact, content } of columns)
        await ctx.db.insert(populationColumn).values({ part, fact, content });
    }
    const after = { dataVersion, firms: stored.map(({ firms }) => firms) };
    return {
      result: { parts: stored.length },
      audit: [{ kind: 'population', id: 'columns', salt: '', before, after }],
    };
  },
});
