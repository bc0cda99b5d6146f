import { and, eq, sql } from 'drizzle-orm';
import { request, requestEvent } from '@/db/schema';
import { day as isoDay } from '../../domain/dates';
import {
  appealUntil,
  DEFAULT_TERMS,
  REQUEST_TABLE,
  STEP_NEEDS,
  type StepProblem,
  stepProblem,
} from '../../domain/requests';
import { RequestStepInput } from '../../schemas/request';
import { lastKnownOffering } from '../catalogue/last-known';
import { type Context, personOf } from '../context';
import { DataError } from '../errors';
import { followRequest, holdPlaces, intakeSays } from '../intakes/follow';
import { choiceDecides, type Entered, enteredBy } from '../intakes/load';
import { type Change, mutation } from '../mutation';
import { eventsOf } from './events';
import { appealStateOf } from './get';
import { isOwnFirm, ownRequests, sideOf, stateOf } from './scope';

/** `conflict`: somebody took a step since the page was drawn; nothing was stored. */
export type Stepped =
  | { outcome: 'done'; version: number }
  | { outcome: 'conflict' }
  | { outcome: 'problem'; problem: StepProblem };

/** Takes one step of a request, for the side the actor is on. */
export const takeStep = mutation({
  action: 'request.step',
  input: RequestStepInput,
  target: lockRequest,
  run: async (ctx, input, { row }): Promise<Change<Stepped>> => {
    if (row.version !== input.version) return { result: { outcome: 'conflict' }, audit: [] };
    await holdPlaces(ctx, row.id, input.step);
    const entered = await enteredBy(ctx.db, row.id);
    const problem = await problemOf(ctx, input, { row, entered });
    if (problem) return { result: { outcome: 'problem', problem }, audit: [] };
    requireWhole(input);
    const next = nextOf(ctx, input, { row, entered });
    await ctx.db
      .update(request)
      .set({ ...next, changedAt: sql`now()` })
      .where(eq(request.id, row.id));
    await addEvent(ctx, { ...input, day: next.onDay }, row);
    if (entered) await followRequest(ctx, entered, { step: input.step, state: next.state });
    const before = stateOf(row);
    const after = stateOf({ ...row, ...next });
    return {
      result: { outcome: 'done', version: next.version },
      audit: [{ kind: 'request', id: row.id, salt: row.auditSalt, before, after }],
    };
  },
});

type Row = typeof request.$inferSelect;

/** The request within the actor's own scope, locked, so that steps follow each other. */
async function lockRequest(ctx: Context, { request: id }: RequestStepInput) {
  const [row] = await ctx.db
    .select()
    .from(request)
    .where(and(eq(request.id, id), ownRequests(ctx.actor)))
    .for('update');
  if (!row) throw new DataError('not_found', { entity: 'request' });
  return { firm: row.firmId, institution: row.institution, row };
}

type Asked = { row: Row; entered: Entered | null };

async function problemOf(
  ctx: Context,
  { step }: RequestStepInput,
  { row, entered }: Asked,
): Promise<StepProblem | null> {
  const { by } = await lastKnownOffering(ctx, row.offering);
  const until = appealUntil(await eventsOf(ctx.db, row.id), DEFAULT_TERMS);
  return stepProblem(step, {
    state: row.state,
    side: sideOf(ctx.actor),
    person: personOf(ctx.actor) ?? '',
    isOwnFirm: await isOwnFirm(ctx, row.firmId),
    decidedBy: row.declinedBy,
    appeal: appealStateOf(by, until, ctx.today),
    intake: await intakeSays(ctx, entered),
  });
}

/** The pages ask for these beside their fields; here they are the last line. */
function requireWhole({ step, text, day, refusal }: RequestStepInput): void {
  const needs = STEP_NEEDS[step];
  const isWhole =
    (needs.text !== 'needed' || text !== '') &&
    needs.day === (day !== null) &&
    needs.refusal === (refusal !== null);
  if (!isWhole) throw new DataError('invalid', { at: step });
}

function nextOf(ctx: Context, { step, day, refusal }: RequestStepInput, { row, entered }: Asked) {
  const declined = refusal === null ? {} : { refusal, declinedBy: personOf(ctx.actor) };
  // A place in a group is one on its first day.
  const starts = step === 'grant' && entered && choiceDecides(entered, ctx) ? entered.intake.starts : null;
  const agreed = step === 'take' && row.onDay !== null ? isoDay(row.onDay) : null;
  const state = REQUEST_TABLE[step].to ?? row.state;
  return { ...declined, state, onDay: day ?? starts ?? agreed, version: row.version + 1 };
}

async function addEvent(
  ctx: Context,
  { step, text, day, refusal }: RequestStepInput,
  row: Row,
): Promise<void> {
  await ctx.db.insert(requestEvent).values({
    requestId: row.id,
    // One step a version, and the sending was the first.
    number: row.version + 1,
    step,
    side: sideOf(ctx.actor),
    person: personOf(ctx.actor) ?? '',
    text,
    onDay: day,
    refusal,
  });
}
