import { formRoute, seeOther } from '@/app/_shell/form-route';
import { callOffStep } from '@/lib/data/offerings/call-off';
import { paths } from '@/lib/paths';
import { isId } from '@/lib/schemas/id';

/** Calls off what was wanted on a day; what is gone already needs no more. */
export const POST = formRoute<{ id: string }>(async ({ context, params: { id }, field }) => {
  const scheduled = field('scheduled');
  if (!isId(scheduled)) return paths.deskOffering(id);
  const { outcome } = await callOffStep(context, { offering: id, scheduled });
  return paths.deskOffering(id, outcome === 'off' ? { done: 'calledOff' } : {});
});

type Route = { params: Promise<{ id: string }> };

export async function GET(_: Request, { params }: Route): Promise<Response> {
  return seeOther(paths.deskOffering((await params).id));
}
