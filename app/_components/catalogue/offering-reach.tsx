import { type Offering, regionsAskedFor } from '@/lib/domain/matching';
import { formatList, inSentence } from '@/lib/messages/format';
import { communityWords } from './communities';
import type { PeopleWords, Say } from './types';

type Props = { say: Say; offering: Offering };

/** Whose know-how it draws on. */
export function OfferingSources({ say, offering }: Props) {
  const { t } = say;
  const communities = [...new Set(offering.communities)];
  if (communities.length === 0) return null;
  return (
    <>
      <h2>{t('catalogue.offering.sources')}</h2>
      <p>{t('catalogue.offering.sourcesText', { count: communities.length })}</p>
      <ul>
        {communities.map((community) => (
          <li key={community}>{communityWords(say, community)}</li>
        ))}
        {offering.sourceInternational && <li>{t('catalogue.offering.abroad')}</li>}
      </ul>
    </>
  );
}

/** For whom it is: places, sizes and activities by name. */
export function OfferingReach({ say, offering, people }: Props & { people: PeopleWords }) {
  const { t, names } = say;
  const { countries, sectors, sizeClasses } = offering;
  const regions = regionsAskedFor(offering);
  const areas = regions
    ? regions.map(names.place)
    : countries.map((code) => t('catalogue.offering.servesAllOf', { country: names.country(code) }));
  return (
    <>
      <h2>{t('catalogue.offering.serves')}</h2>
      <p>{t('catalogue.offering.servesAreas', { areas: formatList(t.locale, areas) })}</p>
      <p>
        {formatList(
          t.locale,
          sizeClasses.map((size, index) => sizeWords(t, size, index)),
        )}
      </p>
      {people && <p>{people.text}</p>}
      {people && people.each.length > 0 && (
        <ul>
          {people.each.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <h3>{t('catalogue.offering.servesSectors')}</h3>
      {sectors.includes('*') ? (
        <p>{t('catalogue.offering.servesAny')}</p>
      ) : (
        <ul>
          {sectors.map((code) => (
            <li key={code}>{names.sector(code)}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Only the first word of a list keeps its capital. */
function sizeWords(t: Say['t'], size: Offering['sizeClasses'][number], index: number): string {
  const words = t(`vocabulary.sizes.${size}`);
  return index === 0 ? words : inSentence(words);
}
