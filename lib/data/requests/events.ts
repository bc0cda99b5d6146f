import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { requestEvent } from '@/db/schema';
import { day, type IsoDate } from '../../domain/dates';
import type { RefusalCode, RequestSide } from '../../domain/people';
import type { RequestEvent } from '../../domain/requests';
import { iso } from '../diagnostics/state';

/** One step as both sides read it: the side that took it, never the person. */
export type ShownEvent = RequestEvent & {
  side: RequestSide;
  text: string;
  day: IsoDate | null;
  refusal: RefusalCode | null;
  /** ISO date-time, UTC. */
  at: string;
};

/** The steps of a request in order; whether the actor may see them has been settled by who asks. */
export async function eventsOf(db: Database, id: string): Promise<readonly ShownEvent[]> {
  const rows = await db
    .select({
      step: requestEvent.step,
      side: requestEvent.side,
      text: requestEvent.text,
      onDay: requestEvent.onDay,
      refusal: requestEvent.refusal,
      at: iso(sql`${requestEvent.at}`),
    })
    .from(requestEvent)
    .where(eq(requestEvent.requestId, id))
    .orderBy(asc(requestEvent.number));
  return rows.map(({ onDay, ...row }) => ({
    ...row,
    on: day(row.at.slice(0, 10)),
    day: onDay === null ? null : day(onDay),
  }));
}

/** What was done and when, of several requests at once, by their ids; as above, each in order. */
export async function stepsOf(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly RequestEvent[]>> {
  const rows = await db
    .select({ id: requestEvent.requestId, step: requestEvent.step, at: iso(sql`${requestEvent.at}`) })
    .from(requestEvent)
    .where(inArray(requestEvent.requestId, [...ids]))
    .orderBy(asc(requestEvent.number));
  const steps = new Map<string, RequestEvent[]>();
  for (const { id, step, at } of rows) {
    const events = steps.get(id) ?? [];
    events.push({ step, on: day(at.slice(0, 10)) });
    steps.set(id, events);
  }
  return steps;
}
