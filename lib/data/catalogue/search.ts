import type { Offering } from '../../domain/matching';
import { liesUnder } from '../../domain/rules';
import type { Locale } from '../../domain/vocabulary';
import {
  type IgnoredFilter,
  type OfferingFilter,
  type OfferingQuery,
  PRICE_FILTERS,
  type PriceFilter,
  readOfferingQuery,
  type UrlParameters,
} from '../../schemas/catalogue-query';
import { reading } from '../reading';
import type { ReferenceLists } from '../reference/lists';
import { foldedText, foldedWords, hasWordFrom } from '../text/fold';
import { currentCatalogue } from './current';
import type { CatalogueView, InstitutionEntry, OfferingEntry } from './revision';

export const PAGE_SIZE = 25;

export type OfferingItem = OfferingEntry & { by: InstitutionEntry };
/** How many offerings each value of a filter would leave, the other filters staying as they are. */
export type Counts = Readonly<
  Record<'type' | 'country' | 'size' | 'language' | 'price', Readonly<Record<string, number>>>
> & {
  open: number;
};
export type OfferingPage = {
  query: OfferingQuery;
  ignored: readonly IgnoredFilter[];
  total: number;
  pages: number;
  items: readonly OfferingItem[];
  counts: Counts;
};

type Indexed = { item: OfferingItem; text: string; name: string };

const indexes = new WeakMap<CatalogueView, readonly Indexed[]>();

/** Offerings by words and filters, as they stand in the address; 25 a page. */
export const searchOfferings = reading(
  'catalogue.read',
  async (ctx, parameters: UrlParameters): Promise<OfferingPage> => {
    const { view, lists } = await currentCatalogue(ctx);
    const { query, ignored } = readOfferingQuery(parameters, codesOf(lists));
    const index = indexes.get(view) ?? indexOf(view, lists);
    indexes.set(view, index);
    const told = index.filter((one) => saysAll(one, foldedWords(query.q)));
    const judged = told.map((one) => ({ one, failed: failedFilters(one.item.offering, query) }));
    const passing = judged.filter(({ failed }) => failed.length === 0).map(({ one }) => one);
    const found = inOrder(passing, query, ctx.locale ?? 'en');
    const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
    const page = Math.min(query.page, pages);
    return {
      query: { ...query, page },
      ignored,
      total: found.length,
      pages,
      items: found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map((one) => one.item),
      counts: countsOf(judged),
    };
  },
);

const filters: Readonly<
  Record<Exclude<OfferingFilter, 'page' | 'q'>, (offering: Offering, query: OfferingQuery) => boolean>
> = {
  type: ({ type }, query) => query.type === null || type === query.type,
  country: ({ countries }, query) => query.country === null || countries.includes(query.country),
  subdivision: ({ countries, subdivisions }, { subdivision }) =>
    subdivision === null ||
    (subdivisions?.includes(subdivision) ?? countries.includes(subdivision.slice(0, 2))),
  // "unknown" is an offering for a part of the sector.
  sector: ({ sectors }, { sector }) => sector === null || liesUnder(sector, ...sectors) !== 'unmet',
  size: ({ sizeClasses }, { size }) => size === null || sizeClasses.includes(size),
  language: ({ languages }, { language }) => language === null || languages.includes(language),
  price: (offering, { price }) => price === null || costsAtMost(offering, price),
  open: ({ intake }, { open }) => !open || intake === 'open',
};

type FilterName = keyof typeof filters;
const FILTERS: readonly FilterName[] = [
  'type',
  'country',
  'subdivision',
  'sector',
  'size',
  'language',
  'price',
  'open',
];

function failedFilters(offering: Offering, query: OfferingQuery): readonly FilterName[] {
  return FILTERS.filter((name) => !filters[name](offering, query));
}

function saysAll({ text }: Indexed, words: readonly string[]): boolean {
  return words.every((word) => hasWordFrom(text, word));
}

function costsAtMost(offering: Offering, limit: PriceFilter): boolean {
  const fee = offering.membership === 'required' ? offering.membershipFeeUsd : 0;
  return offering.priceUsd + fee <= (limit === 'free' ? 0 : Number(limit));
}

/** By name; where words were given, offerings that hold all of them in their name come first. */
function inOrder(found: readonly Indexed[], { q }: OfferingQuery, locale: Locale): readonly Indexed[] {
  const words = foldedWords(q);
  const rank = (one: Indexed) =>
    words.length > 0 && words.every((word) => hasWordFrom(one.name, word)) ? 0 : 1;
  const { compare } = new Intl.Collator(locale);
  return found.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      compare(a.item.text.name[locale], b.item.text.name[locale]) ||
      (a.item.offering.id < b.item.offering.id ? -1 : 1),
  );
}

/** For each filter, offerings that pass all the others. */
function countsOf(judged: readonly { one: Indexed; failed: readonly FilterName[] }[]): Counts {
  const within = (filter: FilterName) =>
    judged
      .filter(({ failed }) => failed.length === 0 || (failed.length === 1 && failed[0] === filter))
      .map(({ one }) => one.item.offering);
  return {
    type: tally(within('type'), (offering) => [offering.type]),
    country: tally(within('country'), (offering) => offering.countries),
    size: tally(within('size'), (offering) => offering.sizeClasses),
    language: tally(within('language'), (offering) => offering.languages),
    price: tally(within('price'), (offering) =>
      PRICE_FILTERS.filter((limit) => costsAtMost(offering, limit)),
    ),
    open: within('open').filter(({ intake }) => intake === 'open').length,
  };
}

function tally(offerings: readonly Offering[], keys: (offering: Offering) => readonly string[]) {
  const counts: Record<string, number> = {};
  for (const offering of offerings) for (const key of keys(offering)) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

function indexOf(view: CatalogueView, lists: ReferenceLists): readonly Indexed[] {
  return [...view.offerings.values()].flatMap((entry) => {
    const by = view.institutions.get(entry.offering.institution);
    if (!by) return [];
    const names = Object.values(entry.text.name);
    const sectors = entry.offering.sectors.flatMap((code) =>
      Object.values(lists.activities.get(code)?.title ?? {}),
    );
    const texts = [
      ...names,
      ...Object.values(entry.text.summary),
      by.institution.name,
      ...Object.values(by.text.name),
      ...sectors,
    ];
    return [{ item: { ...entry, by }, text: foldedText(texts), name: foldedText(names) }];
  });
}

function codesOf({ countries, subdivisions, activities }: ReferenceLists) {
  return {
    countries: new Set(countries.keys()),
    subdivisions: new Set(subdivisions.keys()),
    activities: new Set(activities.keys()),
  };
}
