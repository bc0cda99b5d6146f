import { languageWords, priceWords, timeWords } from '@/app/_components/catalogue/facts';
import type { MatchFact } from '@/app/_components/results/match-types';
import type { MatchDetail } from '@/lib/data/runs/match';
import type { Offering } from '@/lib/domain/matching';
import { paths } from '@/lib/paths';
import { priceForYou } from './price';
import type { ResultSay } from './say';
import { whereFor } from './where';
import { worksOn } from './works';

type Input = Pick<MatchDetail, 'match' | 'entry'>;

/** What one needs to know to take part: who, where, when, for how much, and whom to ask. */
export function factsOf(
  say: ResultSay,
  { match, entry: { offering } }: Input,
  country: string | null,
  withContact = true,
): readonly MatchFact[] {
  const { t, names } = say;
  const costs = match.parts?.cost.reason.values ?? {};
  // What a firm would pay for an offer that is not for it, nobody has set: the price is that of the catalogue.
  const price =
    match.status === 'no' ? priceWords(say, offering) : priceForYou(say, { ...match, offering, costs });
  const works = worksOn(offering).map((one) => t(`vocabulary.capability.${one}`));
  return [
    ...(works.length > 0 ? [{ name: t('catalogue.offering.works'), value: works.join(' · ') }] : []),
    { name: t('catalogue.offering.runBy'), value: names.institution(match.institution) },
    { name: t('catalogue.offering.where'), value: whereFor(say, offering, country) },
    ...(price ? [{ name: t('catalogue.offering.price'), value: price }] : []),
    // Money takes no time to learn.
    ...(offering.generic ? [] : [{ name: t('catalogue.offering.time'), value: timeWords(say, offering) }]),
    { name: t('catalogue.offering.dates'), value: startWords(say, offering) },
    { name: t('catalogue.offering.languages'), value: languageWords(say, offering.languages) },
    // Of an invented offer the way to ask is told once, where the page says what to do.
    ...(withContact || !offering.illustrative ? [contactOf(say, offering)] : []),
  ];
}

/** The catalogue holds the state of the next round, but no day: that is said rather than left out. */
function startWords({ t }: Pick<ResultSay, 't'>, { intake, seats, generic }: Offering): string {
  const none = t('catalogue.offering.datesNone');
  if (generic) return none;
  const places = t('catalogue.offering.placesValue', { seats, intake: t(`vocabulary.intake.${intake}`) });
  return `${none} · ${places}`;
}

/** The catalogue holds no address or telephone; the page of an institution tells what is known. */
function contactOf({ t, names }: ResultSay, { institution, illustrative }: Offering): MatchFact {
  const name = t('catalogue.offering.join');
  if (illustrative) return { name, value: t('catalogue.offering.joinDemo') };
  return {
    name,
    value: t('results.match.contactNone'),
    link: {
      href: paths.institution(institution),
      text: t('results.match.institution', { name: names.institution(institution) }),
    },
  };
}
