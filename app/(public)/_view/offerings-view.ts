import type { Chip } from '@/app/_components/catalogue/filter-chips';
import type { FilterList, FilterOption } from '@/app/_components/catalogue/offering-filters';
import { localMoney } from '@/app/_shell/local-money';
import { namesOf } from '@/app/_shell/names';
import { type OfferingPage, PAGE_SIZE, searchOfferings } from '@/lib/data/catalogue/search';
import type { Context } from '@/lib/data/context';
import { getReferenceLists, type ReferenceLists } from '@/lib/data/reference/lists';
import { liesUnder } from '@/lib/domain/rules';
import { LEARNING_LANGUAGES, OFFERING_TYPES, SIZE_CLASSES } from '@/lib/domain/vocabulary';
import { type Translator, translator } from '@/lib/messages';
import { formatMoney } from '@/lib/messages/format';
import type { OfferingFilters } from '@/lib/paths';
import { PRICE_FILTERS, type UrlParameters } from '@/lib/schemas/catalogue-query';

export type OfferingsView = Awaited<ReturnType<typeof offeringsView>>;

/** Everything the list of offerings is drawn from. */
export async function offeringsView(context: Context, parameters: UrlParameters) {
  const locale = context.locale ?? 'en';
  const t = translator(locale);
  const found = await searchOfferings(context, parameters);
  const lists = await getReferenceLists(context);
  const filters = filtersOf(found.query);
  const options = filterLists(t, { found, lists });
  const items = found.items.map(({ offering, text, by }) => {
    const names = namesOf({
      lists,
      locale,
      money: localMoney(lists, offering.countries[0] ?? null, locale).say,
    });
    return {
      say: { t, names },
      item: {
        offering,
        text: { name: text.name[locale], summary: text.summary[locale] },
        institutionName: by.text.name[locale],
      },
    };
  });
  return {
    t,
    filters,
    lists: options,
    chips: chipsOf(t, { filters, lists: options }),
    ignored: found.ignored.map(({ value }) => value),
    list: {
      total: found.total,
      page: found.query.page,
      pages: found.pages,
      pageSize: PAGE_SIZE,
      size: found.query.size,
      items,
    },
    demo: found.illustrative,
  };
}

/** The filters in use as they stand in the address, without those left empty. */
function filtersOf({ page, open, ...rest }: OfferingPage['query']): OfferingFilters {
  const used = Object.entries(rest).filter(([, value]) => value !== null && value !== '');
  return { ...Object.fromEntries(used), open: open ? '1' : undefined, page: page > 1 ? page : undefined };
}

type Found = { found: OfferingPage; lists: ReferenceLists };

function filterLists(t: Translator, { found, lists }: Found): readonly FilterList[] {
  const { counts, query } = found;
  const counted = <T extends string>(
    values: readonly T[],
    of: Readonly<Record<string, number>>,
    label: (value: T) => string,
  ) =>
    values
      .filter((value) => of[value])
      .map((value) => option(t, { value, name: label(value), count: of[value] ?? 0 }));
  const countries = Object.keys(counts.country).toSorted();
  return [
    {
      name: 'type',
      label: t('catalogue.list.type'),
      options: counted(OFFERING_TYPES, counts.type, (one) => t(`vocabulary.offeringType.${one}`)),
    },
    {
      name: 'country',
      label: t('catalogue.list.country'),
      options: counted(countries, counts.country, (one) => lists.countries.get(one)?.name[t.locale] ?? one),
    },
    ...(query.country ? [regions(t, { lists, country: query.country })] : []),
    {
      name: 'sector',
      label: t('catalogue.list.sector'),
      options: sectors(t, { found, lists }),
    },
    {
      name: 'size',
      label: t('catalogue.list.size'),
      options: counted(SIZE_CLASSES, counts.size, (one) => t(`vocabulary.size.${one}`)),
    },
    {
      name: 'language',
      label: t('catalogue.list.language'),
      options: counted(LEARNING_LANGUAGES, counts.language, (one) => t(`vocabulary.language.${one}`)),
    },
    {
      name: 'price',
      label: t('catalogue.list.price'),
      options: counted(PRICE_FILTERS, counts.price, (one) => priceLabel(t, one)),
    },
  ];
}

function option(
  t: Translator,
  { value, name, count, group }: { value: string; name: string; count: number; group?: string | undefined },
): FilterOption {
  return { value, name, label: t('catalogue.list.option', { name, count }), group };
}

function priceLabel(t: Translator, limit: (typeof PRICE_FILTERS)[number]): string {
  if (limit === 'free') return t('catalogue.price.free');
  return t('catalogue.list.priceUpTo', { amount: formatMoney(t.locale, Number(limit), 'USD') });
}

/** The regions of the chosen country; without script they come with the first search. */
function regions(t: Translator, { lists, country }: { lists: ReferenceLists; country: string }): FilterList {
  const of = [...lists.subdivisions.values()].filter((one) => one.country === country);
  const { compare } = new Intl.Collator(t.locale);
  return {
    name: 'subdivision',
    label: t('catalogue.list.region'),
    options: of
      .map(({ code, name }) => ({ value: code, name, label: name }))
      .toSorted((a, b) => compare(a.label, b.label)),
  };
}

/** Sections with the divisions that offerings name; a finer activity that came with the address stays chosen. */
function sectors(t: Translator, { found, lists }: Found): readonly FilterOption[] {
  const { counts, query } = found;
  const all = [...lists.activities.values()].filter(
    ({ code }) => counts.sector[code] || code === query.sector,
  );
  const optionOf = ({ code, title }: (typeof all)[number], group?: string) =>
    option(t, { value: code, name: title[t.locale], count: counts.sector[code] ?? found.total, group });
  return all
    .filter(({ level }) => level === 'section')
    .flatMap((section) => {
      const within = all.filter(
        ({ code }) => code !== section.code && liesUnder(code, section.code) === 'met',
      );
      if (within.length === 0) return [optionOf(section)];
      const group = section.title[t.locale];
      const whole = {
        ...optionOf(section, group),
        label: t('catalogue.list.whole', { count: counts.sector[section.code] ?? 0 }),
      };
      return [whole, ...within.map((one) => optionOf(one, group))];
    });
}

function chipsOf(
  t: Translator,
  { filters, lists }: { filters: OfferingFilters; lists: readonly FilterList[] },
): readonly Chip[] {
  const without = (name: keyof OfferingFilters) => ({ ...filters, page: undefined, [name]: undefined });
  const chosen = lists.flatMap(({ name, label, options }) => {
    const value = filters[name];
    if (!value) return [];
    const words = options.find((one) => one.value === value)?.name ?? value;
    // A region belongs to its country and goes with it.
    const rest = name === 'country' ? { ...without('country'), subdivision: undefined } : without(name);
    return [{ key: name, name: label, value: words, without: rest }];
  });
  return [
    ...(filters.q
      ? [{ key: 'q', name: t('catalogue.list.word'), value: filters.q, without: without('q') }]
      : []),
    ...chosen,
    ...(filters.open
      ? [
          {
            key: 'open',
            name: t('catalogue.offering.places'),
            value: t('catalogue.list.open'),
            without: without('open'),
          },
        ]
      : []),
  ];
}
