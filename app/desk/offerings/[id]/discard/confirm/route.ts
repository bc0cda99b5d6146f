import { formRoute, seeOther } from '@/app/_shell/form-route';
import { discardDraft } from '@/lib/data/offerings/discard-draft';
import { paths } from '@/lib/paths';

/** Throws the draft of an offering away. */
export const POST = formRoute<{ id: string }>(async ({ context, params: { id }, field }) => {
  const { outcome } = await discardDraft(context, { offering: id, seen: field('seen') ?? '' });
  switch (outcome) {
    case 'discarded':
      return paths.deskOffering(id, { done: 'discarded' });
    case 'gone':
      return paths.deskOfferings();
    case 'conflict':
      return paths.discardDraft(id, { problem: 'conflict' });
  }
});

type Route = { params: Promise<{ id: string }> };

export async function GET(_: Request, { params }: Route): Promise<Response> {
  return seeOther(paths.discardDraft((await params).id));
}
