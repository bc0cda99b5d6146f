import { eq } from 'drizzle-orm';
import { offeringDraft } from '@/db/schema';
import { OfferingStepInput } from '../../schemas/offering';
import { DataError } from '../errors';
import { type Change, mutation } from '../mutation';
import { loadDesk, seenOf } from './load';
import { draftEntry } from './save-draft';
import { dropTypedEdits } from './save-typed-edit';
import { dropScheduled } from './scheduled';
import { lockOffering } from './scope';

/** `gone`: the offering was never published, so nothing of it is left. */
export type Discarded = { outcome: 'discarded' | 'gone' | 'conflict' };

/** Throws away what a desk was changing about an offering. */
export const discardDraft = mutation({
  action: 'offering.edit',
  input: OfferingStepInput,
  target: async (ctx, { offering }) => {
    await lockOffering(ctx.db, offering);
    const desk = await loadDesk(ctx, offering);
    if (!desk.draft) throw new DataError('not_found', { entity: 'offering' });
    return { institution: desk.institution, desk };
  },
  run: async (ctx, { seen, offering }, { desk }): Promise<Change<Discarded>> => {
    if (seen !== seenOf(desk)) return { result: { outcome: 'conflict' }, audit: [] };
    await ctx.db.delete(offeringDraft).where(eq(offeringDraft.offering, offering));
    await dropTypedEdits(ctx, offering);
    // Of what is gone, nothing is left that could be published on a day.
    if (desk.versions.length === 0) await dropScheduled(ctx, offering, null);
    const outcome = desk.versions.length > 0 ? 'discarded' : 'gone';
    return { result: { outcome }, audit: [draftEntry(desk, null)] };
  },
});
