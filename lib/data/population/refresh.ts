import { and, asc, desc, eq, exists, gt, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import { consent, matchRun, populationFirm } from '@/db/schema';
import { profileOf } from '../../domain/facts';
import { knownFacts } from '../../domain/matching';
import { factsToJson } from '../../domain/rules';
import { RefreshPopulationInput } from '../../schemas/population';
import { catalogueAt } from '../catalogue/revision';
import type { Context } from '../context';
import { DataError } from '../errors';
import { mutation } from '../mutation';
import { parsedReference } from '../reference/lists';
import { versionsOn } from '../reference/versions';
import { runInputSchema } from '../runs/input';
import { referenceOf } from '../runs/sources';

/** A few at a time, so that no transaction holds the audit chain for long. */
const AT_ONCE = 200;

const refreshSome = mutation({
  action: 'population.refresh',
  input: RefreshPopulationInput,
  target: async (ctx) => {
    // One at a time: the version of the data tells apart only what is written one after another.
    await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtext('population'))`);
    return { draft: null };
  },
  run: async (ctx) => {
    const { catalogue } = await versionsOn(ctx.db, ctx.today);
    const { institutionIds } = await catalogueAt(ctx.db, catalogue);
    const rows = await newRuns(ctx);
    const firms = [];
    for (const row of rows) firms.push(await firmOf(ctx, row, institutionIds));
    if (firms.length > 0)
      await ctx.db
        .insert(populationFirm)
        .values(firms)
        .onConflictDoUpdate({
          target: populationFirm.firm,
          set: {
            runSeq: sql`excluded.run_seq`,
            written: sql`nextval('population_written')`,
            asOf: sql`excluded.as_of`,
            facts: sql`excluded.facts`,
          },
        });
    // What is counted here follows from results whose making is in the audit log, one row each.
    return { result: firms.length, audit: [] };
  },
});

/** Takes up the facts of every new result. Safe to run at the same time on several servers. */
export async function refreshPopulation(ctx: Context): Promise<{ firms: number }> {
  let firms = 0;
  for (let some = await refreshSome(ctx, {}); some > 0; some = await refreshSome(ctx, {})) firms += some;
  return { firms };
}

type NewRun = Pick<typeof matchRun.$inferSelect, 'diagnosticId' | 'seq' | 'input' | 'referenceHash' | 'asOf'>;

/** The last result of each diagnostic that agreed to be counted, where the population has an older one of it or none. */
async function newRuns(ctx: Context): Promise<readonly NewRun[]> {
  const last = ctx.db
    .selectDistinctOn([matchRun.diagnosticId], { seq: matchRun.seq })
    .from(matchRun)
    .orderBy(matchRun.diagnosticId, desc(matchRun.seq));
  return ctx.db
    .select({
      diagnosticId: matchRun.diagnosticId,
      seq: matchRun.seq,
      input: matchRun.input,
      referenceHash: matchRun.referenceHash,
      asOf: matchRun.asOf,
    })
    .from(matchRun)
    .leftJoin(populationFirm, sql`${populationFirm.firm} = ${matchRun.diagnosticId}`)
    .where(
      and(
        inArray(matchRun.seq, last),
        or(isNull(populationFirm.firm), gt(matchRun.seq, populationFirm.runSeq)),
        agreed(ctx),
      ),
    )
    .orderBy(asc(matchRun.seq))
    .limit(AT_ONCE);
}

/** The last word on being counted in totals is yes. */
function agreed({ db }: Context): SQL {
  const lastWord = db
    .select({ id: consent.id })
    .from(consent)
    .where(and(sql`${consent.diagnosticId} = ${matchRun.diagnosticId}`, eq(consent.purpose, 'reports')))
    .orderBy(desc(consent.id))
    .limit(1);
  const yes = db
    .select({ id: consent.id })
    .from(consent)
    .where(and(sql`${consent.id} = (${lastWord})`, eq(consent.given, true)));
  return exists(yes);
}

/** From the ordinary answers alone: those about groups and refusals stay with their owner. */
async function firmOf(ctx: Context, row: NewRun, institutions: ReadonlySet<string>) {
  const reference = await referenceOf(ctx.db, row.referenceHash);
  if (!reference) throw new DataError('unavailable', { entity: 'reference data' });
  const { answers, asOf } = runInputSchema.parse(JSON.parse(row.input));
  const { sizeRules, standards, capitals } = parsedReference(reference);
  const firm = profileOf({ answers, sizeRules, standards, capitals, asOf });
  const facts = factsToJson(knownFacts(firm, institutions));
  return { firm: row.diagnosticId, runSeq: row.seq, asOf: row.asOf, facts };
}
