import { formRoute, leadTo } from '@/app/_shell/form-route';
import { keepTyped } from '@/app/_shell/typed-forms';
import { keepOffering } from '@/lib/data/saved/keep';
import { paths, posts } from '@/lib/paths';
import { NOTE_LENGTH } from '@/lib/schemas/kept';
import { answerText } from '@/lib/schemas/request';

/** Keeps an offering, or saves the note on it, and leads back to the page it was sent from. */
export const POST = formRoute(async ({ context, fields, field }) => {
  const offering = field('offering') ?? '';
  const typed = field('note');
  if (typed === undefined) {
    await keepOffering(context, { offering });
    return returnTo(field('from'), offering);
  }
  const note = answerText(typed);
  if (note.length > NOTE_LENGTH) {
    const errors = [{ field: 'note', code: 'noteLong' }];
    await keepTyped(context, { form: posts.keepOffering(), fields, errors });
    return paths.savedOfferings({ again: '1' });
  }
  await keepOffering(context, { offering, note });
  return paths.savedOfferings({ done: 'note' });
});

function returnTo(from: string | undefined, offering: string): string {
  switch (from) {
    case 'results':
      return paths.results();
    case 'all':
      return paths.allResults();
    case 'match':
      return paths.match(offering);
    default:
      return paths.savedOfferings();
  }
}

export const GET = leadTo(paths.savedOfferings());
