import type { Offering } from '../../domain/matching';
import { liesUnder } from '../../domain/rules';
import type { SizeClass } from '../../domain/vocabulary';
import {
  countryOfRegion,
  type OfferingFilter,
  type OfferingQuery,
  PRICE_FILTERS,
  type PriceFilter,
} from '../../schemas/catalogue-query';
import type { ReferenceLists } from '../reference/lists';
import type { CatalogueView } from './revision';

/**
 * How many offerings each value of a filter would leave, the other filters staying as they are. Activities are all
 * sections, and the divisions that some offering names: the rest of the list would only say "any activity". Regions
 * are those of the chosen country.
 */
export type Counts = Readonly<
  Record<
    'type' | 'country' | 'subdivision' | 'sector' | 'size' | 'language' | 'price',
    Readonly<Record<string, number>>
  >
> & {
  open: number;
};
/** An offering, and the filters that it does not pass. */
type Judged = { offering: Offering; failed: readonly FilterName[] };

const filters: Readonly<
  Record<Exclude<OfferingFilter, 'page' | 'q'>, (offering: Offering, query: OfferingQuery) => boolean>
> = {
  type: ({ type }, query) => query.type === null || type === query.type,
  country: ({ countries }, query) => query.country === null || countries.includes(query.country),
  subdivision: (offering, { subdivision }) => subdivision === null || reaches(offering, subdivision),
  // "unknown" is an offering for a part of the sector.
  sector: ({ sectors }, { sector }) => sector === null || liesUnder(sector, ...sectors) !== 'unmet',
  size: ({ sizeClasses }, { size }) => size === null || sizeClasses.includes(size),
  language: ({ languages }, { language }) => language === null || languages.includes(language),
  price: (offering, { price, size }) => price === null || costsAtMost(offering, price, size),
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

/** The filters of the address that an offering does not pass. */
export function failedFilters(offering: Offering, query: OfferingQuery): readonly FilterName[] {
  return FILTERS.filter((name) => !filters[name](offering, query));
}

/** As when a firm is matched: one takes part online from every region of the country. */
function reaches({ countries, subdivisions, modality }: Offering, region: string): boolean {
  return modality === 'online' || subdivisions === null
    ? countries.includes(countryOfRegion(region))
    : subdivisions.includes(region);
}

/** The price for firms of the chosen size, or the full one. What a loan costs is not known, so it is never cheap. */
function costsAtMost(offering: Offering, limit: PriceFilter, size: SizeClass | null): boolean {
  if (offering.generic) return false;
  const fee = offering.membership === 'required' ? offering.membershipFeeUsd : 0;
  const waiver = size ? (offering.waiver[size] ?? 0) : 0;
  const price = (offering.priceUsd * (100 - waiver)) / 100;
  return price + fee <= (limit === 'free' ? 0 : Number(limit));
}

/** For each filter, offerings that pass all the others. */
export function countsOf(
  judged: readonly Judged[],
  {
    activities,
    regions,
    size,
  }: { activities: readonly string[]; regions: readonly string[]; size: SizeClass | null },
): Counts {
  const within = (filter: FilterName) =>
    judged
      .filter(({ failed }) => failed.length === 0 || (failed.length === 1 && failed[0] === filter))
      .map(({ offering }) => offering);
  return {
    type: tally(within('type'), (offering) => [offering.type]),
    country: tally(within('country'), (offering) => offering.countries),
    subdivision: tally(within('subdivision'), (offering) =>
      regions.filter((region) => reaches(offering, region)),
    ),
    sector: tally(within('sector'), ({ sectors }) =>
      activities.filter((code) => liesUnder(code, ...sectors) !== 'unmet'),
    ),
    size: tally(within('size'), (offering) => offering.sizeClasses),
    language: tally(within('language'), (offering) => offering.languages),
    price: tally(within('price'), (offering) =>
      PRICE_FILTERS.filter((limit) => costsAtMost(offering, limit, size)),
    ),
    open: within('open').filter(({ intake }) => intake === 'open').length,
  };
}

/** Sections, and the divisions that some offering names or lies in. */
export function activityCodes(view: CatalogueView, { activities }: ReferenceLists): readonly string[] {
  const named = new Set(
    view.catalogue.offerings.flatMap(({ sectors }) => sectors.map((code) => code.slice(0, 2))),
  );
  return [...activities.values()]
    .filter(({ code, level }) => level === 'section' || (level === 'division' && named.has(code)))
    .map(({ code }) => code);
}

function tally(offerings: readonly Offering[], keys: (offering: Offering) => readonly string[]) {
  const counts: Record<string, number> = {};
  for (const offering of offerings) for (const key of keys(offering)) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}
