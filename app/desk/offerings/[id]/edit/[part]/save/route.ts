import { withOpened } from '@/app/_desk/code-picker';
import { editPath, typedSteps } from '@/app/_desk/typed-steps';
import { formRoute, seeOther } from '@/app/_shell/form-route';
import { DataError } from '@/lib/data/errors';
import { saveOfferingPart } from '@/lib/data/offerings/save-part';
import { getReferenceLists } from '@/lib/data/reference/lists';
import { placesByCountry } from '@/lib/data/reference/places-by-country';
import { paths } from '@/lib/paths';
import type { FormFields } from '@/lib/schemas/fields';
import { PART_BYTES } from '@/lib/schemas/limits';
import {
  mistakesOf,
  ofPicker,
  PICKERS,
  readListStep,
  readPart,
  readPartForm,
  withAdded,
  withoutItem,
} from '@/lib/schemas/offering-parts';

type Params = { id: string; part: string };

/** Saves one part of an offering; a form with mistakes, or whose lists are looked through or changed, comes back whole. */
export const POST = formRoute<Params>(async ({ context, params, fields, field }) => {
  const { id } = params;
  const part = readPart(params.part);
  if (!part) throw new DataError('not_found', { entity: 'part' });
  const steps = typedSteps(context, { offering: id, page: part, fields });
  const aside = await steps.aside();
  if (aside !== null) return aside;
  const changed = afterListStep(steps.go, steps.typed);
  if (changed) {
    await steps.keep(changed.problem ? [changed.problem] : [], changed.fields);
    return `${steps.again()}#${encodeURIComponent(changed.at)}`;
  }
  const read = readPartForm(part, fields, placesByCountry(await getReferenceLists(context)));
  if (read.problems.length > 0) {
    await steps.keep(read.problems);
    return steps.again();
  }
  const done = await saveOfferingPart(context, {
    ...{ offering: id, seen: field('seen') ?? '', part, cells: { ...read.cells }, typedIn: steps.typedIn },
  });
  switch (done.outcome) {
    case 'saved':
      return paths.deskOffering(id, { done: 'saved' });
    case 'refused':
      await steps.keep(mistakesOf(done.problems));
      return steps.again();
    case 'conflict':
      await steps.keep();
      return steps.again('conflict');
  }
}, PART_BYTES);

type Changed = {
  fields: FormFields;
  problem: { field: string; code: string } | null;
  /** Where to go on in the form. */
  at: string;
};

/** In: a button, and the form it stands in. Out: the form after what the button does to one of its lists; null for another button. */
function afterListStep(go: string, fields: FormFields): Changed | null {
  for (const picker of PICKERS) {
    if (go === `${picker}find`) return { fields, problem: null, at: `${picker}codes` };
    const opened = go.startsWith(`${picker}open `) ? go.slice(`${picker}open `.length) : '';
    if (!opened) continue;
    const { opened: open = [] } = withOpened(ofPicker(fields, picker), opened);
    return { fields: { ...fields, [`${picker}opened`]: open }, problem: null, at: `${picker}pick.${opened}` };
  }
  const step = readListStep(go);
  if (!step) return null;
  if (step.step === 'remove')
    return { fields: withoutItem(fields, step.list, step.item), problem: null, at: step.list };
  return { ...withAdded(fields, step.list, true), at: step.list };
}

type Route = { params: Promise<Params> };

export async function GET(_: Request, { params }: Route): Promise<Response> {
  const { id, part } = await params;
  return seeOther(editPath(id, readPart(part) ?? 'main'));
}
