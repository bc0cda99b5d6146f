import {
  LEARNING_LANGUAGES,
  type LearningLanguage,
  OFFERING_TYPES,
  type OfferingType,
  SIZE_CLASSES,
  type SizeClass,
} from '../domain/vocabulary';
import { westernDigits } from './digits';
import {
  among,
  filterReader,
  hasWords,
  type Ignored,
  inCapitals,
  inSet,
  pageFrom,
  type UrlParameters,
  WORDS_MAX,
} from './filter-reader';

/** Most a programme may cost, in USD, all fees included. */
export const PRICE_FILTERS = ['free', '100', '500', '2000'] as const;
export type PriceFilter = (typeof PRICE_FILTERS)[number];

export type OfferingQuery = {
  /** As typed, without marks that cannot be shown; empty for no words. */
  q: string;
  type: OfferingType | null;
  country: string | null;
  subdivision: string | null;
  /** ISIC code, two to four digits. */
  sector: string | null;
  size: SizeClass | null;
  language: LearningLanguage | null;
  price: PriceFilter | null;
  open: boolean;
  page: number;
};

export type OfferingFilter = keyof OfferingQuery;
export type IgnoredFilter = Ignored<OfferingFilter>;

type Codes = {
  countries: ReadonlySet<string>;
  subdivisions: ReadonlySet<string>;
  activities: ReadonlySet<string>;
};

/** Reads an address. Whatever stands in it, the page can be shown. */
export function readOfferingQuery(
  parameters: UrlParameters,
  codes: Codes,
): { query: OfferingQuery; ignored: readonly IgnoredFilter[] } {
  const reader = filterReader<OfferingFilter>(parameters);
  const { ignored, oneOf } = reader;
  const query = {
    q: oneOf('q', hasWords, (words) => words.slice(0, WORDS_MAX)) ?? '',
    type: oneOf('type', among(OFFERING_TYPES)),
    country: oneOf('country', inSet(codes.countries), inCapitals),
    subdivision: oneOf('subdivision', inSet(codes.subdivisions), inCapitals),
    sector: oneOf('sector', inSet(codes.activities), westernDigits),
    size: oneOf('size', among(SIZE_CLASSES)),
    language: oneOf('language', among(LEARNING_LANGUAGES)),
    price: oneOf('price', among(PRICE_FILTERS)),
    open: oneOf('open', among(['0', '1'])) === '1',
    page: pageFrom(reader),
  };
  const { country, subdivision } = query;
  if (subdivision === null) return { query, ignored };
  const own = countryOfRegion(subdivision);
  if (country === null || country === own) return { query: { ...query, country: own }, ignored };
  // Nothing reaches a region of one country in another one.
  const elsewhere = { filter: 'subdivision', value: subdivision } as const;
  return { query: { ...query, subdivision: null }, ignored: [...ignored, elsewhere] };
}

/** Codes of regions begin with that of their country. */
export function countryOfRegion(subdivision: string): string {
  return subdivision.slice(0, 2);
}
