import { and, eq, gt, inArray, ne, sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { intake, intakeEntry, request, requestEvent } from '@/db/schema';
import { addMonths, day, type IsoDate } from '../../domain/dates';
import {
  type AnswerClock,
  type AnswerRecord,
  answerClock,
  answerRecord,
  answersOf,
  DEFAULT_TERMS,
} from '../../domain/requests';
import type { Context } from '../context';
import { stepsOf } from './events';
import { ownRequests } from './scope';

/** How the answers stand to requests that the actor may see, by the ids of the requests. */
export async function clocksOf(
  { db, today }: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AnswerClock>> {
  const [steps, calls] = [await stepsOf(db, ids), await callsOf(db, ids)];
  return new Map(
    ids.map((id) => [id, answerClock(steps.get(id) ?? [], DEFAULT_TERMS, today, calls.get(id) ?? null)]),
  );
}

/** How the requests that the actor may see were answered in the last twelve months; null where none was. */
export async function recordOf({ db, actor, today }: Context): Promise<AnswerRecord | null> {
  const rows = await db
    .selectDistinct({ id: requestEvent.requestId })
    .from(requestEvent)
    .innerJoin(request, eq(request.id, requestEvent.requestId))
    .where(
      and(
        ownRequests(actor),
        eq(requestEvent.side, 'institution'),
        ne(requestEvent.step, 'ask'),
        gt(requestEvent.at, sql`${addMonths(today, -12)}::date`),
      ),
    );
  const ids = rows.map(({ id }) => id);
  const [steps, calls] = [await stepsOf(db, ids), await callsOf(db, ids)];
  const answers = ids.flatMap((id) => answersOf(steps.get(id) ?? [], DEFAULT_TERMS, calls.get(id) ?? null));
  return answerRecord(answers, today);
}

/** Last days of the calls that requests are in, by the ids of the requests. */
async function callsOf(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, IsoDate>> {
  const found = await db
    .select({ id: intakeEntry.requestId, closes: intake.closes, closedOn: intake.closedOn })
    .from(intakeEntry)
    .innerJoin(intake, eq(intake.id, intakeEntry.intakeId))
    .where(inArray(intakeEntry.requestId, [...ids]));
  return new Map(found.map(({ id, closes, closedOn }) => [id, day(closedOn ?? closes)]));
}
