import { FilterChips } from '@/app/_components/catalogue/filter-chips';
import { OfferingFiltersForm } from '@/app/_components/catalogue/offering-filters';
import { OfferingList } from '@/app/_components/catalogue/offering-list';
import { PageLinks } from '@/app/_components/catalogue/page-links';
import { PageFrame } from '@/app/_shell/page-frame';
import { siteAddress } from '@/app/_shell/site';
import { paths } from '@/lib/paths';
import type { OfferingsView } from './offerings-view';

/** The catalogue: search, filters in use, and a page of what was found. */
export function OfferingsDocument({ view }: { view: OfferingsView }) {
  const { t, filters, lists, chips, ignored, list } = view;
  const path = paths.offerings(filters);
  return (
    <PageFrame
      locale={t.locale}
      title={t('catalogue.list.title')}
      path={path}
      back={{ href: paths.home() }}
      demo={view.demo}
    >
      <PageLinks site={siteAddress} path={path} description={t('catalogue.list.description')} />
      <h1>{t('catalogue.list.title')}</h1>
      <OfferingFiltersForm t={t} filters={filters} lists={lists} />
      {ignored.map((value) => (
        <p className="note warn" key={value}>
          {t('catalogue.list.ignored', { value })}
        </p>
      ))}
      <FilterChips t={t} chips={chips} />
      <OfferingList t={t} filters={filters} {...list} />
    </PageFrame>
  );
}
