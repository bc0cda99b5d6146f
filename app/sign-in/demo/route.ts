import { formRoute, leadTo } from '@/app/_shell/form-route';
import { halfWayIn, signedIn, whence } from '@/app/_shell/sign-in-answers';
import { signInDemo } from '@/lib/data/accounts/sign-in-demo';
import { ownPath, paths } from '@/lib/paths';

/** Signs in as somebody of the demonstration. */
export const POST = formRoute(async ({ context, field }) => {
  const { device } = await whence();
  const done = await signInDemo(context, { key: field('key') || '?', device });
  const next = field('next');
  const onwards = next === undefined ? undefined : ownPath(next);
  if (done.outcome === 'secondStep') return halfWayIn(done, onwards);
  await signedIn(done);
  return onwards ?? paths.account();
});

export const GET = leadTo(paths.signIn());
