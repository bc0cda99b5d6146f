import type { Locale } from '@/lib/domain/vocabulary';
import { translator } from '@/lib/messages';
import { paths } from '@/lib/paths';

type Props = { locale: Locale; path: string; form?: string | undefined };

export function SiteFooter({ locale, path, form }: Props) {
  const t = translator(locale);
  return (
    <footer className="foot">
      <div className="wrap">
        <nav aria-label={t('common.about')}>
          <ul className="plain">
            <li>
              <a href={paths.method()}>{t('common.method')}</a>
            </li>
            <li>
              <a href={paths.privacy()}>{t('common.privacy')}</a>
            </li>
            <li>
              <a href={paths.accessibility()}>{t('common.accessibility')}</a>
            </li>
            <li>
              {form ? (
                // On a form, the way there keeps what was typed.
                <button type="submit" className="quiet" form={form} name="go" value="look">
                  {t('common.look')}
                </button>
              ) : (
                <a href={paths.look(path)}>{t('common.look')}</a>
              )}
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}
