import { formRoute, leadTo } from '@/app/_shell/form-route';
import { halfWayIn, signedIn, whence } from '@/app/_shell/sign-in-answers';
import { keepTyped } from '@/app/_shell/typed-forms';
import { steadily } from '@/lib/auth/steady';
import { signIn } from '@/lib/data/accounts/sign-in';
import { ownPath, paths, posts } from '@/lib/paths';
import { emailProblem } from '@/lib/schemas/account';

/** Signs in by a password. What is wrong of the two is not said: it would tell who has an account. */
export const POST = formRoute(async ({ context, field }) => {
  const [email, password, next] = [field('email') ?? '', field('password') ?? '', field('next')];
  const onwards = next === undefined ? undefined : ownPath(next);
  const again = async (errors: readonly { field: string; code: string }[], minutes?: number) => {
    await keepTyped(context, { form: posts.signIn(), fields: { email: [email] }, errors });
    return paths.signIn(onwards, { again: '1', minutes });
  };
  const address = emailProblem(email);
  const missing = [
    ...(address ? [{ field: 'email', code: address }] : []),
    ...(password === '' ? [{ field: 'password', code: 'missing' }] : []),
  ];
  if (missing.length > 0) return again(missing);
  const from = await whence();
  const done = await steadily(() => signIn(context, { email, password, ...from }));
  switch (done.outcome) {
    case 'signedIn':
      await signedIn(done);
      return onwards ?? paths.account();
    case 'secondStep':
      return halfWayIn(done, onwards);
    case 'wrong':
      return again([{ field: 'password', code: 'wrong' }]);
    case 'tooMany':
      return done.minutes === null
        ? again([{ field: 'password', code: 'tooManyLink' }])
        : again([{ field: 'password', code: 'tooMany' }], done.minutes);
  }
});

export const GET = leadTo(paths.signIn());
