import type { ReferenceLists } from '@/lib/data/reference/lists';
import type { Locale } from '@/lib/domain/vocabulary';
import { formatMoney } from '@/lib/messages/format';

export type LocalMoney = {
  /** In: US dollars. Out: local money first, with the dollars beside it. */
  say: (usd: number) => string;
  /** Day of the rate, where amounts were turned into local money. */
  rateOf: string | null;
};

/** In: the lists and a country. Out: amounts as people there read them; in US dollars alone where no rate is known. */
export function localMoney(lists: ReferenceLists, country: string | null, locale: Locale): LocalMoney {
  const { inUsd, local, rateOf } = currenciesOf(lists, country, locale);
  return { say: local ? (usd) => `${local(usd)} (${inUsd(usd)})` : inUsd, rateOf };
}

/** The same amount in either currency; `local` is null where no rate is known. */
export function currenciesOf(lists: ReferenceLists, country: string | null, locale: Locale) {
  const currency = (country && lists.countries.get(country)?.currency) || 'USD';
  const rate = currency === 'USD' ? undefined : lists.exchangeRates.get(currency);
  return {
    inUsd: (usd: number) => formatMoney(locale, usd, 'USD'),
    local: rate ? (usd: number) => formatMoney(locale, inLocal(usd, rate.perUsd), currency) : null,
    rateOf: rate?.date ?? null,
  };
}

/**
 * The rate is rounded, not the amount: parts that are shown add up to the total that is shown. Three figures, and at
 * most cents, are as much as a rate for display is good for. Cents are counted, so that no fraction is lost.
 */
function inLocal(usd: number, perUsd: number): number {
  const rate = Math.round(Number(perUsd.toPrecision(3)) * 100);
  return Math.round((Math.round(usd * 100) * rate) / 100) / 100;
}
