import { randomUUID } from 'node:crypto';
import { formRoute, seeOther } from '@/app/_shell/form-route';
import { storable } from '@/app/_shell/typed-forms';
import { saveDraft } from '@/lib/data/offerings/save-draft';
import { dropTypedEdit, saveTypedEdit } from '@/lib/data/offerings/save-typed-edit';
import { getReferenceLists } from '@/lib/data/reference/lists';
import { paths } from '@/lib/paths';
import { readOfferingForm } from '@/lib/schemas/offering';
import { shownOf, typedInForm } from '@/lib/schemas/typed-edit';

/**
 * Saves what was typed, or keeps it for whoever types; a form with mistakes, or one that somebody has overtaken, comes
 * back whole.
 */
export const POST = formRoute<{ id: string }>(async ({ context, params: { id }, fields, field }) => {
  const { go, look, drop, ...rest } = storable(fields);
  const { typedIn, fields: typed } = typedInForm(rest, randomUUID());
  const keep = (errors: { field: string; code: string }[] = []) =>
    saveTypedEdit(context, { offering: id, typedIn, byItself: go?.[0] === 'keep', fields: typed, errors });
  const again = (problem?: 'conflict') => paths.editOffering(id, { typed: typedIn.form, problem });
  const other = shownOf(look?.[0] ?? drop?.[0]);
  // Another text than the one in the form, which waits meanwhile.
  if (other) {
    await keep();
    if (look) return paths.editOffering(id, { typed: other.form });
    await dropTypedEdit(context, { offering: id, typed: other });
    return again();
  }
  if (go?.[0] === 'drop') {
    await dropTypedEdit(context, { offering: id, typed: typedIn });
    return paths.editOffering(id);
  }
  // Sent by the page itself, which stays as it is.
  if (go?.[0] === 'keep') {
    const { isKept } = await keep();
    return new Response(null, { status: isKept ? 204 : 409, headers: { 'cache-control': 'no-store' } });
  }
  const { subdivisions } = await getReferenceLists(context);
  const read = readOfferingForm(fields, new Set(subdivisions.keys()));
  if (!read.ok) {
    await keep([...read.errors]);
    return again();
  }
  const done = await saveDraft(context, {
    ...{ offering: id, seen: field('seen') ?? '', edit: read.edit, typedIn },
  });
  if (done.outcome === 'saved') return paths.deskOffering(id, { done: 'saved' });
  await keep();
  return again('conflict');
});

type Route = { params: Promise<{ id: string }> };

export async function GET(_: Request, { params }: Route): Promise<Response> {
  return seeOther(paths.editOffering((await params).id));
}
