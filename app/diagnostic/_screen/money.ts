import type { Option } from '@/app/_components/forms/types';
import { words } from '@/app/_components/forms/words';
import { currenciesOf } from '@/app/_shell/local-money';
import type { ReferenceLists } from '@/lib/data/reference/lists';
import { question, salesBands } from '@/lib/domain/facts';
import type { Locale } from '@/lib/domain/vocabulary';
import { translator } from '@/lib/messages';

/** The facts whose options are amounts; they are kept in US dollars and shown in local money first. */
const AMOUNTS = ['firm.sales_band', 'access.fee_max'] as const;

type Limits = { low: number | null; high: number | null };

export type LocalMoney = {
  /** The options with their amounts, or undefined for any other question. */
  optionsOf: (fact: string) => readonly Option[] | undefined;
  /** Day of the rate, where amounts were turned into local money. */
  rateOf: string | null;
};

/** In: the lists and the country of the firm. Out: its amounts; in US dollars alone where no rate is known. */
export function moneyOf(lists: ReferenceLists, country: string | null, locale: Locale): LocalMoney {
  const { inUsd, local, rateOf } = currenciesOf(lists, country, locale);
  return {
    rateOf,
    optionsOf: (fact) =>
      AMOUNTS.some((one) => one === fact)
        ? question(fact).options.map((value) =>
            amountOption(fact, value, { locale, local: local ?? inUsd, inUsd: local && inUsd }),
          )
        : undefined,
  };
}

type Say = { locale: Locale; local: (usd: number) => string; inUsd: ((usd: number) => string) | null };

function amountOption(fact: string, value: string, { locale, local, inUsd }: Say): Option {
  const t = translator(locale);
  const limits = limitsOf(fact, value);
  const label = words(t, `diagnostic.${fact}.option.${value}`, filled(limits, local));
  return inUsd && (limits.high ?? limits.low) !== 0
    ? { value, label, hint: t(hintKey(limits), filled(limits, inUsd)) }
    : { value, label };
}

function hintKey({ low, high }: Limits) {
  if (high === null) return 'pages.question.inUsdMore' as const;
  return low === null || low === 0
    ? ('pages.question.inUsdUpTo' as const)
    : ('pages.question.inUsd' as const);
}

function limitsOf(fact: string, value: string): Limits {
  if (fact === 'access.fee_max') return { low: null, high: Number(value) };
  const [low = null, high = null] = salesBands[value] ?? [];
  return { low, high };
}

function filled({ low, high }: Limits, say: (usd: number) => string): Record<string, string> {
  return { ...(low === null ? {} : { low: say(low) }), ...(high === null ? {} : { high: say(high) }) };
}
