import { formRoute, seeOther } from '@/app/_shell/form-route';
import { duplicateOffering } from '@/lib/data/offerings/duplicate';
import { paths } from '@/lib/paths';

/** Makes a copy that nobody else sees yet. */
export const POST = formRoute<{ id: string }>(async ({ context, params: { id } }) => {
  const copy = await duplicateOffering(context, { offering: id });
  return paths.deskOffering(copy.id, { done: 'copied' });
});

type Route = { params: Promise<{ id: string }> };

export async function GET(_: Request, { params }: Route): Promise<Response> {
  return seeOther(paths.deskOffering((await params).id));
}
