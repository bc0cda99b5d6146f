import type { Chip } from '@/app/_components/catalogue/filter-chips';
import type { FilterList, FilterOption } from '@/app/_components/catalogue/filter-form';
import { leftOutText } from '@/app/_shell/left-out-words';
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
import { PRICE_FILTERS } from '@/lib/schemas/catalogue-query';
import type { UrlParameters } from '@/lib/schemas/filter-reader';
import { countedOptions, filterOption, listChips } from './filter-lists';

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
    leftOut: leftOutOf(t, { found, lists, labels: options }),
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

type Filter = 'type' | 'country' | 'subdivision' | 'sector' | 'size' | 'language' | 'price';

/** What of the address is left out; a region that is known is one of another country. */
function leftOutOf(
  t: Translator,
  { found, lists, labels }: Found & { labels: readonly FilterList<Filter>[] },
): readonly string[] {
  const country = found.query.country ?? '';
  return found.ignored.map((one) => {
    const { filter, value, repeated } = one;
    const region = filter === 'subdivision' && !repeated ? lists.subdivisions.get(value) : undefined;
    if (region)
      return t('catalogue.list.otherCountry', {
        region: region.name,
        country: lists.countries.get(country)?.name[t.locale] ?? country,
      });
    return leftOutText(t, one, nameOf(t, filter, labels));
  });
}

function nameOf(
  t: Translator,
  filter: OfferingPage['ignored'][number]['filter'],
  labels: readonly FilterList<Filter>[],
): string {
  switch (filter) {
    case 'q':
      return t('catalogue.list.word');
    case 'open':
      return t('catalogue.list.open');
    case 'page':
      return t('catalogue.list.pages');
    case 'subdivision':
      return t('catalogue.list.region');
    default:
      return labels.find(({ name }) => name === filter)?.label ?? filter;
  }
}

type Found = { found: OfferingPage; lists: ReferenceLists };

function filterLists(t: Translator, { found, lists }: Found): readonly FilterList<Filter>[] {
  const { counts, query } = found;
  const counted = <T extends string>(
    name: 'type' | 'country' | 'size' | 'language' | 'price',
    values: readonly T[],
    label: (value: T) => string,
  ) => countedOptions(t, { values, counts: counts[name], chosen: query[name], label });
  const countries = [...Object.keys(counts.country), ...(query.country ? [query.country] : [])];
  return [
    {
      name: 'type',
      label: t('catalogue.list.type'),
      options: counted('type', OFFERING_TYPES, (one) => t(`vocabulary.offeringType.${one}`)),
    },
    {
      name: 'country',
      label: t('catalogue.list.country'),
      options: counted(
        'country',
        [...new Set(countries)].toSorted(),
        (one) => lists.countries.get(one)?.name[t.locale] ?? one,
      ),
      hint: query.country ? undefined : t('catalogue.list.countryHint'),
    },
    ...(query.country ? [regions(t, { found, lists })] : []),
    {
      name: 'sector',
      label: t('catalogue.list.sector'),
      options: sectors(t, { found, lists }),
    },
    {
      name: 'size',
      label: t('catalogue.list.size'),
      options: counted('size', SIZE_CLASSES, (one) => t(`vocabulary.size.${one}`)),
    },
    {
      name: 'language',
      label: t('catalogue.list.language'),
      options: counted('language', LEARNING_LANGUAGES, (one) => t(`vocabulary.language.${one}`)),
    },
    {
      name: 'price',
      label: t('catalogue.list.price'),
      options: counted('price', PRICE_FILTERS, (one) => priceLabel(t, one)),
    },
  ];
}

function priceLabel(t: Translator, limit: (typeof PRICE_FILTERS)[number]): string {
  if (limit === 'free') return t('catalogue.price.free');
  return t('catalogue.list.priceUpTo', { amount: formatMoney(t.locale, Number(limit), 'USD') });
}

/**
 * The regions of the chosen country that some offering reaches, those that serve all of the country included; without
 * script they come with the first search. The chosen one stays also where nothing is left in it.
 */
function regions(t: Translator, { found, lists }: Found): FilterList<Filter> {
  const { counts, query } = found;
  const { compare } = new Intl.Collator(t.locale);
  return {
    name: 'subdivision',
    label: t('catalogue.list.region'),
    options: [...lists.subdivisions.values()]
      .filter(({ code }) => counts.subdivision[code] || code === query.subdivision)
      .toSorted((a, b) => compare(a.name, b.name))
      .map(({ code, name }) => filterOption(t, { value: code, name, count: counts.subdivision[code] ?? 0 })),
  };
}

/** Sections with the divisions that offerings name; what is chosen stays, under its section, also where nothing is left. */
function sectors(t: Translator, { found, lists }: Found): readonly FilterOption[] {
  const { counts, query } = found;
  const isChosen = (code: string) => query.sector !== null && liesUnder(query.sector, code) === 'met';
  const all = [...lists.activities.values()].filter(
    ({ code, level }) =>
      counts.sector[code] || code === query.sector || (level === 'section' && isChosen(code)),
  );
  const optionOf = ({ code, title }: (typeof all)[number], group?: string) =>
    filterOption(t, { value: code, name: title[t.locale], count: counts.sector[code] ?? found.total, group });
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
  { filters, lists }: { filters: OfferingFilters; lists: readonly FilterList<Filter>[] },
): readonly Chip<OfferingFilters>[] {
  // A region belongs to its country and goes with it.
  const without = (name: keyof OfferingFilters) => ({
    ...{ ...filters, page: undefined, [name]: undefined },
    ...(name === 'country' ? { subdivision: undefined } : {}),
  });
  const chips = listChips(t, { filters, lists, without });
  if (!filters.open) return chips;
  const open = { key: 'open', name: t('catalogue.offering.places'), value: t('catalogue.list.open') };
  return [...chips, { ...open, without: without('open') }];
}
