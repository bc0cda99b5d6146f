import { formRoute, leadTo } from '@/app/_shell/form-route';
import { signedOut } from '@/app/_shell/sign-in-answers';
import { keepTyped } from '@/app/_shell/typed-forms';
import { eraseFirm } from '@/lib/data/accounts/erase-firm';
import { eraseOwn } from '@/lib/data/accounts/erase-own';
import { DataError } from '@/lib/data/errors';
import { paths, posts } from '@/lib/paths';

/** Deletes the firm with all that is its own, or, for others, their account alone. */
export const POST = formRoute(async ({ context, field }) => {
  const again = async (one: string, code: string, minutes?: number) => {
    await keepTyped(context, { form: posts.eraseAccount(), fields: {}, errors: [{ field: one, code }] });
    return paths.eraseAccount({ again: '1', minutes });
  };
  if (field('confirm') !== 'yes') return again('confirm', 'missing');
  const input = { password: field('password') ?? null, confirm: true } as const;
  const erase = context.actor.kind === 'firm_owner' ? eraseFirm : eraseOwn;
  try {
    const done = await erase(context, input);
    switch (done.outcome) {
      case 'erased':
        return await signedOut(paths.eraseAccount({ done: 'yes' }));
      case 'wrong':
        return await again('password', 'wrongPassword');
      case 'tooMany':
        return done.minutes === null
          ? await again('password', 'tooManyLink')
          : await again('password', 'tooMany', done.minutes);
    }
  } catch (error) {
    // They own a firm for which they do not act right now: that comes first.
    if (error instanceof DataError && error.code === 'conflict') return again('confirm', 'owner');
    throw error;
  }
});

export const GET = leadTo(paths.eraseAccount());
