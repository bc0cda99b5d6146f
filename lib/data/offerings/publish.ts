import { eq } from 'drizzle-orm';
import { offeringDraft, offeringVersion, publishAsk } from '@/db/schema';
import { type PublishProblem, publishProblem, publishTurn } from '../../domain/offerings';
import { OfferingStepInput } from '../../schemas/offering';
import { type Context, personOf } from '../context';
import { DataError } from '../errors';
import { type Change, mutation } from '../mutation';
import { getReferenceLists } from '../reference/lists';
import { type Desk, latestOf, seenWithState } from './load';
import { lockForStep } from './lock-for-step';
import { addRevision, endOpenVersion, recordStep } from './revise';
import { ruleSetting } from './rule-setting';

/**
 * `unfinished`: not all is said that must be. `same`: there is nothing to publish. `conflict`: something has changed since the preview was drawn. `rule`: the rule
 * of whom it is for has a mistake, or a test firm of it comes out otherwise. `second`: two people are needed, and nobody
 * else has asked for it. Nothing was stored in any of these cases.
 */
export type Published =
  | { outcome: 'published'; version: number; revision: number }
  | { outcome: Unpublishable | 'second' };
export type Unpublishable = 'conflict' | PublishProblem['why'];

/** Puts the draft, or where there is none the last version, into a new revision of the catalogue. */
export const publishOffering = mutation({
  action: 'offering.publish',
  input: OfferingStepInput,
  target: lockForStep,
  run: async (ctx, { seen }, { desk }): Promise<Change<Published>> => {
    const problem = await unpublishable(ctx, seen, desk);
    if (problem) return { result: { outcome: problem }, audit: [] };
    const turn = publishTurn(desk.twoPeople, desk.ask, personOf(ctx.actor));
    if (turn === 'ask' || turn === 'wait') return { result: { outcome: 'second' }, audit: [] };
    const { id, institution } = desk;
    const { definition, text, content } = readable(desk);
    const last = desk.versions.at(-1);
    const version = (last?.version ?? 0) + 1;
    const after = { version, definition, text };
    const revision = await addRevision(ctx, { id, institution, step: 'publish', after });
    await endOpenVersion(ctx.db, id, revision);
    await ctx.db.insert(offeringVersion).values({
      ...{ id, version, institution, fromRevision: revision, definition, text },
      illustrative: content.offering.illustrative,
    });
    await ctx.db.delete(publishAsk).where(eq(publishAsk.offering, id));
    if (desk.draft) await ctx.db.delete(offeringDraft).where(eq(offeringDraft.id, desk.draft.id));
    await recordStep(ctx, desk, { step: 'publish', version, revision });
    const before = last ? { version: last.version, state: desk.state } : null;
    return {
      result: { outcome: 'published', version, revision },
      audit: [{ kind: 'offering', id, salt: id, before, after: { ...after, revision } }],
    };
  },
});

/** In: what the page was drawn from, and how the offering stands. Out: why nobody can publish it so; null if one can. */
export async function unpublishable(ctx: Context, seen: string, desk: Desk): Promise<Unpublishable | null> {
  if (seen !== seenWithState(desk)) return 'conflict';
  const last = desk.versions.at(-1)?.content ?? null;
  const { content: next, unsaid } = readable(desk);
  const offering = { state: desk.state, last, next, unsaid };
  return publishProblem(offering, ruleSetting(ctx, await getReferenceLists(ctx)))?.why ?? null;
}

function readable(desk: Desk) {
  const { content, ...stored } = latestOf(desk);
  if (!content) throw new DataError('invalid', { at: 'definition' });
  return { ...stored, content };
}
