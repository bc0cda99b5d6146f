import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { offeringDraft } from '@/db/schema';
import { type OfferingEdit, SaveDraftInput } from '../../schemas/offering';
import { readOffering } from '../catalogue/revision';
import { type Context, personOf } from '../context';
import { DataError } from '../errors';
import { type Change, mutation } from '../mutation';
import { getReferenceLists } from '../reference/lists';
import { type Desk, latestOf, loadDesk, type Stored, seenOf } from './load';
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
  run: async (ctx, { seen, edit }, { desk }): Promise<Change<Saved>> => {
    if (seen !== seenOf(desk)) return { result: { outcome: 'conflict' }, audit: [] };
    const stored = edited(latestOf(desk), edit);
    await requirePlace(ctx, edit.place);
    if (!readOffering(stored)) throw new DataError('invalid', { at: 'edit' });
    const version = (desk.draft?.version ?? 0) + 1;
    await store(ctx, desk, { ...stored, version });
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

async function store(
  { db, actor }: Context,
  { id, institution, draft, versions }: Desk,
  { definition, text, version }: Stored & { version: number },
): Promise<void> {
  const content = { definition, text, version, editedBy: personOf(actor) ?? '' };
  if (draft)
    await db
      .update(offeringDraft)
      .set({ ...content, editedAt: sql`now()` })
      .where(eq(offeringDraft.id, draft.id));
  else
    await db.insert(offeringDraft).values({
      ...content,
      ...{ id: randomUUID(), institution, offering: id, baseVersion: versions.at(-1)?.version ?? null },
    });
}

/** What the audit log says of a draft. An offering is no secret, so its own id salts the hash. */
export function draftEntry({ id, draft }: Desk, after: unknown) {
  const before = draft && { version: draft.version, definition: draft.definition, text: draft.text };
  return { kind: 'offering_draft', id, salt: id, before, after };
}
