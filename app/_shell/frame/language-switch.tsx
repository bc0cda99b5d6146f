import { LOCALES, type Locale } from '@/lib/domain/vocabulary';
import { translator } from '@/lib/messages';
import { posts } from '@/lib/paths';

/** Each language under its own name, so that a person who reads only that one finds it. */
const OWN_NAMES: Readonly<Record<Locale, string>> = { en: 'English', es: 'Español' };

type Props = { locale: Locale; path: string; form?: string | undefined };

/** The other languages as buttons. On a form page they carry what was typed; elsewhere they only come back here. */
export function LanguageSwitch({ locale, path, form }: Props) {
  const t = translator(locale);
  const others = LOCALES.filter((other) => other !== locale);
  const buttons = others.map((other) =>
    form ? (
      <button
        type="submit"
        key={other}
        className="quiet"
        form={form}
        name="go"
        value={`lang:${other}`}
        lang={other}
      >
        {OWN_NAMES[other]}
      </button>
    ) : (
      <button type="submit" key={other} className="quiet" name="lang" value={other} lang={other}>
        {OWN_NAMES[other]}
      </button>
    ),
  );
  if (form)
    return (
      // biome-ignore lint/a11y/useSemanticElements: these buttons belong to a form elsewhere on the page
      <div className="lang" role="group" aria-label={t('common.language')}>
        {buttons}
      </div>
    );
  return (
    <form className="lang" method="post" action={posts.language()} aria-label={t('common.language')}>
      <input type="hidden" name="path" value={path} />
      {buttons}
    </form>
  );
}
