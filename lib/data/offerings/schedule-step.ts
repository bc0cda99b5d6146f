import { randomUUID } from 'node:crypto';
import { scheduledStep } from '@/db/schema';
import { canTake, publishTurn, stepDayProblem } from '../../domain/offerings';
import type { OfferingStep } from '../../domain/people';
import { ScheduleStepInput } from '../../schemas/offering';
import { type Context, personOf } from '../context';
import { DataError } from '../errors';
import { type Change, mutation } from '../mutation';
import type { Desk } from './load';
import { seenWithState } from './load';
import { lockForStep } from './lock-for-step';
import { type Unpublishable, unpublishable } from './publish';
import { dropScheduled } from './scheduled';

/**
 * `conflict`, `unfinished`, `same`, `rule`, `second`: as for taking the step now. `past`, `far`: it cannot be that day. Nothing was
 * stored in any of these cases.
 */
export type Scheduled = { outcome: 'scheduled' | Unpublishable | 'second' | 'past' | 'far' };

/** Says on which day a step is to be taken, in the name of who says so. It takes the place of one that was said before. */
export const scheduleStep = mutation({
  action: 'offering.publish',
  input: ScheduleStepInput,
  target: lockForStep,
  run: async (ctx, { seen, step, day }, { desk }): Promise<Change<Scheduled>> => {
    const problem = stepDayProblem(day, ctx.today) ?? (await problemNow(ctx, desk, { step, seen }));
    if (problem) return { result: { outcome: problem }, audit: [] };
    const { id: offering, institution } = desk;
    await dropScheduled(ctx, offering, null);
    const row = { step, day, seen, person: personOf(ctx.actor) ?? '' };
    await ctx.db.insert(scheduledStep).values({ id: randomUUID(), offering, institution, ...row });
    const before = desk.scheduled && { step: desk.scheduled.step, day: desk.scheduled.day };
    return {
      result: { outcome: 'scheduled' },
      audit: [{ kind: 'scheduled_step', id: offering, salt: offering, before, after: row }],
    };
  },
});

/** Whoever could not take the step now cannot have it taken later. */
async function problemNow(
  ctx: Context,
  desk: Desk,
  { step, seen }: { step: OfferingStep; seen: string },
): Promise<Exclude<Scheduled['outcome'], 'scheduled'> | null> {
  if (step === 'publish') {
    const problem = await unpublishable(ctx, seen, desk);
    if (problem) return problem;
    const turn = publishTurn(desk.twoPeople, desk.ask, personOf(ctx.actor));
    return turn === 'ask' || turn === 'wait' ? 'second' : null;
  }
  if (seen !== seenWithState(desk)) return 'conflict';
  if (!canTake(step, desk.state)) throw new DataError('conflict', { state: desk.state });
  return null;
}
