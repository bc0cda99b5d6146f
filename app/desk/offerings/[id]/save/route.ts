import { formRoute, seeOther } from '@/app/_shell/form-route';
import { keepTyped, storable } from '@/app/_shell/typed-forms';
import { DataError } from '@/lib/data/errors';
import { saveDraft } from '@/lib/data/offerings/save-draft';
import { saveTypedEdit } from '@/lib/data/offerings/save-typed-edit';
import { getReferenceLists } from '@/lib/data/reference/lists';
import { paths, posts } from '@/lib/paths';
import { readOfferingForm } from '@/lib/schemas/offering';

/**
 * Saves what was typed, or keeps it for whoever types; a form with mistakes, or one that somebody has overtaken, comes
 * back whole.
 */
export const POST = formRoute<{ id: string }>(async ({ context, params: { id }, fields, field }) => {
  const { go, turn, ...typed } = storable(fields);
  if (go?.[0] === 'drop') {
    await saveTypedEdit(context, { offering: id, fields: null });
    return paths.editOffering(id);
  }
  // Sent by the page itself, which stays as it is.
  if (go?.[0] === 'keep') {
    await saveTypedEdit(context, { offering: id, fields: typed });
    return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
  }
  const again = async (errors: readonly { field: string; code: string }[], problem?: 'conflict') => {
    await keepTyped(context, { form: posts.saveDraft(id), fields, errors });
    return paths.editOffering(id, { again: '1', problem });
  };
  const { subdivisions } = await getReferenceLists(context);
  const read = readOfferingForm(fields, new Set(subdivisions.keys()));
  try {
    if (!read.ok) {
      await saveTypedEdit(context, { offering: id, fields: typed });
      return again(read.errors);
    }
    const done = await saveDraft(context, { offering: id, seen: field('seen') ?? '', edit: read.edit });
    if (done.outcome === 'saved') return paths.deskOffering(id, { done: 'saved' });
    await saveTypedEdit(context, { offering: id, fields: typed });
    return again([], 'conflict');
  } catch (error) {
    // Signed out meanwhile: the page says so, and shows it again to whoever signs in here.
    if (error instanceof DataError && error.code === 'forbidden') return again([]);
    throw error;
  }
});

type Route = { params: Promise<{ id: string }> };

export async function GET(_: Request, { params }: Route): Promise<Response> {
  return seeOther(paths.editOffering((await params).id));
}
