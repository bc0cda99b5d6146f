import { JsonLd } from '@/app/_components/catalogue/json-ld';
import { OfferingPage } from '@/app/_components/catalogue/offering-page';
import { PageLinks } from '@/app/_components/catalogue/page-links';
import { PageFrame } from '@/app/_shell/page-frame';
import { pageNonce, siteAddress } from '@/app/_shell/site';
import { offeringJsonLd } from '@/lib/interchange/schema-org';
import { paths } from '@/lib/paths';
import type { OfferingView } from './offering-view';

/** The page of one offering, for people and for machines. */
export async function OfferingDocument({ view }: { view: OfferingView }) {
  const { say, offering, text, institution, rateDate, people, intakes, machine, rule } = view;
  const { t } = say;
  const path = paths.offering(offering.id);
  return (
    <PageFrame
      locale={t.locale}
      title={text.name}
      path={path}
      back={{ href: paths.offerings(), label: t('catalogue.list.title') }}
      demo={offering.illustrative}
    >
      <PageLinks
        site={siteAddress}
        path={path}
        description={t('catalogue.offering.description', { name: text.name })}
      />
      <JsonLd value={offeringJsonLd(machine)} nonce={await pageNonce()} />
      <OfferingPage
        say={say}
        offering={offering}
        text={text}
        institution={institution}
        rateDate={rateDate}
        people={people}
        intakes={intakes}
        rule={rule}
      />
    </PageFrame>
  );
}
