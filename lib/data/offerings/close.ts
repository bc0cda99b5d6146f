import { canTake, OFFERING_TABLE } from '../../domain/offerings';
import type { OfferingStep } from '../../domain/people';
import { CloseOfferingInput } from '../../schemas/offering';
import type { Context } from '../context';
import { DataError } from '../errors';
import { type Change, mutation } from '../mutation';
import { type Desk, seenWithState } from './load';
import { lockForStep } from './lock-for-step';
import { addRevision, endOpenVersion, newestRevision, recordStep } from './revise';

/** `conflict`: something has changed since the page was drawn; nothing was stored. */
export type Closed = { outcome: 'closed'; revision: number } | { outcome: 'conflict' };

/** Takes an offering out of the catalogue, for a while or for good. A draft of it stays as it is. */
export const closeOffering = mutation({
  action: 'offering.publish',
  input: CloseOfferingInput,
  target: lockForStep,
  run: async (ctx, { seen, step }, { desk }): Promise<Change<Closed>> => {
    if (seen !== seenWithState(desk)) return { result: { outcome: 'conflict' }, audit: [] };
    const last = desk.versions.at(-1);
    if (!last || !canTake(step, desk.state)) throw new DataError('conflict', { state: desk.state });
    const revision = await leaveCatalogue(ctx, desk, step);
    await recordStep(ctx, desk, { step, version: last.version, revision });
    const before = { version: last.version, state: desk.state };
    const after = { version: last.version, state: OFFERING_TABLE[step].to, revision };
    return {
      result: { outcome: 'closed', revision },
      audit: [{ kind: 'offering', id: desk.id, salt: desk.id, before, after }],
    };
  },
});

/** One that is paused is in no catalogue already, so withdrawing it changes none. Out: the newest revision then. */
async function leaveCatalogue(
  ctx: Context,
  { id, institution, state }: Desk,
  step: OfferingStep,
): Promise<number> {
  if (state !== 'published') return (await newestRevision(ctx.db)).number;
  const revision = await addRevision(ctx, { id, institution, step, after: null });
  await endOpenVersion(ctx.db, id, revision);
  return revision;
}
