import { INSTITUTION_TYPES, type InstitutionType } from '../domain/vocabulary';
import {
  among,
  filterReader,
  hasWords,
  type Ignored,
  inCapitals,
  inSet,
  type UrlParameters,
  WORDS_MAX,
} from './filter-reader';

export type InstitutionQuery = {
  /** As typed, without marks that cannot be shown; empty for no words. */
  q: string;
  type: InstitutionType | null;
  country: string | null;
};

export type InstitutionFilter = keyof InstitutionQuery;

/** Reads the address of the list of institutions. Whatever stands in it, the page can be shown. */
export function readInstitutionQuery(
  parameters: UrlParameters,
  countries: ReadonlySet<string>,
): { query: InstitutionQuery; ignored: readonly Ignored<InstitutionFilter>[] } {
  const { ignored, oneOf } = filterReader<InstitutionFilter>(parameters);
  const query = {
    q: oneOf('q', hasWords, (words) => words.slice(0, WORDS_MAX)) ?? '',
    type: oneOf('type', among(INSTITUTION_TYPES)),
    country: oneOf('country', inSet(countries), inCapitals),
  };
  return { query, ignored };
}
