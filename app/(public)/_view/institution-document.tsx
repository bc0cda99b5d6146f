import { InstitutionPage } from '@/app/_components/catalogue/institution-page';
import { JsonLd } from '@/app/_components/catalogue/json-ld';
import { PageLinks } from '@/app/_components/catalogue/page-links';
import { PageFrame } from '@/app/_shell/page-frame';
import { pageNonce, siteAddress } from '@/app/_shell/site';
import { institutionJsonLd } from '@/lib/interchange/schema-org';
import { paths } from '@/lib/paths';
import type { InstitutionView } from './institution-view';

/** The page of one institution, for people and for machines. */
export async function InstitutionDocument({ view }: { view: InstitutionView }) {
  const { say, institution, text, offerings, firstStep, machine } = view;
  const { t } = say;
  const path = paths.institution(institution.id);
  return (
    <PageFrame
      locale={t.locale}
      title={text.name}
      path={path}
      back={{ href: paths.institutions(), label: t('catalogue.institutions.title') }}
      demo={institution.illustrative}
    >
      <PageLinks
        site={siteAddress}
        path={path}
        description={t('catalogue.institution.description', { name: text.name })}
      />
      <JsonLd value={institutionJsonLd(machine)} nonce={await pageNonce()} />
      <InstitutionPage
        say={say}
        institution={institution}
        text={text}
        offerings={offerings}
        firstStep={firstStep}
      />
    </PageFrame>
  );
}
