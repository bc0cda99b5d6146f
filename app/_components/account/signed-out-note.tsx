import type { Translator } from '@/lib/messages';
import { paths } from '@/lib/paths';

/** Where answers are missing because a session is over: says so, and leads back to `path` after signing in. */
export function SignedOutNote({ t, path }: { t: Translator; path: string }) {
  return (
    <p className="note">
      {t('account.signIn.ended')} <a href={paths.signIn(path)}>{t('account.signIn.title')}</a>
    </p>
  );
}
