import type { Institution } from '@/lib/domain/matching';
import { paths } from '@/lib/paths';
import { communityWords } from './communities';
import { InstitutionAccess } from './institution-access';
import { OfferingFactsLine } from './offering-facts-line';
import { PaysChart } from './pays-chart';
import { SeatsChart } from './seats-chart';
import type { FirstStep, InstitutionText, OfferingItem, Say } from './types';

type Props = {
  say: Say;
  institution: Institution;
  text: InstitutionText;
  offerings: readonly OfferingItem[];
  firstStep: FirstStep;
};

/** Who decides, who pays, who can take part, and what is on offer. */
export function InstitutionPage({ say, institution, text, offerings, firstStep }: Props) {
  const { t, names } = say;
  return (
    <>
      <p className="where">
        {t(`vocabulary.institutionType.${institution.type}`)} · {names.place(institution.subdivision)},{' '}
        {names.country(institution.country)}
      </p>
      <h1>{text.name}</h1>
      <p className="lede">{text.summary}</p>
      <h2 id="offers">{t('catalogue.institution.offers')}</h2>
      <ul className="rows">
        {offerings.map(({ offering, text: words }) => (
          <li className="row" key={offering.id}>
            <a className="tap" href={paths.offering(offering.id)}>
              {words.name}
            </a>
            <OfferingFactsLine say={say} offering={offering} />
          </li>
        ))}
      </ul>
      <h2 id="access">{t('catalogue.institution.access')}</h2>
      <InstitutionAccess
        say={say}
        institution={institution}
        memberships={offerings.map(({ offering }) => offering.membership)}
        firstStep={firstStep}
      />
      <h2 id="decides">{t('catalogue.institution.decides')}</h2>
      <SeatsChart say={say} seats={institution.seats} />
      <h2 id="pays">{t('catalogue.institution.pays')}</h2>
      <PaysChart say={say} contributions={institution.contributions} />
      <h2>{t('catalogue.institution.contact')}</h2>
      <p>
        {institution.illustrative
          ? t('catalogue.institution.contactDemo')
          : t('catalogue.institution.contactAsk', { name: text.name })}
      </p>
      <h2>{t('catalogue.institution.communities')}</h2>
      <ul>
        {institution.communities.map((community) => (
          <li key={community}>{communityWords(say, community)}</li>
        ))}
      </ul>
    </>
  );
}
