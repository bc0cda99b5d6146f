import { FilterChips } from '@/app/_components/catalogue/filter-chips';
import { FilterForm } from '@/app/_components/catalogue/filter-form';
import { InstitutionRow } from '@/app/_components/catalogue/institution-row';
import { LeftOut } from '@/app/_components/catalogue/left-out';
import { PageLinks } from '@/app/_components/catalogue/page-links';
import { PageFrame } from '@/app/_shell/page-frame';
import { siteAddress } from '@/app/_shell/site';
import type { Translator } from '@/lib/messages';
import { paths } from '@/lib/paths';
import type { InstitutionsView } from './institutions-view';

/** Institutions by name: all, or those that were searched for. */
export function InstitutionsDocument({ view }: { view: InstitutionsView }) {
  const { say, filters, lists, chips, leftOut, items } = view;
  const { t } = say;
  const path = paths.institutions(filters);
  return (
    <PageFrame
      locale={t.locale}
      title={t('catalogue.institutions.title')}
      path={path}
      back={{ href: paths.home() }}
      demo={view.demo}
    >
      <PageLinks site={siteAddress} path={path} description={t('catalogue.institutions.description')} />
      <h1>{t('catalogue.institutions.title')}</h1>
      <p className="lede">{t('catalogue.institutions.lede')}</p>
      <FilterForm
        t={t}
        action={paths.institutions()}
        filters={filters}
        hint={t('catalogue.institutions.hint')}
        lists={lists}
      />
      <LeftOut
        told={leftOut}
        clean={{ href: path, label: t('catalogue.list.clean', { count: leftOut.length }) }}
      />
      <FilterChips t={t} chips={chips} href={paths.institutions} />
      {items.length === 0 ? (
        <NothingFound t={t} />
      ) : (
        <>
          <p className="where" role="status">
            {t('catalogue.institutions.count', { count: items.length })}
          </p>
          <ul className="rows">
            {items.map((item) => (
              <InstitutionRow key={item.institution.id} say={say} item={item} />
            ))}
          </ul>
        </>
      )}
    </PageFrame>
  );
}

function NothingFound({ t }: { t: Translator }) {
  return (
    <>
      <h2>{t('catalogue.list.none.title')}</h2>
      <p>{t('catalogue.institutions.none')}</p>
      <p>
        <a className="tap" href={paths.institutions()}>
          {t('catalogue.institutions.all')}
        </a>
      </p>
      <p>
        <a className="tap" href={paths.offerings()}>
          {t('catalogue.institutions.toOffers')}
        </a>
      </p>
    </>
  );
}
