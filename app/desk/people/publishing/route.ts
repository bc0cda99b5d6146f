import { formRoute, leadTo } from '@/app/_shell/form-route';
import { setPublishing } from '@/lib/data/offerings/set-publishing';
import { paths } from '@/lib/paths';

/** Says whether an offering is published by one person or by two. */
export const POST = formRoute(async ({ context, field }) => {
  const { outcome } = await setPublishing(context, { twoPeople: field('people') === '2' });
  return paths.deskPeople(outcome === 'set' ? { done: 'publishing' } : { problem: outcome });
});

export const GET = leadTo(paths.deskPeople());
