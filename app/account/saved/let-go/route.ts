import { formRoute, ignoreMissing, leadTo } from '@/app/_shell/form-route';
import { letGoOffering } from '@/lib/data/saved/let-go';
import { paths } from '@/lib/paths';

/** Takes an offering off the list of those that are kept. */
export const POST = formRoute(async ({ context, field }) => {
  const offering = field('offering') ?? '';
  await letGoOffering(context, { offering }).catch(ignoreMissing);
  return field('from') === 'match' ? paths.match(offering) : paths.savedOfferings({ done: 'gone' });
});

export const GET = leadTo(paths.savedOfferings());
