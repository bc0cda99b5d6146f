import { InstitutionRow } from '@/app/_components/catalogue/institution-row';
import { PageLinks } from '@/app/_components/catalogue/page-links';
import { PageFrame } from '@/app/_shell/page-frame';
import { siteAddress } from '@/app/_shell/site';
import { paths } from '@/lib/paths';
import type { InstitutionsView } from './institution-view';

/** All institutions by name. */
export function InstitutionsDocument({ view: { say, items } }: { view: InstitutionsView }) {
  const { t } = say;
  const path = paths.institutions();
  return (
    <PageFrame
      locale={t.locale}
      title={t('catalogue.institutions.title')}
      path={path}
      back={{ href: paths.home() }}
      demo={items.some(({ institution }) => institution.illustrative)}
    >
      <PageLinks site={siteAddress} path={path} description={t('catalogue.institutions.description')} />
      <h1>{t('catalogue.institutions.title')}</h1>
      <p className="lede">{t('catalogue.institutions.lede')}</p>
      <p className="where">{t('catalogue.institutions.count', { count: items.length })}</p>
      <ul className="rows">
        {items.map((item) => (
          <InstitutionRow key={item.institution.id} say={say} item={item} />
        ))}
      </ul>
    </PageFrame>
  );
}
