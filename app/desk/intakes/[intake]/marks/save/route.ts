import { formRoute, seeOther } from '@/app/_shell/form-route';
import { keepTyped } from '@/app/_shell/typed-forms';
import { getDeskIntake } from '@/lib/data/intakes/get';
import { saveMarks } from '@/lib/data/intakes/save-marks';
import { paths, posts } from '@/lib/paths';
import { readMarksForm } from '@/lib/schemas/intake';

type Params = { intake: string };

/** Keeps marks; a form with mistakes, or one that somebody has overtaken, comes back whole. */
export const POST = formRoute<Params>(async ({ context, params: { intake: id }, fields }) => {
  const again = async (errors: readonly { field: string; code: string }[], problem?: 'conflict') => {
    await keepTyped(context, { form: posts.saveMarks(id), fields, errors });
    return paths.intakeMarks(id, { again: '1', problem });
  };
  const { entries, criteria } = await getDeskIntake(context, id);
  const numbers = entries.map(({ number }) => number);
  const read = readMarksForm(fields, numbers, criteria.length);
  if (!read.ok) return again(read.errors);
  const { outcome } = await saveMarks(context, { intake: id, rows: read.rows });
  const isDone = outcome === 'saved' || outcome === 'same';
  if (isDone) return paths.deskIntake(id, { done: 'marks' });
  // Who may give no marks reads why on the page.
  return again([], outcome === 'conflict' ? outcome : undefined);
});

export async function GET(_: Request, { params }: { params: Promise<Params> }): Promise<Response> {
  return seeOther(paths.intakeMarks((await params).intake));
}
