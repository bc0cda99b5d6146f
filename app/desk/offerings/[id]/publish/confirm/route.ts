import { formRoute, seeOther } from '@/app/_shell/form-route';
import { publishOffering } from '@/lib/data/offerings/publish';
import { paths } from '@/lib/paths';

/** Publishes what the preview showed; what has changed since is shown first. */
export const POST = formRoute<{ id: string }>(async ({ context, params: { id }, field }) => {
  const done = await publishOffering(context, { offering: id, seen: field('seen') ?? '' });
  switch (done.outcome) {
    case 'published':
      return paths.deskOffering(id, { done: 'published' });
    case 'same':
    case 'unfinished':
    // What is to be done before it is published stands on the page.
    case 'second':
      return paths.publishOffering(id);
    case 'rule':
      return paths.publishOffering(id, { problem: 'rule' });
    case 'conflict':
      return paths.publishOffering(id, { problem: 'conflict' });
  }
});

type Route = { params: Promise<{ id: string }> };

export async function GET(_: Request, { params }: Route): Promise<Response> {
  return seeOther(paths.publishOffering((await params).id));
}
