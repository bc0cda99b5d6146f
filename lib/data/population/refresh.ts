import {
  and,
  asc,
  desc,
  eq,
  exists,
  gt,
  inArray,
  isNull,
  ne,
  not,
  or,
  type SQL,
  type SQLWrapper,
  sql,
} from 'drizzle-orm';
import { consent, diagnostic, matchRun, populationFirm } from '@/db/schema';
import { profileOf } from '../../domain/facts';
import { countedFacts } from '../../domain/impact';
import { ENGINE_VERSION, entryFacts, knownFacts } from '../../domain/matching';
import { factsToJson } from '../../domain/rules';
import { RefreshPopulationInput } from '../../schemas/population';
import { catalogueAt } from '../catalogue/revision';
import type { Context } from '../context';
import { type Change, mutation } from '../mutation';
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
  run: async (ctx, { after }): Promise<Change<Refreshed>> => {
    const { catalogue } = await versionsOn(ctx.db, ctx.today);
    const { institutionIds } = await catalogueAt(ctx.db, catalogue);
    const dropped = after === 0 ? await dropThoseWhoDoNotAgree(ctx) : [];
    const rows = await lockedRuns(ctx, after);
    const firms = await Promise.all(rows.map((row) => firmOf(ctx, row, institutionIds)));
    const read = firms.filter((firm) => firm !== null);
    await storeFirms(ctx, read);
    const last = rows.at(-1)?.seq ?? null;
    const taken = read.map(({ firm, runSeq }) => ({ firm, runSeq }));
    const result = { firms: read.length, broken: rows.length - read.length, last };
    if (taken.length + dropped.length === 0) return { result, audit: [] };
    // One row for them all: what each firm said, and its result, have rows of their own.
    const entry = { kind: 'population', id: 'firms', salt: '', before: null, after: { taken, dropped } };
    return { result, audit: [entry] };
  },
});

/** `broken`: results that could not be read; the others are not touched by them. `last`: null where there were none. */
type Refreshed = { firms: number; broken: number; last: number | null };

/** Takes up the facts of every new result. Safe to run at the same time on several servers. */
export async function refreshPopulation(ctx: Context): Promise<{ firms: number; broken: number }> {
  let [firms, broken] = [0, 0];
  let after: number | null = 0;
  while (after !== null) {
    const some: Refreshed = await refreshSome(ctx, { after });
    firms += some.firms;
    broken += some.broken;
    after = some.last;
  }
  return { firms, broken };
}

async function storeFirms(ctx: Context, firms: readonly (typeof populationFirm.$inferInsert)[]) {
  if (firms.length === 0) return;
  await ctx.db
    .insert(populationFirm)
    .values([...firms])
    .onConflictDoUpdate({
      target: populationFirm.firm,
      set: {
        runSeq: sql`excluded.run_seq`,
        written: sql`nextval('population_written')`,
        asOf: sql`excluded.as_of`,
        facts: sql`excluded.facts`,
        engineVersion: sql`excluded.engine_version`,
      },
    });
}

/** Whoever takes consent back is out with that very request; this finds what a fault may have left. */
async function dropThoseWhoDoNotAgree(ctx: Context): Promise<readonly string[]> {
  const gone = await ctx.db
    .delete(populationFirm)
    .where(not(agreed(ctx, populationFirm.firm)))
    .returning({ firm: populationFirm.firm });
  return gone.map(({ firm }) => firm).toSorted();
}

/**
 * The diagnostics are locked before their consent is read for good: one that is being taken back at this moment is
 * waited for, and one that is taken back later finds the row and deletes it.
 */
async function lockedRuns(ctx: Context, after: number): Promise<readonly NewRun[]> {
  const found = await newRuns(ctx, gt(matchRun.seq, after));
  if (found.length === 0) return [];
  const ids = found.map((row) => row.diagnosticId).toSorted();
  await ctx.db
    .select({ id: diagnostic.id })
    .from(diagnostic)
    .where(inArray(diagnostic.id, ids))
    .orderBy(asc(diagnostic.id))
    .for('update');
  const seqs = found.map((row) => row.seq);
  return newRuns(ctx, inArray(matchRun.seq, seqs));
}

type NewRun = Pick<typeof matchRun.$inferSelect, 'diagnosticId' | 'seq' | 'input' | 'referenceHash' | 'asOf'>;

/**
 * The last result of each diagnostic that agreed to be counted, where the population has an older one of it, or none,
 * or what another engine read.
 */
async function newRuns(ctx: Context, among: SQL): Promise<readonly NewRun[]> {
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
        or(
          isNull(populationFirm.firm),
          gt(matchRun.seq, populationFirm.runSeq),
          ne(populationFirm.engineVersion, ENGINE_VERSION),
        ),
        agreed(ctx, matchRun.diagnosticId),
        among,
      ),
    )
    .orderBy(asc(matchRun.seq))
    .limit(AT_ONCE);
}

/** The last word on being counted in totals is yes. */
function agreed({ db }: Context, firm: SQLWrapper): SQL {
  const lastWord = db
    .select({ id: consent.id })
    .from(consent)
    .where(and(sql`${consent.diagnosticId} = ${firm}`, eq(consent.purpose, 'reports')))
    .orderBy(desc(consent.id))
    .limit(1);
  const yes = db
    .select({ id: consent.id })
    .from(consent)
    .where(and(sql`${consent.id} = (${lastWord})`, eq(consent.given, true)));
  return exists(yes);
}

/** Null for a result that cannot be read. From the ordinary answers alone: those about groups and refusals stay with their owner. */
async function firmOf(ctx: Context, row: NewRun, institutions: ReadonlySet<string>) {
  const reference = await referenceOf(ctx.db, row.referenceHash);
  const input = runInputSchema.safeParse(parsedJson(row.input));
  if (!reference || !input.success) return null;
  const { answers, asOf } = input.data;
  const { sizeRules, standards, capitals } = parsedReference(reference);
  const firm = profileOf({ answers, sizeRules, standards, capitals, asOf });
  const facts = factsToJson([...knownFacts(firm, institutions), ...entryFacts(firm), ...countedFacts(firm)]);
  return { firm: row.diagnosticId, runSeq: row.seq, asOf: row.asOf, facts, engineVersion: ENGINE_VERSION };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
