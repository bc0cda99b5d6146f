import { FilterChips } from '@/app/_components/catalogue/filter-chips';
import { FilterForm } from '@/app/_components/catalogue/filter-form';
import { LeftOut } from '@/app/_components/catalogue/left-out';
import { OfferingList } from '@/app/_components/catalogue/offering-list';
import { PageLinks } from '@/app/_components/catalogue/page-links';
import { PageFrame } from '@/app/_shell/page-frame';
import { siteAddress } from '@/app/_shell/site';
import { paths } from '@/lib/paths';
import type { OfferingsView } from './offerings-view';

/** The catalogue: search, filters in use, and a page of what was found. */
export function OfferingsDocument({ view }: { view: OfferingsView }) {
  const { t, filters, lists, chips, leftOut, list } = view;
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
      <FilterForm
        t={t}
        action={paths.offerings()}
        filters={filters}
        hint={t('catalogue.list.hint')}
        lists={lists}
        tick={{ name: 'open', label: t('catalogue.list.open'), on: filters.open === '1' }}
      />
      <LeftOut
        told={leftOut}
        clean={{ href: path, label: t('catalogue.list.clean', { count: leftOut.length }) }}
      />
      <FilterChips t={t} chips={chips} href={paths.offerings} />
      <OfferingList t={t} filters={filters} {...list} />
    </PageFrame>
  );
}
