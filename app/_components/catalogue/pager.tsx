import type { Translator } from '@/lib/messages';

type Props = { t: Translator; page: number; pages: number; href: (page: number) => string };

/** Links to the page before and after. */
export function Pager({ t, page, pages, href }: Props) {
  if (pages <= 1) return null;
  return (
    <nav className="pager" aria-label={t('catalogue.list.pages')}>
      {page > 1 ? (
        <a className="tap" rel="prev" href={href(page - 1)}>
          {t('catalogue.list.previous')}
        </a>
      ) : (
        <span />
      )}
      <span>{t('catalogue.list.page', { page, pages })}</span>
      {page < pages ? (
        <a className="tap" rel="next" href={href(page + 1)}>
          {t('catalogue.list.next')}
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}
