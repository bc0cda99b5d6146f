import { formRoute, leadTo } from '@/app/_shell/form-route';
import { signedOut } from '@/app/_shell/sign-in-answers';
import { signOut } from '@/lib/data/accounts/sign-out';
import { paths } from '@/lib/paths';

/** Ends this session. One that has ended already is no failure. */
export const POST = formRoute(async ({ context }) => {
  if (context.actor.kind !== 'visitor') await signOut(context, {});
  return signedOut(paths.home());
});

export const GET = leadTo(paths.account());
