import { LOCALES } from '@/lib/domain/vocabulary';

type Props = {
  /** In: a path. Out: the address under which the site is known. */
  site: (path: string) => string;
  path: string;
  description: string;
};

/** What search engines read: one address for the page, one for each language, and what it is about. */
export function PageLinks({ site, path, description }: Props) {
  return (
    <>
      <meta name="description" content={description} />
      <link rel="canonical" href={site(path)} />
      {LOCALES.map((locale) => (
        <link key={locale} rel="alternate" hrefLang={locale} href={site(inLanguage(path, locale))} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={site(path)} />
    </>
  );
}

function inLanguage(path: string, locale: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}lang=${locale}`;
}
