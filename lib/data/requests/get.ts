import { and, eq } from 'drizzle-orm';
import { request } from '@/db/schema';
import type { RefusalCode, RequestKind, RequestState, RequestStep } from '../../domain/people';
import {
  type AnswerClock,
  answerClock,
  appealUntil,
  DEFAULT_TERMS,
  stepProblem,
  stepsFrom,
  waitUntil,
} from '../../domain/requests';
import { isId } from '../../schemas/id';
import { lastKnownOffering } from '../catalogue/last-known';
import type { InstitutionEntry, OfferingEntry } from '../catalogue/revision';
import { type Context, personOf } from '../context';
import { DataError } from '../errors';
import { reading } from '../reading';
import { eventsOf, type ShownEvent } from './events';
import { ownRequests, sideOf } from './scope';
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
  /** Steps of this side that lead on from here, each with what stands against it. */
  steps: readonly { step: RequestStep; problem: ReturnType<typeof stepProblem> }[];
};

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
    clock: answerClock(events, DEFAULT_TERMS, ctx.today),
    appealUntil: until,
    waitUntil: waitUntil(events, DEFAULT_TERMS),
    steps: stepsOf(ctx, row, appealStateOf(by, until, ctx.today)),
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

function stepsOf(
  { actor }: Context,
  { state, declinedBy }: typeof request.$inferSelect,
  appeal: ReturnType<typeof appealStateOf>,
): RequestView['steps'] {
  const side = sideOf(actor);
  const asked = { state, side, person: personOf(actor) ?? '', decidedBy: declinedBy, appeal };
  return stepsFrom(state, side).map((step) => ({ step, problem: stepProblem(step, asked) }));
}
