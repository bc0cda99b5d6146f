import { formRoute, leadTo } from '@/app/_shell/form-route';
import { signedIn } from '@/app/_shell/sign-in-answers';
import { keepTyped } from '@/app/_shell/typed-forms';
import { changePassword } from '@/lib/data/accounts/change-password';
import { paths, posts } from '@/lib/paths';

/** Sets a password. Nothing of what was typed is kept. */
export const POST = formRoute(async ({ context, field }) => {
  const [current, password] = [field('current'), field('password') ?? ''];
  const again = async (one: string, code: string, minutes?: number) => {
    await keepTyped(context, { form: posts.changePassword(), fields: {}, errors: [{ field: one, code }] });
    return paths.accountDetails({ again: '1', minutes });
  };
  const done = await changePassword(context, { current: current ?? null, password });
  switch (done.outcome) {
    case 'changed':
      await signedIn(done);
      return paths.accountDetails({ done: 'passwordSaved' });
    case 'wrong':
      return again('current', 'wrongPassword');
    case 'tooMany':
      return done.minutes === null
        ? again('current', 'tooManyLink')
        : again('current', 'tooMany', done.minutes);
    case 'invalidPassword':
      return again('password', done.code);
  }
});

export const GET = leadTo(paths.accountDetails());
