import { typedSteps } from '@/app/_desk/typed-steps';
import { formRoute, seeOther } from '@/app/_shell/form-route';
import { saveDraft } from '@/lib/data/offerings/save-draft';
import { getReferenceLists } from '@/lib/data/reference/lists';
import { paths } from '@/lib/paths';
import { readOfferingForm } from '@/lib/schemas/offering';

/**
 * Saves what was typed, or keeps it for whoever types; a form with mistakes, or one that somebody has overtaken, comes
 * back whole.
 */
export const POST = formRoute<{ id: string }>(async ({ context, params: { id }, fields, field }) => {
  const steps = typedSteps(context, { offering: id, page: 'main', fields });
  const aside = await steps.aside();
  if (aside !== null) return aside;
  const { subdivisions } = await getReferenceLists(context);
  const read = readOfferingForm(fields, new Set(subdivisions.keys()));
  if (!read.ok) {
    await steps.keep(read.errors);
    return steps.again();
  }
  const { typedIn } = steps;
  const done = await saveDraft(context, {
    ...{ offering: id, seen: field('seen') ?? '', edit: read.edit, typedIn },
  });
  if (done.outcome === 'saved') return paths.deskOffering(id, { done: 'saved' });
  await steps.keep();
  return steps.again('conflict');
});

type Route = { params: Promise<{ id: string }> };

export async function GET(_: Request, { params }: Route): Promise<Response> {
  return seeOther(paths.editOffering((await params).id));
}
