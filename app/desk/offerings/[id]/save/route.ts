import { formRoute, seeOther } from '@/app/_shell/form-route';
import { keepTyped, storable } from '@/app/_shell/typed-forms';
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
    await saveTypedEdit(context, { offering: id, fields: typed });
    await keepTyped(context, { form: posts.saveDraft(id), fields, errors });
    return paths.editOffering(id, { again: '1', problem });
  };
  const { subdivisions } = await getReferenceLists(context);
  const read = readOfferingForm(fields, new Set(subdivisions.keys()));
  if (!read.ok) return again(read.errors);
  const done = await saveDraft(context, { offering: id, seen: field('seen') ?? '', edit: read.edit });
  return done.outcome === 'saved' ? paths.deskOffering(id, { done: 'saved' }) : again([], 'conflict');
});

type Route = { params: Promise<{ id: string }> };

export async function GET(_: Request, { params }: Route): Promise<Response> {
  return seeOther(paths.editOffering((await params).id));
}
