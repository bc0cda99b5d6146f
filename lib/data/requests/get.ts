import { and, eq } from 'drizzle-orm';
import { request } from '@/db/schema';
import type { RefusalCode, RequestKind, RequestState, RequestStep } from '../../domain/people';
import {
  type AnswerClock,
  answerClock,
  appealUntil,
  DEFAULT_TERMS,
  grantFor,
  isGrant,
  type StepQuestion,
  stepProblem,
  stepsFrom,
  waitUntil,
} from '../../domain/requests';
import { isId } from '../../schemas/id';
import { lastKnownOffering } from '../catalogue/last-known';
import type { InstitutionEntry, OfferingEntry } from '../catalogue/revision';
import { type Context, personOf } from '../context';
import { DataError } from '../errors';
import { numbersOf, waitingBefore } from '../intakes/current';
import { intakeSays } from '../intakes/follow';
import { callEnds, choiceDecides, type Entered, enteredBy } from '../intakes/load';
import { reading } from '../reading';
import { eventsOf, type ShownEvent } from './events';
import { isOwnFirm, ownRequests, sideOf } from './scope';
import { type Shared, sharedSchema } from './shared';

/** One request as the side that asks for it sees it. */
export type RequestView = {
  id: string;
  kind: RequestKind;
  state: RequestState;
  version: number;
  refusal: RefusalCode | null;
  day: string | null;
  notify: boolean;
  entry: OfferingEntry;
  by: InstitutionEntry;
  shared: Shared;
  events: readonly ShownEvent[];
  clock: AnswerClock;
  appealUntil: string | null;
  waitUntil: string | null;
  /** The intake it asks for a place in; null where the institution answers by hand. */
  place: PlaceView | null;
  /** Steps of this side that lead on from here, each with what stands against it. */
  steps: readonly { step: RequestStep; problem: ReturnType<typeof stepProblem> }[];
};

/** Where a request stands in an intake; `before`: how many wait in front of it. */
export type PlaceView = Entered & { before: number; decides: boolean };

/** A request of the firm, or one made to the institution. Another's and one that never existed are both missing. */
export const getRequest = reading('request.read', async (ctx, id: string): Promise<RequestView> => {
  if (!isId(id)) throw new DataError('not_found', { entity: 'request' });
  const [row] = await ctx.db
    .select()
    .from(request)
    .where(and(eq(request.id, id), ownRequests(ctx.actor)));
  if (!row) throw new DataError('not_found', { entity: 'request' });
  const { by, ...entry } = await lastKnownOffering(ctx, row.offering);
  const events = await eventsOf(ctx.db, row.id);
  const until = appealUntil(events, DEFAULT_TERMS);
  const entered = await enteredBy(ctx.db, row.id);
  const asked = { appeal: appealStateOf(by, until, ctx.today), intake: await intakeSays(ctx, entered) };
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    version: row.version,
    refusal: row.refusal,
    day: row.onDay,
    notify: row.notify,
    entry,
    by,
    shared: sharedSchema.parse(row.shared),
    events,
    clock: answerClock(events, DEFAULT_TERMS, ctx.today, entered && callEnds(entered.intake)),
    appealUntil: until,
    waitUntil: waitUntil(events, DEFAULT_TERMS),
    place: entered && (await placeView(ctx, entered)),
    steps: stepsOf(ctx, row, { ...asked, isOwnFirm: await isOwnFirm(ctx, row.firmId) }),
  };
});

/** Whether an appeal can still be made, by the rules of the institution and the days gone by. */
export function appealStateOf(
  { institution }: InstitutionEntry,
  until: string | null,
  today: string,
): 'open' | 'over' | 'none' {
  if (!institution.access.appeal) return 'none';
  return until !== null && until < today ? 'over' : 'open';
}

async function placeView(ctx: Context, entered: Entered): Promise<PlaceView> {
  const { intake, entry } = entered;
  const before = entry.rank === null ? 0 : waitingBefore(await numbersOf(ctx, intake.id), entry.rank);
  return { ...entered, before, decides: choiceDecides(entered, ctx) };
}

function stepsOf(
  { actor }: Context,
  { state, declinedBy }: typeof request.$inferSelect,
  answers: Pick<StepQuestion, 'appeal' | 'intake' | 'isOwnFirm'>,
): RequestView['steps'] {
  const side = sideOf(actor);
  const asked = { state, side, person: personOf(actor) ?? '', decidedBy: declinedBy, ...answers };
  // Of the ways to say yes to an appeal, the one that holds now.
  const steps = stepsFrom(state, side).filter((step) => !isGrant(step) || step === grantFor(answers.intake));
  return steps.map((step) => ({ step, problem: stepProblem(step, asked) }));
}
