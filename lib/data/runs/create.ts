import { desc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { matchRun } from '@/db/schema';
import { CreateRunInput } from '../../schemas/diagnostic';
import type { Context } from '../context';
import { lockOwn } from '../diagnostics/scope';
import { readOwnState } from '../diagnostics/state';
import { DataError, noDraft } from '../errors';
import { type Change, mutation } from '../mutation';
import { reading } from '../reading';
import { type Computed, compute, prepare } from './compute';
import { storeRun } from './stored';

/** `broken`: offerings that could not be evaluated, to be reported. */
export type CreatedRun = { id: string; created: boolean; broken: readonly string[] };

// A second time only where an answer was given in the meantime.
const ATTEMPTS = 2;

/**
 * Works out what fits and stores it. From the same facts and versions as last time, the last result stands. The work
 * is done before the diagnostic is locked, so that no other window has to wait for it.
 */
export async function createRun(ctx: Context, raw: z.input<typeof CreateRunInput>): Promise<CreatedRun> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const computed = await computeOwn(ctx);
    const run = await storing(computed)(ctx, raw);
    if (run) return run;
  }
  throw new DataError('conflict', { entity: 'run' });
}

type Prepared = { diagnosticId: string; answersVersion: number; input: string } & (
  | { last: string }
  | { last: null; computed: Computed }
);

const computeOwn = reading('run.create', async (ctx): Promise<Prepared> => {
  const state = await readOwnState(ctx.db, ctx.actor);
  if (!state) throw noDraft();
  const prepared = await prepare(ctx, state);
  const { id: diagnosticId, answersVersion } = state;
  const last = await lastRun(ctx, diagnosticId);
  const same = { diagnosticId, answersVersion, input: prepared.text };
  return last?.input === prepared.text
    ? { ...same, last: last.id }
    : { ...same, last: null, computed: compute(prepared) };
});

/** null where the answers are no longer those the result was worked out from. */
function storing(prepared: Prepared) {
  return mutation({
    action: 'run.create',
    input: CreateRunInput,
    target: lockOwn,
    run: async (ctx, _, own): Promise<Change<CreatedRun | null>> => {
      const { answersVersion, input } = prepared;
      if (own.id !== prepared.diagnosticId || own.answersVersion !== answersVersion)
        return { result: null, audit: [] };
      const last = await lastRun(ctx, own.id);
      if (last?.input === input) return { result: { id: last.id, created: false, broken: [] }, audit: [] };
      // Another run came in between, of another day or catalogue.
      if (prepared.last !== null) return { result: null, audit: [] };
      const { computed } = prepared;
      const id = await storeRun(ctx.db, own, computed);
      return {
        result: { id, created: true, broken: computed.whole.summary.broken },
        audit: [
          { kind: 'run', id, salt: own.auditSalt, before: null, after: { resultHash: computed.whole.hash } },
        ],
      };
    },
  });
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
