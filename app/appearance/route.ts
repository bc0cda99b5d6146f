import { cookies } from 'next/headers';
import { COOKIES, isAppearance } from '@/lib/auth/locale';
import { rememberFor } from '@/lib/auth/remember';
import { ownPath, paths } from '@/lib/paths';
import { formRoute, leadTo } from '../_shell/form-route';

/** Remembers the look of the page, on this device only, and returns to the page it was chosen on. */
export const POST = formRoute(async ({ field }) => {
  const chosen = field('look');
  if (isAppearance(chosen)) (await cookies()).set(COOKIES.appearance, chosen, rememberFor('year'));
  return ownPath(field('path'));
});

export const GET = leadTo(paths.look(paths.home()));
