import type { SizeClass } from '@/lib/domain/vocabulary';
import type { Translator } from '@/lib/messages';
import { type OfferingFilters, paths } from '@/lib/paths';
import { OfferingRow } from './offering-row';
import { Pager } from './pager';
import type { OfferingItem, Say } from './types';

type Props = {
  t: Translator;
  filters: OfferingFilters;
  total: number;
  page: number;
  pages: number;
  pageSize: number;
  size: SizeClass | null;
  items: readonly { say: Say; item: OfferingItem }[];
};

/** What was found, 25 at a time, or what to do where nothing was. */
export function OfferingList({ t, filters, total, page, pages, pageSize, size, items }: Props) {
  if (total === 0) return <NothingFound t={t} />;
  const first = (page - 1) * pageSize + 1;
  return (
    <>
      <p className="where" role="status">
        {pages > 1
          ? t('catalogue.list.range', { from: first, to: first + items.length - 1, count: total })
          : t('catalogue.list.count', { count: total })}
      </p>
      <ul className="rows">
        {items.map(({ say, item }) => (
          <OfferingRow key={item.offering.id} say={say} item={item} size={size} />
        ))}
      </ul>
      <Pager
        t={t}
        page={page}
        pages={pages}
        href={(to) => paths.offerings({ ...filters, page: to > 1 ? to : undefined })}
      />
      <p>
        <a className="tap" href={paths.diagnostic()}>
          {t('catalogue.list.start')}
        </a>
      </p>
    </>
  );
}

function NothingFound({ t }: { t: Translator }) {
  return (
    <>
      <h2>{t('catalogue.list.none.title')}</h2>
      <p>{t('catalogue.list.none.text')}</p>
      <p>
        <a className="tap" href={paths.offerings()}>
          {t('catalogue.list.clear')}
        </a>
      </p>
      <p>{t('catalogue.list.none.check')}</p>
      <p>
        <a className="btn second" href={paths.diagnostic()}>
          {t('catalogue.list.none.start')}
        </a>
      </p>
    </>
  );
}
