import { and, eq } from 'drizzle-orm';
import { catalogueRevision, diagnostic, matchRun } from '@/db/schema';
import { canonicalJson } from '../../domain/canonical-json';
import { catalogueAt } from '../catalogue/revision';
import { ownDiagnostic } from '../diagnostics/scope';
import { DataError } from '../errors';
import { reading } from '../reading';
import { parsedReference } from '../reference/lists';
import { policyAt } from '../reference/policy';
import { computeRun, hashOf, knownOn, runInputSchema } from './input';
import { referenceOf, sensitiveAnswers, storedBytes } from './stored';

export type Rerun = {
  same: boolean;
  storedHash: string;
  hash: string;
  engineVersion: { stored: string; now: string };
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Computes a stored result again, from nothing but what it names, and compares the bytes. */
export const rerun = reading('run.rerun', async (ctx, id: string): Promise<Rerun> => {
  if (!UUID.test(id)) throw new DataError('not_found', { entity: 'run' });
  const [row] = await ctx.db
    .select({ run: matchRun, hash: catalogueRevision.contentHash })
    .from(matchRun)
    .innerJoin(diagnostic, eq(diagnostic.id, matchRun.diagnosticId))
    .innerJoin(catalogueRevision, eq(catalogueRevision.number, matchRun.catalogueRevision))
    .where(and(eq(matchRun.id, id), ownDiagnostic(ctx.actor)));
  const reference = row && (await referenceOf(ctx.db, row.run.referenceHash));
  if (!reference) throw new DataError('not_found', { entity: 'run' });
  const { run } = row;
  const input = runInputSchema.parse(JSON.parse(run.input));
  const sensitive = await sensitiveAnswers(ctx.db, run.diagnosticId, input.sensitive);
  const view = await catalogueAt(ctx.db, { revision: input.catalogueRevision, hash: row.hash });
  const policy = await policyAt(ctx.db, input.policyVersion);
  const { asOf } = input;
  const answers = [...input.answers, ...sensitive.map((given) => knownOn(given, asOf))];
  const again = computeRun(answers, {
    ...parsedReference(reference),
    catalogue: view.catalogue,
    policy,
    asOf,
  }).run;
  const bytes = canonicalJson(again);
  const stored = await storedBytes(ctx.db, run);
  return {
    same: bytes === stored && hashOf(stored) === run.resultHash,
    storedHash: run.resultHash,
    hash: hashOf(bytes),
    engineVersion: { stored: run.engineVersion, now: again.engineVersion },
  };
});
