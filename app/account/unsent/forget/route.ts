import { formRoute, leadTo } from '@/app/_shell/form-route';
import { forgetUnsent } from '@/app/_shell/unsent';
import { personOf } from '@/lib/data/context';
import { DataError } from '@/lib/data/errors';
import { paths } from '@/lib/paths';

/** Throws away what was typed before a session ended. */
export const POST = formRoute(async ({ context, field }) => {
  if (personOf(context.actor) === null) throw new DataError('forbidden', { action: 'form.keep' });
  await forgetUnsent(context, field('action') ?? '');
  return paths.unsent();
});

export const GET = leadTo(paths.unsent());
