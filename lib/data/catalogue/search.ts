import type { Locale } from '../../domain/vocabulary';
import { type IgnoredFilter, type OfferingQuery, readOfferingQuery } from '../../schemas/catalogue-query';
import type { UrlParameters } from '../../schemas/filter-reader';
import type { Context } from '../context';
import { reading } from '../reading';
import type { ReferenceLists } from '../reference/lists';
import { currentCatalogue } from './current';
import { activityCodes, type Counts, countsOf, failedFilters } from './search-filters';
import { type Indexed, indexFor, type OfferingItem, type Sought, saysAll, soughtIn } from './search-index';

export const PAGE_SIZE = 25;

export type OfferingPage = {
  query: OfferingQuery;
  ignored: readonly IgnoredFilter[];
  total: number;
  pages: number;
  items: readonly OfferingItem[];
  counts: Counts;
  /** Some institution or offering of the catalogue is invented, whatever was found. */
  illustrative: boolean;
};

/** Offerings by words and filters, as they stand in the address; 25 a page. */
export const searchOfferings = reading('catalogue.read', (ctx, parameters: UrlParameters) =>
  find(ctx, parameters, (found, sought) => inOrder(found, sought, ctx.locale ?? 'en')),
);

/** The same for machines, in an order that no language or word changes: whoever turns pages misses none. */
export const listOfferings = reading('catalogue.read', (ctx, parameters: UrlParameters) =>
  find(ctx, parameters, (found) => found.toSorted(byId)),
);

type Order = (found: readonly Indexed[], sought: readonly Sought[]) => readonly Indexed[];

async function find(ctx: Context, parameters: UrlParameters, order: Order): Promise<OfferingPage> {
  const { view, lists } = await currentCatalogue(ctx);
  const { query, ignored } = readOfferingQuery(parameters, codesOf(lists));
  const index = await indexFor(ctx, view, lists);
  const sought = await soughtIn(ctx, query.q);
  const told = index.filter(({ text }) => saysAll(text, sought));
  const judged = told.map((one) => ({
    one,
    offering: one.item.offering,
    failed: failedFilters(one.item.offering, query),
  }));
  const passing = judged.filter(({ failed }) => failed.length === 0).map(({ one }) => one);
  const found = order(passing, sought);
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = Math.min(query.page, pages);
  return {
    query: { ...query, page },
    ignored,
    total: found.length,
    pages,
    items: found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map((one) => one.item),
    counts: countsOf(judged, {
      activities: activityCodes(view, lists),
      regions: [...lists.subdivisions.values()]
        .filter(({ country }) => country === query.country)
        .map(({ code }) => code),
      size: query.size,
    }),
    illustrative: index.some(({ item }) => item.offering.illustrative || item.by.institution.illustrative),
  };
}

/** By name; where words were given, offerings that hold all of them in their name come first, then in what they are. */
function inOrder(found: readonly Indexed[], sought: readonly Sought[], locale: Locale): readonly Indexed[] {
  const rank = ({ name, about }: Indexed) => (saysAll(name, sought) ? 0 : saysAll(about, sought) ? 1 : 2);
  const { compare } = new Intl.Collator(locale);
  return found.toSorted(
    (a, b) => rank(a) - rank(b) || compare(a.item.text.name[locale], b.item.text.name[locale]) || byId(a, b),
  );
}

function byId(a: Indexed, b: Indexed): number {
  return a.item.offering.id < b.item.offering.id ? -1 : 1;
}

function codesOf({ countries, subdivisions, activities }: ReferenceLists) {
  return {
    countries: new Set(countries.keys()),
    subdivisions: new Set(subdivisions.keys()),
    activities: new Set(activities.keys()),
  };
}
