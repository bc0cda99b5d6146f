import { formRoute, seeOther } from '@/app/_shell/form-route';
import { keepTyped } from '@/app/_shell/typed-forms';
import { changeIntake } from '@/lib/data/intakes/save';
import { paths, posts } from '@/lib/paths';
import { isId } from '@/lib/schemas/id';
import { readIntakeForm } from '@/lib/schemas/intake';
import { postedVersion } from '@/lib/schemas/posted-version';

type Params = { intake: string };

/** Publishes what was changed; a form with mistakes, or one that somebody has overtaken, comes back whole. */
export const POST = formRoute<Params>(async ({ context, params: { intake }, fields, field }) => {
  if (!isId(intake)) return paths.deskIntake(intake);
  const again = async (errors: readonly { field: string; code: string }[], problem?: 'conflict') => {
    await keepTyped(context, { form: posts.saveIntake(intake), fields, errors });
    return paths.editIntake(intake, { again: '1', problem });
  };
  const read = readIntakeForm(fields, context.today);
  if (!read.ok) return again(read.errors);
  const done = await changeIntake(context, { intake, seen: postedVersion(field('seen')), terms: read.terms });
  switch (done.outcome) {
    case 'saved':
      return paths.deskIntake(intake, { done: 'changed' });
    case 'conflict':
      return again([], 'conflict');
    case 'problems':
      return again(done.problems);
  }
});

export async function GET(_: Request, { params }: { params: Promise<Params> }): Promise<Response> {
  return seeOther(paths.editIntake((await params).intake));
}
