import { formRoute, seeOther } from '@/app/_shell/form-route';
import { closeOffering } from '@/lib/data/offerings/close';
import { paths } from '@/lib/paths';

/** Takes an offering out of the catalogue. */
export const POST = formRoute<{ id: string }>(async ({ context, params: { id }, field }) => {
  const step = field('step') === 'withdraw' ? 'withdraw' : 'pause';
  const done = await closeOffering(context, { offering: id, step, seen: field('seen') ?? '' });
  return done.outcome === 'closed'
    ? paths.deskOffering(id, { done: step })
    : paths.closeOffering(id, step, { problem: 'conflict' });
});

type Route = { params: Promise<{ id: string }> };

export async function GET(_: Request, { params }: Route): Promise<Response> {
  return seeOther(paths.deskOffering((await params).id));
}
