import { formRoute, seeOther } from '@/app/_shell/form-route';
import { askToPublish } from '@/lib/data/offerings/ask-to-publish';
import { paths } from '@/lib/paths';

/** Asks somebody else of the desk to publish what the preview showed; what has changed since is shown first. */
export const POST = formRoute<{ id: string }>(async ({ context, params: { id }, field }) => {
  const { outcome } = await askToPublish(context, { offering: id, seen: field('seen') ?? '' });
  switch (outcome) {
    case 'asked':
      return paths.deskOffering(id, { done: 'asked' });
    case 'free':
    case 'same':
    case 'unfinished':
      return paths.publishOffering(id);
    case 'rule':
    case 'conflict':
      return paths.publishOffering(id, { problem: outcome });
  }
});

type Route = { params: Promise<{ id: string }> };

export async function GET(_: Request, { params }: Route): Promise<Response> {
  return seeOther(paths.publishOffering((await params).id));
}
