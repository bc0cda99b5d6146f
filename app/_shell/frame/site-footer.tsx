import type { Locale } from '@/lib/domain/vocabulary';
import { translator } from '@/lib/messages';
import { paths } from '@/lib/paths';

type Props = { locale: Locale; path: string; form?: string | undefined };

export function SiteFooter({ locale, path, form }: Props) {
  const t = translator(locale);
  return (
    <footer className="foot">
      <nav className="wrap" aria-label={t('common.about')}>
        <a href={paths.method()}>{t('common.method')}</a>
        <a href={paths.privacy()}>{t('common.privacy')}</a>
        <a href={paths.accessibility()}>{t('common.accessibility')}</a>
        {form ? (
          // On a form, the way there keeps what was typed.
          <button type="submit" className="quiet" form={form} name="go" value="look">
            {t('common.look')}
          </button>
        ) : (
          <a href={paths.look(path)}>{t('common.look')}</a>
        )}
      </nav>
    </footer>
  );
}
