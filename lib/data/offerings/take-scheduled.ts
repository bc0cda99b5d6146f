import { and, asc, eq, inArray, isNull, lte } from 'drizzle-orm';
import { membership, person, scheduledStep } from '@/db/schema';
import type { OfferingStep, StepMiss } from '../../domain/people';
import { TakeScheduledInput } from '../../schemas/offering';
import { mayEnter } from '../accounts/people';
import type { Actor, Context } from '../context';
import { DataError } from '../errors';
import { type Change, mutation } from '../mutation';
import { reading } from '../reading';
import { enterScope, goOnFor } from '../scope';
import { closeOffering } from './close';
import { publishOffering } from './publish';
import { lockOffering } from './scope';

type Row = typeof scheduledStep.$inferSelect;

/** How many steps were taken, and how many could not be. */
export type TookScheduled = { taken: number; missed: number };

/**
 * Takes the steps whose day has come, each in a transaction of its own, in the name of who wanted it and by the verb
 * they would have used. Safe to run twice and at the same time.
 */
export async function takeScheduledSteps(ctx: Context): Promise<TookScheduled> {
  const done = { taken: 0, missed: 0 };
  const failures: unknown[] = [];
  for (const { id } of await dueSteps(ctx))
    try {
      const outcome = await takeOne(ctx, { scheduled: id });
      if (outcome !== 'gone') done[outcome] += 1;
    } catch (error) {
      // One that breaks must not keep the others from their day.
      failures.push(error);
    }
  if (failures.length > 0) throw failures[0];
  return done;
}

const dueSteps = reading('offering.takeScheduled', ({ db, today }) =>
  db
    .select({ id: scheduledStep.id })
    .from(scheduledStep)
    .where(and(lte(scheduledStep.day, today), isNull(scheduledStep.missed)))
    .orderBy(asc(scheduledStep.day), asc(scheduledStep.id)),
);

const takeOne = mutation({
  action: 'offering.takeScheduled',
  input: TakeScheduledInput,
  target: async ({ db }, { scheduled }) => {
    const find = () => db.select().from(scheduledStep).where(eq(scheduledStep.id, scheduled));
    const [found] = await find();
    // In the order in which everybody locks: the offering first. Meanwhile somebody may have called it off.
    if (found) await lockOffering(db, found.offering);
    const [row] = found ? await find() : [];
    // All desks have theirs taken by one job.
    return { institution: null, row: row?.missed === null ? row : null };
  },
  run: async (ctx, _, { row }): Promise<Change<keyof TookScheduled | 'gone'>> => {
    if (!row) return { result: 'gone', audit: [] };
    const actor = await whoWanted(ctx, row);
    const missed = actor ? await take({ ...ctx, actor }, row) : 'person';
    // The verb has told the database that somebody else asks.
    await enterScope(ctx.db, ctx.actor);
    const { id, offering, step, day, seen, person: by } = row;
    if (missed) await ctx.db.update(scheduledStep).set({ missed }).where(eq(scheduledStep.id, id));
    const before = { step, day, seen, person: by };
    const after = missed && { ...before, missed };
    return {
      result: missed ? 'missed' : 'taken',
      audit: [{ kind: 'scheduled_step', id: offering, salt: offering, before, after }],
    };
  },
});

/** The person who wanted the step, by what they are now; null for who works at this desk no more or may not sign in. */
async function whoWanted({ db }: Context, { id, person: of, institution }: Row): Promise<Actor | null> {
  await goOnFor(db, { person: of });
  const [held] = await db
    .select({ role: membership.role })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .where(
      and(
        eq(membership.personId, of),
        eq(membership.institution, institution),
        inArray(membership.role, ['programme_officer', 'institution_admin']),
        isNull(membership.endedAt),
        mayEnter(),
      ),
    )
    .limit(1);
  if (!held) return null;
  const kind = held.role === 'institution_admin' ? 'institution_admin' : 'programme_officer';
  // No browser stands behind it.
  return { kind, person: of, session: id, institution };
}

/** Out: why it could not be taken; null if it was. */
async function take(ctx: Context, { offering, step, seen }: Row): Promise<StepMiss | null> {
  try {
    return missOf((await stepOf(ctx, step, { offering, seen })).outcome);
  } catch (error) {
    if (error instanceof DataError && GONE.includes(error.code)) return 'changed';
    throw error;
  }
}

/** The offering is not there any more, or not as it was. */
const GONE: readonly DataError['code'][] = ['not_found', 'conflict', 'invalid'];

function stepOf(ctx: Context, step: OfferingStep, input: { offering: string; seen: string }) {
  return step === 'publish' ? publishOffering(ctx, input) : closeOffering(ctx, { ...input, step });
}

type Outcome = Awaited<ReturnType<typeof stepOf>>['outcome'];

function missOf(outcome: Outcome): StepMiss | null {
  switch (outcome) {
    case 'published':
    case 'closed':
      return null;
    case 'conflict':
    case 'same':
    // Only what is finished is given a day.
    case 'unfinished':
      return 'changed';
    case 'rule':
    case 'second':
      return outcome;
  }
}
