import {
  LEARNING_LANGUAGES,
  type LearningLanguage,
  OFFERING_TYPES,
  type OfferingType,
  SIZE_CLASSES,
  type SizeClass,
} from '../domain/vocabulary';
import { westernDigits } from './digits';
import { keepable, plain } from './fields';

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
/** A filter whose value means nothing: it is left out, and the page says so. */
export type IgnoredFilter = { filter: OfferingFilter; value: string };

/** Query of a page as the framework hands it over. */
export type UrlParameters = Readonly<Record<string, string | readonly string[] | undefined>>;

type Codes = {
  countries: ReadonlySet<string>;
  subdivisions: ReadonlySet<string>;
  activities: ReadonlySet<string>;
};

const WORDS_MAX = 100;

/** Reads an address. Whatever stands in it, the page can be shown. */
export function readOfferingQuery(
  parameters: UrlParameters,
  codes: Codes,
): { query: OfferingQuery; ignored: readonly IgnoredFilter[] } {
  const ignored: IgnoredFilter[] = [];
  const text = (name: OfferingFilter) => plain(keepable(firstOf(parameters, name)));
  const oneOf = <T extends string>(
    filter: OfferingFilter,
    isOne: (value: string) => value is T,
    value = text(filter),
  ) => {
    if (value === '') return null;
    if (isOne(value)) return value;
    ignored.push({ filter, value: value.slice(0, WORDS_MAX) });
    return null;
  };
  const query = {
    q: oneOf('q', hasWords, text('q').slice(0, WORDS_MAX)) ?? '',
    type: oneOf('type', among(OFFERING_TYPES)),
    country: oneOf('country', inSet(codes.countries), text('country').toUpperCase()),
    subdivision: oneOf('subdivision', inSet(codes.subdivisions), text('subdivision').toUpperCase()),
    sector: oneOf('sector', inSet(codes.activities), westernDigits(text('sector'))),
    size: oneOf('size', among(SIZE_CLASSES)),
    language: oneOf('language', among(LEARNING_LANGUAGES)),
    price: oneOf('price', among(PRICE_FILTERS)),
    open: oneOf('open', among(['0', '1'])) === '1',
    page: Number(oneOf('page', isPage, westernDigits(text('page'))) ?? 1),
  };
  return { query, ignored };
}

function firstOf(parameters: UrlParameters, name: string): string {
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

function among<const T extends readonly string[]>(options: T) {
  return (value: string): value is T[number] => options.includes(value);
}

function inSet(codes: ReadonlySet<string>) {
  return (value: string): value is string => codes.has(value);
}

/** Signs alone name nothing that could be looked for. */
function hasWords(value: string): value is string {
  return /[\p{L}\p{N}]/u.test(value);
}

function isPage(value: string): value is string {
  return /^[1-9]\d{0,5}$/.test(value);
}
