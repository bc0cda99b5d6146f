import { LOCALES } from '../../domain/vocabulary';
import { translator } from '../../messages';
import type { Ignored, UrlParameters } from '../../schemas/filter-reader';
import {
  type InstitutionFilter,
  type InstitutionQuery,
  readInstitutionQuery,
} from '../../schemas/institution-query';
import type { Context } from '../context';
import { reading } from '../reading';
import type { ReferenceLists } from '../reference/lists';
import { stemsOf } from '../text/stems';
import { currentCatalogue } from './current';
import type { CatalogueView, InstitutionEntry, OfferingEntry } from './revision';
import { keptPerCatalogue, saysAll, soughtIn, type Told, toldIn } from './search-index';

type Found = InstitutionEntry & { offerings: number };

export type InstitutionList = {
  query: InstitutionQuery;
  ignored: readonly Ignored<InstitutionFilter>[];
  items: readonly Found[];
  /** How many institutions each value of a filter would leave, the other filter staying as it is. */
  counts: Readonly<Record<'type' | 'country', Readonly<Record<string, number>>>>;
  /** Some institution of the catalogue is invented, whatever was found. */
  illustrative: boolean;
};

/** Institutions by words and filters, as they stand in the address, by name. */
export const searchInstitutions = reading(
  'catalogue.read',
  async (ctx, parameters: UrlParameters): Promise<InstitutionList> => {
    const { view, lists } = await currentCatalogue(ctx);
    const { query, ignored } = readInstitutionQuery(parameters, new Set(lists.countries.keys()));
    const index = await indexFor(ctx, view, lists);
    const sought = await soughtIn(ctx, query.q);
    const told = index.filter(({ text }) => saysAll(text, sought)).map(({ item }) => item);
    const isType = ({ institution }: Found) => query.type === null || institution.type === query.type;
    const isThere = ({ institution }: Found) =>
      query.country === null || institution.country === query.country;
    const locale = ctx.locale ?? 'en';
    const { compare } = new Intl.Collator(locale);
    return {
      query,
      ignored,
      items: told
        .filter((item) => isType(item) && isThere(item))
        .toSorted((a, b) => compare(a.text.name[locale], b.text.name[locale])),
      counts: {
        type: tally(told.filter(isThere).map(({ institution }) => institution.type)),
        country: tally(told.filter(isType).map(({ institution }) => institution.country)),
      },
      illustrative: index.some(({ item }) => item.institution.illustrative),
    };
  },
);

function tally(values: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

type Indexed = { item: Found; text: Told };

const indexFor = keptPerCatalogue(
  async (ctx: Context, view: CatalogueView, lists: ReferenceLists): Promise<readonly Indexed[]> => {
    const offerings = [...view.offerings.values()];
    const all = [...view.institutions.values()].map((entry) => {
      const own = offerings.filter(({ offering }) => offering.institution === entry.institution.id);
      return { item: { ...entry, offerings: own.length }, text: textOf(entry, own, lists) };
    });
    const stems = await stemsOf(
      ctx.db,
      all.flatMap(({ text }) => text),
    );
    return all.map(({ item, text }) => ({ item, text: toldIn(text, stems) }));
  },
);

/** What a firm may know of an institution: its name, its kind, its place, its trades and what it offers. */
function textOf(
  { institution, text }: InstitutionEntry,
  offerings: readonly OfferingEntry[],
  { countries, subdivisions, activities }: ReferenceLists,
): readonly string[] {
  const communities = institution.communities.map((community) => community.split(':'));
  const regions = [institution.subdivision, ...communities.map(([region = '']) => region)];
  return [
    institution.name,
    ...Object.values(text.name),
    ...Object.values(text.summary),
    ...LOCALES.map((locale) => translator(locale)(`vocabulary.institutionType.${institution.type}`)),
    ...Object.values(countries.get(institution.country)?.name ?? {}),
    ...regions.flatMap((code) => subdivisions.get(code)?.name ?? []),
    ...communities.flatMap(([, activity = '']) => Object.values(activities.get(activity)?.title ?? {})),
    ...offerings.flatMap((one) => Object.values(one.text.name)),
  ];
}
