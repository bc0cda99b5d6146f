import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { offeringDraft } from '@/db/schema';
import type { OfferingEdit } from '../../schemas/offering';
import { SaveDraftInput } from '../../schemas/typed-edit';
import { type Context, personOf } from '../context';
import { DataError } from '../errors';
import { type Change, mutation } from '../mutation';
import { getReferenceLists } from '../reference/lists';
import type { Latest } from './latest';
import { isSound, latestOf, loadDesk, type Stored, seenOnPage } from './load';
import { endTypedEdit } from './save-typed-edit';
import { lockOffering } from './scope';

/** `conflict`: somebody has saved, discarded or published since the form was drawn; nothing was stored. */
export type Saved = { outcome: 'saved'; version: number } | { outcome: 'conflict' };

/** Saves what a desk is changing about an offering; nobody else sees it before it is published. */
export const saveDraft = mutation({
  action: 'offering.edit',
  input: SaveDraftInput,
  target: async (ctx, { offering }) => {
    await lockOffering(ctx.db, offering);
    const desk = await loadDesk(ctx, offering);
    return { institution: desk.institution, desk };
  },
  run: async (ctx, { seen, edit, typedIn }, { desk }): Promise<Change<Saved>> => {
    if (seen !== seenOnPage(desk, 'main')) return { result: { outcome: 'conflict' }, audit: [] };
    const stored = edited(latestOf(desk), edit);
    await requirePlace(ctx, edit.place);
    if (!isSound(stored)) throw new DataError('invalid', { at: 'edit' });
    const version = (desk.draft?.version ?? 0) + 1;
    await storeDraft(ctx, desk, { ...stored, version });
    if (typedIn) await endTypedEdit(ctx, desk.id, typedIn);
    return {
      result: { outcome: 'saved', version },
      audit: [draftEntry(desk, { version, ...stored })],
    };
  },
});

function edited({ definition }: Stored, edit: OfferingEdit): Stored {
  const { name, summary, conditions, how } = edit;
  return {
    definition: {
      ...definition,
      name: name.en,
      price_usd: edit.priceUsd,
      modality: edit.modality,
      place: edit.place,
      languages: edit.languages,
      learning_form: edit.learningForm,
      hours_month: edit.hoursMonth,
      months: edit.months,
      seats: edit.seats,
      intake: edit.intake,
    },
    text: { name, summary, conditions, how },
  };
}

async function requirePlace(ctx: Context, place: string): Promise<void> {
  const { subdivisions } = await getReferenceLists(ctx);
  if (!subdivisions.has(place)) throw new DataError('invalid', { at: 'place' });
}

/** Where a draft is put. */
type Place = Pick<Latest, 'id' | 'institution' | 'draft' | 'versions'>;

type Content = Stored & { version: number };

/** Puts a draft in the place of the one there is, or begins one. */
export async function storeDraft(ctx: Context, place: Place, content: Content): Promise<void> {
  const { db, actor } = ctx;
  if (!place.draft) return beginDrafts(ctx, [{ place, content }]);
  const { definition, text, version } = content;
  await db
    .update(offeringDraft)
    .set({ definition, text, version, editedBy: personOf(actor) ?? '', editedAt: sql`now()` })
    .where(eq(offeringDraft.id, place.draft.id));
}

/** Begins drafts of offerings that have none. */
export async function beginDrafts(
  { db, actor }: Context,
  drafts: readonly { place: Place; content: Content }[],
): Promise<void> {
  if (drafts.length === 0) return;
  const editedBy = personOf(actor) ?? '';
  await db.insert(offeringDraft).values(
    drafts.map(({ place: { id, institution, versions }, content: { definition, text, version } }) => ({
      ...{ id: randomUUID(), institution, offering: id, baseVersion: versions.at(-1)?.version ?? null },
      ...{ definition, text, version, editedBy },
    })),
  );
}

/** What the audit log says of a draft. An offering is no secret, so its own id salts the hash. */
export function draftEntry({ id, draft }: Pick<Place, 'id' | 'draft'>, after: unknown) {
  const before = draft && { version: draft.version, definition: draft.definition, text: draft.text };
  return { kind: 'offering_draft', id, salt: id, before, after };
}
