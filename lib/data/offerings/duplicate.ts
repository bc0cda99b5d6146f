import { randomUUID } from 'node:crypto';
import { offeringDraft } from '@/db/schema';
import { DuplicateInput } from '../../schemas/offering';
import { personOf } from '../context';
import { type Change, mutation } from '../mutation';
import { latestOf, loadDesk } from './load';
import { lockOffering } from './scope';

/** Makes a new draft from an offering as it stands at the desk. The new one is published only when somebody says so. */
export const duplicateOffering = mutation({
  action: 'offering.edit',
  input: DuplicateInput,
  target: async (ctx, { offering }) => {
    await lockOffering(ctx.db, offering);
    const desk = await loadDesk(ctx, offering);
    return { institution: desk.institution, desk };
  },
  run: async (ctx, _, { desk }): Promise<Change<{ id: string }>> => {
    const offering = `N${randomUUID().slice(0, 13)}`;
    const { definition, text } = latestOf(desk);
    const copy = { definition: { ...definition, id: offering }, text };
    await ctx.db.insert(offeringDraft).values({
      ...{ id: randomUUID(), institution: desk.institution, offering, baseVersion: null },
      ...{ ...copy, editedBy: personOf(ctx.actor) ?? '' },
    });
    const entry = { kind: 'offering_draft', id: offering, salt: offering, before: null };
    return { result: { id: offering }, audit: [{ ...entry, after: { version: 1, ...copy } }] };
  },
});
