import { formRoute, seeOther } from '@/app/_shell/form-route';
import { keepTyped } from '@/app/_shell/typed-forms';
import { openIntake } from '@/lib/data/intakes/save';
import { paths, posts } from '@/lib/paths';
import { readIntakeForm } from '@/lib/schemas/intake';

/** Publishes a new group; a form with mistakes comes back as it was typed. */
export const POST = formRoute<{ id: string }>(async ({ context, params: { id }, fields }) => {
  const again = async (errors: readonly { field: string; code: string }[]) => {
    await keepTyped(context, { form: posts.openIntake(id), fields, errors });
    return paths.newIntake(id, { again: '1' });
  };
  const read = readIntakeForm(fields, context.today);
  if (!read.ok) return again(read.errors);
  const done = await openIntake(context, { offering: id, terms: read.terms });
  if (done.outcome === 'problems') return again(done.problems);
  return done.outcome === 'saved' ? paths.deskIntake(done.id, { done: 'opened' }) : paths.deskIntakes(id);
});

type Route = { params: Promise<{ id: string }> };

export async function GET(_: Request, { params }: Route): Promise<Response> {
  return seeOther(paths.newIntake((await params).id));
}
