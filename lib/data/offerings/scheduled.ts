import { and, eq, sql } from 'drizzle-orm';
import { scheduledStep } from '@/db/schema';
import { day } from '../../domain/dates';
import type { ScheduledStep } from '../../domain/offerings';
import type { OfferingStep } from '../../domain/people';
import type { Context } from '../context';
import { iso } from '../diagnostics/state';
import { atDesk } from './scope';

type Desk = Pick<Context, 'db' | 'actor'>;
type Row = Awaited<ReturnType<typeof rowsAtDesk>>[number];

function rowsAtDesk({ db, actor }: Desk, offering: string | null) {
  return db
    .select({
      offering: scheduledStep.offering,
      id: scheduledStep.id,
      step: scheduledStep.step,
      day: scheduledStep.day,
      seen: scheduledStep.seen,
      person: scheduledStep.person,
      at: iso(sql`${scheduledStep.at}`),
      missed: scheduledStep.missed,
    })
    .from(scheduledStep)
    .where(
      and(
        atDesk(actor, scheduledStep.institution),
        offering === null ? undefined : eq(scheduledStep.offering, offering),
      ),
    );
}

/** In: what the offering stands at now. Out: the same step; of one that has changed meanwhile, that it is off. */
function asOf({ id, step, day: on, person, at, missed, seen }: Row, now: string): ScheduledStep {
  const off = missed ?? (seen === now ? null : 'changed');
  return { id, step, day: day(on), person, at, off };
}

/** The step that this desk wants taken for an offering on a day; null where there is none. */
export async function scheduledFor(desk: Desk, offering: string, now: string): Promise<ScheduledStep | null> {
  const [row] = await rowsAtDesk(desk, offering);
  return row ? asOf(row, now) : null;
}

/** The same for all offerings of the desk. Out: reads the one of an offering. */
export async function scheduledAtDesk(
  desk: Desk,
): Promise<(offering: string, now: string) => ScheduledStep | null> {
  const rows = new Map((await rowsAtDesk(desk, null)).map((row) => [row.offering, row]));
  return (offering, now) => {
    const row = rows.get(offering);
    return row ? asOf(row, now) : null;
  };
}

/** What is wanted for a day has just been done, or there is nothing left to do it to. In: the step; null for whatever it is. */
export async function dropScheduled(
  { db }: Desk,
  offering: string,
  step: OfferingStep | null,
): Promise<void> {
  await db
    .delete(scheduledStep)
    .where(
      and(eq(scheduledStep.offering, offering), step === null ? undefined : eq(scheduledStep.step, step)),
    );
}
