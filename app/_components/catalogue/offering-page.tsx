import { CAPABILITIES, KNOWLEDGE_KINDS } from '@/lib/domain/vocabulary';
import type { RuleReading } from '@/lib/messages/rule-text';
import { paths } from '@/lib/paths';
import { IntakeList, type IntakeView } from '../intakes/intake-list';
import { RuleReadingList } from '../rule-reading';
import { languageWords, priceWords, timeWords, whereInWorld } from './facts';
import { OfferingPrice } from './offering-price';
import { OfferingReach, OfferingSources } from './offering-reach';
import type { InstitutionText, OfferingItem, OfferingText, PeopleWords, Say } from './types';

type Props = {
  say: Say;
  offering: OfferingItem['offering'];
  text: OfferingText;
  institution: InstitutionText;
  rateDate: string | null;
  /** How many people firms of its sizes have, where that is confirmed. */
  people: PeopleWords;
  /** Groups that firms can ask for a place in, and the day on which the next one starts. */
  intakes: { groups: readonly IntakeView[]; nextStart: string | null };
  /** What the institution asks in a rule of its own, in plain words. */
  rule?: RuleReading | null;
};

/** Everything the catalogue says about one offering. */
export function OfferingPage({
  say,
  offering,
  text,
  institution,
  rateDate,
  people,
  intakes,
  rule = null,
}: Props) {
  const { t } = say;
  return (
    <>
      <p className="where">{t(`vocabulary.offeringType.${offering.type}`)}</p>
      <h1>{text.name}</h1>
      <p className="lede">{text.summary}</p>
      <OfferingFacts say={say} offering={offering} institution={institution} nextStart={intakes.nextStart} />
      <p className="actions">
        <a className="btn" href={paths.match(offering.id)}>
          {t('catalogue.offering.check')}
        </a>
      </p>
      {intakes.groups.length > 0 && <IntakeList title={t('intakes.public.title')} intakes={intakes.groups} />}
      <h2>{t('catalogue.offering.asks')}</h2>
      <ul>
        {text.conditions.map((condition) => (
          <li key={condition}>{condition}</li>
        ))}
      </ul>
      {rule && (
        <>
          <p>{t('catalogue.offering.asksRule')}</p>
          <RuleReadingList reading={rule} />
        </>
      )}
      <OfferingPrice say={say} offering={offering} rateDate={rateDate} />
      <OfferingWork say={say} offering={offering} />
      <h2>{t('catalogue.offering.learn')}</h2>
      <p>{text.how}</p>
      {!offering.generic && (
        <ul>
          {learningWords(say, offering).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {!offering.generic && <OfferingSources say={say} offering={offering} />}
      <OfferingReach say={say} offering={offering} people={people} />
      <h2>{t('catalogue.offering.runs')}</h2>
      <p>
        <a className="tap" href={paths.institution(offering.institution)}>
          {institution.name}
        </a>
      </p>
      <p>{institution.summary}</p>
      <p>
        <a className="tap" href={`${paths.institution(offering.institution)}#decides`}>
          {t('catalogue.offering.runsMore')}
        </a>
      </p>
      <h2>{t('catalogue.offering.join')}</h2>
      <p>
        {offering.illustrative
          ? t('catalogue.offering.joinDemo')
          : t('catalogue.offering.joinAsk', { name: institution.name })}
      </p>
    </>
  );
}

type FactsProps = Pick<Props, 'say' | 'offering' | 'institution'> & { nextStart: string | null };

function OfferingFacts({ say, offering, institution, nextStart }: FactsProps) {
  const { t } = say;
  const facts = [
    { name: t('catalogue.offering.runBy'), value: institution.name },
    { name: t('catalogue.offering.where'), value: whereInWorld(say, offering) },
    { name: t('catalogue.offering.price'), value: priceWords(say, offering) },
    {
      name: t('catalogue.offering.places'),
      value: t('catalogue.offering.placesValue', {
        seats: offering.seats,
        intake: t(`vocabulary.intake.${offering.intake}`),
      }),
    },
    { name: t('catalogue.offering.dates'), value: nextStart ?? t('catalogue.offering.datesNone') },
    ...(offering.generic ? [] : [{ name: t('catalogue.offering.time'), value: timeWords(say, offering) }]),
    { name: t('catalogue.offering.languages'), value: languageWords(say, offering.languages) },
  ];
  return (
    <dl className="pairs">
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What it works on, from level to level in words, and the kinds of knowledge it gives. */
function OfferingWork({ say: { t }, offering }: Pick<Props, 'say' | 'offering'>) {
  const targets = CAPABILITIES.flatMap((capability) => {
    const target = offering.targets[capability];
    return target ? [{ capability, from: levelWords(t, target[0]), to: levelWords(t, target[1]) }] : [];
  });
  return (
    <>
      <h2>{t('catalogue.offering.works')}</h2>
      {targets.length === 0 && <p>{t('catalogue.offering.worksNone')}</p>}
      {targets.length > 0 && (
        <>
          <ul>
            {targets.map(({ capability, from, to }) => (
              <li key={capability}>
                {t('catalogue.offering.worksOn', {
                  capability: t(`vocabulary.capability.${capability}`),
                  from,
                  to,
                })}
              </li>
            ))}
          </ul>
          <h3>{t('catalogue.offering.know')}</h3>
          <ul>
            {KNOWLEDGE_KINDS.map((kind) => (
              <li key={kind}>
                {t(`catalogue.offering.know.${kind}`)}:{' '}
                {t(`catalogue.offering.strength.${strength(offering.knowledge[kind])}`)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function levelWords(t: Say['t'], level: number): string {
  switch (level) {
    case 0:
    case 1:
    case 2:
    case 3:
      return t(`vocabulary.level.${level}`);
    default:
      return t('vocabulary.level.4');
  }
}

function strength(value: number): 'none' | 'some' | 'main' {
  return value === 0 ? 'none' : value < 1 ? 'some' : 'main';
}

function learningWords(
  { t }: Say,
  { learningForm, channel, practiceShare, followUp }: Props['offering'],
): readonly string[] {
  return [
    ...learningForm.map((form) => t(`vocabulary.learningForm.${form}`)),
    ...channel.map((one) => t(`vocabulary.channel.${one}`)),
    t('catalogue.offering.practice', { percent: Math.round(practiceShare * 100) }),
    t(`vocabulary.followUp.${followUp === 'peer group' ? 'peer_group' : followUp}`),
  ];
}
