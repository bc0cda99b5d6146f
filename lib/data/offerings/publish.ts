import { eq } from 'drizzle-orm';
import { offeringDraft, offeringVersion } from '@/db/schema';
import { differences } from '../../domain/offerings';
import { OfferingStepInput } from '../../schemas/offering';
import { DataError } from '../errors';
import { type Change, mutation } from '../mutation';
import { latestOf, seenWithState } from './load';
import { lockForStep } from './lock-for-step';
import { addRevision, endOpenVersion, recordStep } from './revise';

/**
 * `same`: there is nothing to publish. `conflict`: something has changed since the preview was drawn. Nothing was
 * stored in either case.
 */
export type Published =
  | { outcome: 'published'; version: number; revision: number }
  | { outcome: 'same' | 'conflict' };

/** Puts the draft, or where there is none the last version, into a new revision of the catalogue. */
export const publishOffering = mutation({
  action: 'offering.publish',
  input: OfferingStepInput,
  target: lockForStep,
  run: async (ctx, { seen }, { desk }): Promise<Change<Published>> => {
    if (seen !== seenWithState(desk)) return { result: { outcome: 'conflict' }, audit: [] };
    const { definition, text, content } = latestOf(desk);
    if (!content) throw new DataError('invalid', { at: 'definition' });
    const last = desk.versions.at(-1);
    const isSame = last?.content && differences(last.content, content).length === 0;
    if (desk.state === 'published' && isSame) return { result: { outcome: 'same' }, audit: [] };
    const { id, institution } = desk;
    const version = (last?.version ?? 0) + 1;
    const after = { version, definition, text };
    const revision = await addRevision(ctx, { id, institution, step: 'publish', after });
    await endOpenVersion(ctx.db, id, revision);
    await ctx.db.insert(offeringVersion).values({
      ...{ id, version, institution, fromRevision: revision, definition, text },
      illustrative: content.offering.illustrative,
    });
    if (desk.draft) await ctx.db.delete(offeringDraft).where(eq(offeringDraft.id, desk.draft.id));
    await recordStep(ctx, desk, { step: 'publish', version, revision });
    const before = last ? { version: last.version, state: desk.state } : null;
    return {
      result: { outcome: 'published', version, revision },
      audit: [{ kind: 'offering', id, salt: id, before, after: { ...after, revision } }],
    };
  },
});
