import { sql } from 'drizzle-orm';
import { publishAsk } from '@/db/schema';
import { publishTurn } from '../../domain/offerings';
import { OfferingStepInput } from '../../schemas/offering';
import { personOf } from '../context';
import { type Change, mutation } from '../mutation';
import { seenWithState } from './load';
import { lockForStep } from './lock-for-step';
import { type Unpublishable, unpublishable } from './publish';

/**
 * `conflict`, `unfinished`, `same`, `rule`: as for publishing itself. `free`: nobody has to be asked, or somebody has been: nothing was
 * stored in any of these cases.
 */
export type Asked = { outcome: 'asked' | 'free' | Unpublishable };

/** Asks somebody else of the desk to look at what would be published, and to publish it. */
export const askToPublish = mutation({
  action: 'offering.publish',
  input: OfferingStepInput,
  target: lockForStep,
  run: async (ctx, { seen }, { desk }): Promise<Change<Asked>> => {
    const problem = await unpublishable(ctx, seen, desk);
    if (problem) return { result: { outcome: problem }, audit: [] };
    const person = personOf(ctx.actor) ?? '';
    if (publishTurn(desk.twoPeople, desk.ask, person) !== 'ask')
      return { result: { outcome: 'free' }, audit: [] };
    const { id, institution } = desk;
    const ask = { seen: seenWithState(desk), person };
    await ctx.db
      .insert(publishAsk)
      .values({ offering: id, institution, ...ask })
      .onConflictDoUpdate({ target: publishAsk.offering, set: { ...ask, at: sql`now()` } });
    return {
      result: { outcome: 'asked' },
      audit: [{ kind: 'publish_ask', id, salt: id, before: null, after: { institution, ...ask } }],
    };
  },
});
