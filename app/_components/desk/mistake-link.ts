import { isMessageKey, type Translator } from '@/lib/messages';

/** What the forms of an offering call their fields, where it is not what the attribute is called. */
const NAMES: Readonly<Record<string, string>> = {
  ...{ price: 'edit.priceUsd', modality: 'edit.modality', place: 'edit.place', languages: 'edit.languages' },
  ...{ learning: 'edit.learning', intake: 'edit.intakeState', seats: 'edit.seats', hours: 'edit.hours' },
  ...{ months: 'edit.months', 'place.find': 'part.places', 'sector.find': 'part.sectors' },
  ...{ 'sector.which': 'part.sectorsWhich' },
  ...{ size_classes: 'part.sizes', 'targets.what': 'part.targetsWhat', 'targets.from': 'part.targetsFrom' },
  ...{ 'targets.to': 'part.targetsTo', generic: 'part.generic', min_ac: 'fact.minAc' },
  ...{ upgrading_kind: 'fact.upgradingKind', practice_share: 'part.practice', follow_up: 'part.followUp' },
  ...{ channel: 'part.channel', 'communities.place': 'part.communitiesPlace' },
  ...{ 'communities.trade': 'part.communitiesTrade', source_international: 'part.international' },
  ...{
    membership_fee_usd: 'part.fee',
    'waiver.who': 'part.waiverWho',
    'waiver.percent': 'part.waiverPercent',
  },
};

type Mistake = { field: string; text: string };

/** In: what is wrong with a field of an offering. Out: a link to that field which says which it is. */
export function mistakeLink(t: Translator, { field, text }: Mistake): { href: string; label: string } {
  const keys = [
    ...(NAMES[field] ? [`desk.${NAMES[field]}`] : []),
    ...[`desk.words.${field}`, `desk.fact.${field}`, `desk.part.${field}`],
    `vocabulary.knowledge.${field.replace('knowledge_', '')}`,
  ];
  const name = keys.find(isMessageKey);
  return { href: `#${field}`, label: name ? t('desk.edit.mistake', { field: t(name), text }) : text };
}
