import type { Offering } from '@/lib/domain/matching';
import type { FirmGroup, SizeClass } from '@/lib/domain/vocabulary';
import type { Translator } from '@/lib/messages';
import { capital, formatList, inSentence } from '@/lib/messages/format';
import type { Say } from './types';

/** Where one takes part, in a few words. */
export function whereWords({ t, names }: Say, { modality, place }: Offering): string {
  return t(`catalogue.where.${modality}`, { place: names.place(place) });
}

/** The same with the country: for a place, the one it lies in; for what comes to the firm, those it serves. */
export function whereInWorld(say: Say, offering: Offering): string {
  const { t, names } = say;
  const here = offering.modality === 'onsite' || offering.modality === 'hybrid';
  const codes = here ? [offering.place.slice(0, 2)] : offering.countries;
  const country = formatList(t.locale, codes.map(names.country));
  return t(`catalogue.whereIn.${offering.modality}`, { place: names.place(offering.place), country });
}

/** What every list says of an offering: where, price, time. Money takes no time to learn. */
export function shortFacts(say: Say, offering: Offering, size: SizeClass | null = null): readonly string[] {
  const facts = [whereInWorld(say, offering), priceWords(say, offering, size)];
  return offering.generic ? facts : [...facts, timeWords(say, offering)];
}

/** Hours and months, in a few words. */
export function timeWords({ t }: Say, { hoursMonth, months }: Offering): string {
  return t('catalogue.row.hours', { hours: hoursMonth, months });
}

/** The full price, and whether some pay less; or the price for one size of firm. */
export function priceWords(say: Say, offering: Offering, size: SizeClass | null = null): string {
  const { t } = say;
  const { priceUsd, waiver } = offering;
  if (offering.generic) return t('catalogue.price.money');
  const most = Math.max(0, ...Object.values(waiver));
  const forSize = size ? (waiver[size] ?? 0) : 0;
  if (size && forSize > 0)
    return t('catalogue.row.forSize', {
      price: withFee(say, offering, (priceUsd * (100 - forSize)) / 100),
      group: inSentence(t(`vocabulary.sizes.${size}`)),
    });
  const amount = withFee(say, offering, priceUsd);
  if (size || priceUsd === 0 || most === 0) return amount;
  const free = most === 100 && membershipFee(offering) === 0;
  return t(free ? 'catalogue.row.freeFor' : 'catalogue.row.lessFor', { amount });
}

/** The price; where one has to become a member, the yearly fee and both together. */
function withFee({ t, names }: Say, offering: Offering, price: number): string {
  const fee = membershipFee(offering);
  const words = price === 0 ? t('catalogue.price.free') : names.money(price);
  if (fee === 0) return words;
  if (price === 0) return t('catalogue.price.onlyFee', { fee: names.money(fee) });
  return t('catalogue.price.withFee', {
    price: words,
    fee: names.money(fee),
    sum: names.money(price + fee),
  });
}

/** The fee that everybody pays who is not a member yet. */
export function membershipFee({ membership, membershipFeeUsd }: Offering): number {
  return membership === 'required' ? membershipFeeUsd : 0;
}

/** The price without any reduction. */
export function fullPrice(offering: Offering): number {
  return offering.priceUsd + membershipFee(offering);
}

/** Names of languages, as a list to stand alone. They are proper names in English only. */
export function languageWords({ t }: Pick<Say, 't'>, languages: readonly string[]): string {
  const names = languages.map((code) => t(languageKey(code)));
  return capital(formatList(t.locale, t.locale === 'en' ? names : names.map(inSentence)));
}

function languageKey(code: string) {
  switch (code) {
    case 'es':
    case 'pt':
    case 'sr':
    case 'en':
      return `vocabulary.language.${code}` as const;
    default:
      return 'vocabulary.language.other' as const;
  }
}

/** Name of a group of firms; the larger sizes are in no list of groups, but a price can name them. */
export function groupWords(t: Translator, group: FirmGroup): string {
  return group === 'medium' || group === 'large'
    ? t(`vocabulary.sizes.${group}`)
    : t(`vocabulary.group.${group}`);
}
