import { randomUUID } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import { matchRun } from '@/db/schema';
import { canonicalJson } from '../../domain/canonical-json';
import { CreateRunInput } from '../../schemas/diagnostic';
import { catalogueAt } from '../catalogue/revision';
import type { Context } from '../context';
import { lockOwn } from '../diagnostics/scope';
import { byId, readState } from '../diagnostics/state';
import { DataError } from '../errors';
import { type Change, mutation } from '../mutation';
import { referenceLists } from '../reference/lists';
import { policyAt } from '../reference/policy';
import { versionsOn } from '../reference/versions';
import { bytesOf, computeRun, hashOf, knownOn, runInput } from './input';
import { keepReference, referenceHashOf, sensitiveRows, storeMatches } from './stored';
import { summaryOf } from './summary';

/** `broken`: offerings that could not be evaluated, to be reported. */
export type CreatedRun = { id: string; created: boolean; broken: readonly string[] };

/** Works out what fits and stores it. From the same facts and versions as last time, the last result stands. */
export const createRun = mutation({
  action: 'run.create',
  input: CreateRunInput,
  target: lockOwn,
  run: async (ctx, _, own): Promise<Change<CreatedRun>> => {
    const state = await readState(ctx.db, byId(own.id));
    if (!state) throw new DataError('not_found', { entity: 'diagnostic' });
    const { lists, view, policy } = await inForce(ctx);
    const asOf = ctx.today;
    const referenceHash = referenceHashOf(lists);
    const versions = { asOf, catalogueRevision: view.revision, policyVersion: policy.version, referenceHash };
    const input = runInput(state.answers, await sensitiveRows(ctx.db, own.id), versions);
    const text = canonicalJson(input);
    const last = await lastRun(ctx, own.id);
    if (last?.input === text) return { result: { id: last.id, created: false, broken: [] }, audit: [] };

    const answers = Object.values(state.answers).map((given) => knownOn(given, asOf));
    const { firm, run } = computeRun(answers, { ...lists, catalogue: view.catalogue, policy, asOf });
    const { matches, ...head } = run;
    const texts = matches.map((match) => ({ offering: match.offering, text: canonicalJson(match) }));
    const id = randomUUID();
    const resultHash = hashOf(
      bytesOf(
        head,
        texts.map((one) => one.text),
      ),
    );
    const summary = summaryOf(run, firm);
    await keepReference(ctx.db, lists);
    await ctx.db.insert(matchRun).values({
      ...{ id, asOf, referenceHash, input: text, summary, resultHash },
      diagnosticId: own.id,
      catalogueRevision: run.catalogueRevision,
      policyVersion: run.policyVersion,
      engineVersion: run.engineVersion,
      answersVersion: own.answersVersion,
      result: canonicalJson(head),
    });
    await storeMatches(ctx.db, id, texts);
    return {
      result: { id, created: true, broken: summary.broken },
      audit: [{ kind: 'run', id, salt: own.auditSalt, before: null, after: { resultHash } }],
    };
  },
});

/** Everything but the answers. */
async function inForce(ctx: Context) {
  const versions = await versionsOn(ctx.db, ctx.today);
  const lists = await referenceLists(ctx.db, versions.reference);
  const view = await catalogueAt(ctx.db, versions.catalogue);
  return { lists, view, policy: await policyAt(ctx.db, versions.policy) };
}

async function lastRun(ctx: Context, diagnosticId: string) {
  const [row] = await ctx.db
    .select({ id: matchRun.id, input: matchRun.input })
    .from(matchRun)
    .where(eq(matchRun.diagnosticId, diagnosticId))
    .orderBy(desc(matchRun.seq))
    .limit(1);
  return row;
}
