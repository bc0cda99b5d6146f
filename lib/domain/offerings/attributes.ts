import { canonicalJson } from '../canonical-json';
import type { Offering } from '../matching';
import { LOCALES, type Locale } from '../vocabulary';

/** What an offering says of itself in each language. */
export type OfferingWords = {
  name: Readonly<Record<Locale, string>>;
  summary: Readonly<Record<Locale, string>>;
  conditions: Readonly<Record<Locale, readonly string[]>>;
  how: Readonly<Record<Locale, string>>;
};

/** An offering as it is published: what the engine reads, and its words. */
export type OfferingContent = { offering: Offering; text: OfferingWords };

const WORDS = ['name', 'summary', 'conditions', 'how'] as const satisfies readonly (keyof OfferingWords)[];
/** In the order in which the page of an offering speaks of them. */
const FACTS = [
  ...['type', 'priceUsd', 'membership', 'membershipFeeUsd', 'waiver'],
  ...['modality', 'place', 'languages', 'seats', 'intake', 'hoursMonth', 'months'],
  ...['learningForm', 'practiceShare', 'followUp', 'channel', 'nature', 'knowledge', 'targets'],
  ...['upgradingKind', 'communities', 'sourceInternational', 'countries', 'subdivisions', 'sectors'],
  ...['sizeClasses', 'minAc', 'requires', 'eligibility', 'gives', 'generic', 'illustrative'],
] as const satisfies readonly (keyof Offering)[];

type Fact = (typeof FACTS)[number];
/** Something that can differ between two versions of an offering. */
export type OfferingAttribute =
  | { kind: 'words'; name: (typeof WORDS)[number]; locale: Locale }
  | { kind: 'fact'; name: Fact };

/** Everything that can differ, in the order in which it is told. */
export const OFFERING_ATTRIBUTES: readonly OfferingAttribute[] = [
  ...WORDS.flatMap((name) => LOCALES.map((locale) => ({ kind: 'words', name, locale }) as const)),
  ...FACTS.map((name) => ({ kind: 'fact', name }) as const),
];

/** In: two versions of an offering. Out: what differs; a list of codes is a set, so its order does not count. */
export function differences(one: OfferingContent, other: OfferingContent): readonly OfferingAttribute[] {
  return OFFERING_ATTRIBUTES.filter(
    (attribute) => canonicalJson(saidOf(one, attribute)) !== canonicalJson(saidOf(other, attribute)),
  );
}

function saidOf({ offering, text }: OfferingContent, attribute: OfferingAttribute): unknown {
  if (attribute.kind === 'words') return text[attribute.name][attribute.locale];
  const said = offering[attribute.name];
  return Array.isArray(said) ? said.toSorted() : (said ?? null);
}
