import { cookies } from 'next/headers';
import { formRoute, leadTo } from '@/app/_shell/form-route';
import { keepTyped } from '@/app/_shell/typed-forms';
import { COOKIES, isLocale } from '@/lib/auth/locale';
import { rememberFor } from '@/lib/auth/remember';
import { changeProfile } from '@/lib/data/accounts/change-profile';
import { DataError } from '@/lib/data/errors';
import { paths, posts } from '@/lib/paths';
import { nameProblem } from '@/lib/schemas/account';

/** Saves name and language; mails come in that language, and this browser shows it. */
export const POST = formRoute(async ({ context, field }) => {
  const [name, chosen, posted] = [field('name') ?? '', field('locale'), field('version') ?? ''];
  const locale = isLocale(chosen) ? chosen : (context.locale ?? 'en');
  const again = async (code: string) => {
    const fields = { name: [name], locale: [locale] };
    await keepTyped(context, { form: posts.saveDetails(), fields, errors: [{ field: 'name', code }] });
    return paths.accountDetails({ again: '1' });
  };
  const problem = nameProblem(name);
  if (problem) return again(problem);
  const version = /^[1-9]\d{0,8}$/.test(posted) ? Number(posted) : 1;
  try {
    await changeProfile(context, { name, locale, version });
  } catch (error) {
    if (error instanceof DataError && error.code === 'conflict') return again('changed');
    throw error;
  }
  (await cookies()).set(COOKIES.locale, locale, rememberFor('year'));
  return paths.accountDetails({ done: 'saved' });
});

export const GET = leadTo(paths.accountDetails());
