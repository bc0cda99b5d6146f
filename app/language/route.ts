import { cookies } from 'next/headers';
import { COOKIES, isLocale } from '@/lib/auth/locale';
import { rememberFor } from '@/lib/auth/remember';
import { keepLocale } from '@/lib/data/diagnostics/set-locale';
import { ownPath, paths } from '@/lib/paths';
import { renewDraft } from '../_shell/draft-cookie';
import { formRoute, leadTo } from '../_shell/form-route';

/** Remembers the language and returns to the page it was chosen on. */
export const POST = formRoute(async ({ context, field }) => {
  const chosen = field('lang');
  if (isLocale(chosen)) {
    (await cookies()).set(COOKIES.locale, chosen, rememberFor('year'));
    await keepLocale(context, chosen);
    await renewDraft();
  }
  return withoutLanguage(ownPath(field('path')));
});

/** `?lang=` beats the cookie, so it must not come back with the page. */
function withoutLanguage(path: string): string {
  return path.replace(/([?&])lang=[^&]*&?/, '$1').replace(/[?&]$/, '');
}

export const GET = leadTo(paths.home());
