import { APPEARANCES } from '@/lib/auth/locale';
import { requestAppearance } from '@/lib/auth/request';
import type { Locale } from '@/lib/domain/vocabulary';
import { type Translator, translator } from '@/lib/messages';
import { paths, posts } from '@/lib/paths';

type Props = { locale: Locale; path: string; form?: string | undefined; demo: boolean };

export function SiteFooter({ locale, path, form, demo }: Props) {
  const t = translator(locale);
  return (
    <footer className="foot">
      <div className="wrap">
        {demo && <p className="demo">{t('common.demo')}</p>}
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
          </ul>
        </nav>
        <AppearanceChoice t={t} path={path} form={form} />
      </div>
    </footer>
  );
}

async function AppearanceChoice({
  t,
  path,
  form,
}: {
  t: Translator;
  path: string;
  form?: string | undefined;
}) {
  const current = await requestAppearance();
  const buttons = APPEARANCES.map((look) => (
    <button
      type="submit"
      key={look}
      className="quiet"
      form={form}
      name={form ? 'go' : 'look'}
      value={form ? `look:${look}` : look}
      aria-pressed={look === current}
    >
      {t(`common.look.${look}`)}
    </button>
  ));
  const label = <span id="look">{t('common.look')}</span>;
  if (form)
    return (
      // biome-ignore lint/a11y/useSemanticElements: these buttons belong to a form elsewhere on the page
      <div className="looks" role="group" aria-labelledby="look">
        {label}
        {buttons}
      </div>
    );
  return (
    <form className="looks" method="post" action={posts.appearance()} aria-labelledby="look">
      <input type="hidden" name="path" value={path} />
      {label}
      {buttons}
    </form>
  );
}
