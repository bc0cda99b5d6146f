import type { Translator } from '@/lib/messages';
import { paths } from '@/lib/paths';

/** Invites a visitor to keep the answers in an account. */
export function KeepInAccount({ t }: { t: Translator }) {
  return (
    <section className="no-print" aria-labelledby="account">
      <h2 id="account">{t('account.keepTitle')}</h2>
      <p>{t('account.keepText')}</p>
      <p>
        <a className="tap" href={paths.signUp()}>
          {t('account.signUp.title')}
        </a>
      </p>
    </section>
  );
}
