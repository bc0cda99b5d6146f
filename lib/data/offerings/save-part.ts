import type { RowProblem } from '../../schemas/offering-import';
import { readPartCells } from '../../schemas/offering-parts';
import { SavePartInput } from '../../schemas/typed-edit';
import { DataError } from '../errors';
import { type Change, mutation } from '../mutation';
import { importLists } from './import/lists';
import { isSound, latestOf, loadDesk, seenOnPage, storedOf } from './load';
import { draftEntry, storeDraft } from './save-draft';
import { endTypedEdit } from './save-typed-edit';
import { lockOffering } from './scope';

/**
 * `refused`: something is to be mended, each by the name of its column. `conflict`: somebody has saved, discarded or
 * published since the form was drawn. Nothing was stored in either case.
 */
export type SavedPart =
  | { outcome: 'saved'; version: number }
  | { outcome: 'refused'; problems: readonly RowProblem[] }
  | { outcome: 'conflict' };

/** Saves one part of what a desk is changing about an offering, and leaves the others as they are. */
export const saveOfferingPart = mutation({
  action: 'offering.edit',
  input: SavePartInput,
  target: async (ctx, { offering }) => {
    await lockOffering(ctx.db, offering);
    const desk = await loadDesk(ctx, offering);
    return { institution: desk.institution, desk };
  },
  run: async (ctx, { seen, part, cells, typedIn }, { desk }): Promise<Change<SavedPart>> => {
    const read = readPartCells({ part, cells }, storedOf(latestOf(desk)), await importLists(ctx));
    if (!read.ok) return { result: { outcome: 'refused', problems: read.problems }, audit: [] };
    if (!isSound(read.stored)) throw new DataError('invalid', { at: 'cells' });
    // What cannot be read cannot be shown beside what somebody else has saved.
    if (seen !== seenOnPage(desk, part)) return { result: { outcome: 'conflict' }, audit: [] };
    const version = (desk.draft?.version ?? 0) + 1;
    await storeDraft(ctx, desk, { ...read.stored, version });
    if (typedIn) await endTypedEdit(ctx, desk.id, typedIn);
    return {
      result: { outcome: 'saved', version },
      audit: [draftEntry(desk, { version, ...read.stored })],
    };
  },
});
