import { and, asc, eq, type SQL } from 'drizzle-orm';
import { catalogueRevision, diagnostic, matchRun } from '@/db/schema';
import { canonicalJson } from '../../domain/canonical-json';
import type { GivenAnswer } from '../../domain/facts';
import { ENGINE_VERSION } from '../../domain/matching';
import { catalogueAt } from '../catalogue/revision';
import type { Context } from '../context';
import { ownDiagnostic } from '../diagnostics/scope';
import { DataError } from '../errors';
import { reading } from '../reading';
import { parsedReference } from '../reference/lists';
import { policyAt } from '../reference/policy';
import { computeRun, hashOf, isRunId, knownOn, runInputSchema } from './input';
import { referenceOf, sensitiveAnswers } from './sources';
import { type StoredResult, storedResults } from './stored';

export type Rerun = {
  same: boolean;
  storedHash: string;
  hash: string;
  engineVersion: { stored: string; now: string };
};

/** Computes a stored result again, from nothing but what it names, and compares the bytes. */
export const rerun = reading('run.rerun', async (ctx, id: string): Promise<Rerun> => {
  if (!isRunId(id)) throw new DataError('not_found', { entity: 'run' });
  const [row] = await ctx.db
    .select({ run: matchRun, hash: catalogueRevision.contentHash })
    .from(matchRun)
    .innerJoin(diagnostic, eq(diagnostic.id, matchRun.diagnosticId))
    .innerJoin(catalogueRevision, eq(catalogueRevision.number, matchRun.catalogueRevision))
    .where(and(eq(matchRun.id, id), visibleTo(ctx)));
  const reference = row && (await referenceOf(ctx.db, row.run.referenceHash));
  if (!reference) throw new DataError('not_found', { entity: 'run' });
  const { run } = row;
  const input = runInputSchema.parse(JSON.parse(run.input));
  const sensitive = await sensitiveAnswers(ctx.db, run.diagnosticId, input.sensitive);
  const view = await catalogueAt(ctx.db, { revision: input.catalogueRevision, hash: row.hash });
  const policy = await policyAt(ctx.db, input.policyVersion);
  const { asOf } = input;
  const setting = { ...parsedReference(reference), view, policy, asOf };
  const again = (answers: readonly GivenAnswer[]) => canonicalJson(computeRun(answers, setting).run);
  const stored = await storedResults(ctx.db, run);
  const bytes = again([...input.answers, ...sensitive.map((given) => knownOn(given, asOf))]);
  const ordinary = sensitive.length === 0 ? bytes : again(input.answers);
  return {
    same: isSame(stored.whole, bytes) && isSame(stored.ordinary, ordinary),
    storedHash: stored.whole.hash,
    hash: hashOf(bytes),
    engineVersion: { stored: run.engineVersion, now: ENGINE_VERSION },
  };
});

/** Every stored run, oldest first, for the check of them all. */
export const listRuns = reading('run.list', async (ctx): Promise<readonly string[]> => {
  const rows = await ctx.db.select({ id: matchRun.id }).from(matchRun).orderBy(asc(matchRun.seq));
  return rows.map((row) => row.id);
});

/** The check of stored results sees them all, and tells of each no more than whether it is the same. */
function visibleTo({ actor }: Context): SQL | undefined {
  return actor.kind === 'job' ? undefined : ownDiagnostic(actor);
}

function isSame({ bytes, hash }: StoredResult, again: string): boolean {
  return bytes === again && hash === hashOf(again);
}
