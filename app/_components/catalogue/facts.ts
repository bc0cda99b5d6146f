import type { Offering } from '@/lib/domain/matching';
import type { FirmGroup } from '@/lib/domain/vocabulary';
import type { Translator } from '@/lib/messages';
import { formatList } from '@/lib/messages/format';
import type { Say } from './types';

/** Where one takes part, in a few words. */
export function whereWords({ t, names }: Say, { modality, place }: Offering): string {
  return t(`catalogue.where.${modality}`, { place: names.place(place) });
}

/** Hours and months, in a few words. */
export function timeWords({ t }: Say, { hoursMonth, months }: Offering): string {
  return t('catalogue.row.hours', { hours: hoursMonth, months });
}

/** The full price, and whether some pay less. */
export function priceWords({ t, names }: Say, offering: Offering): string {
  const { priceUsd, waiver } = offering;
  if (fullPrice(offering) === 0) return t('catalogue.price.free');
  const amount = names.money(fullPrice(offering));
  const most = Math.max(0, ...Object.values(waiver));
  if (priceUsd === 0 || most === 0) return amount;
  const free = most === 100 && membershipFee(offering) === 0;
  return t(free ? 'catalogue.row.freeFor' : 'catalogue.row.lessFor', { amount });
}

/** The fee that everybody pays who is not a member yet. */
export function membershipFee({ membership, membershipFeeUsd }: Offering): number {
  return membership === 'required' ? membershipFeeUsd : 0;
}

/** The price without any reduction. */
export function fullPrice(offering: Offering): number {
  return offering.priceUsd + membershipFee(offering);
}

/** Names of languages, as a list. */
export function languageWords({ t }: Say, languages: readonly string[]): string {
  const words = languages.map((code) => t(languageKey(code)));
  return formatList(t.locale, words);
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
