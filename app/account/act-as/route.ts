import { formRoute, leadTo } from '@/app/_shell/form-route';
import { signedIn } from '@/app/_shell/sign-in-answers';
import { actAs } from '@/lib/data/accounts/act-as';
import { paths } from '@/lib/paths';
import { isId } from '@/lib/schemas/id';

/** Acts for somebody else from now on; the session gets a new token. */
export const POST = formRoute(async ({ context, field }) => {
  const membership = field('membership');
  if (isId(membership)) await signedIn(await actAs(context, { membership }));
  return paths.account();
});

export const GET = leadTo(paths.account());
