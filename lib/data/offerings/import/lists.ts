import type { Rate } from '../../../domain/rules';
import { codeCheck, type ImportLists } from '../../../schemas/offering-import';
import type { Context } from '../../context';
import { getReferenceLists, knownCurrencies, type ReferenceLists } from '../../reference/lists';
import { ratesOf } from '../change-rule';

/** Codes that can be named, and the rates of the day. */
export async function importLists(ctx: Context): Promise<ImportLists> {
  return codesOf(await getReferenceLists(ctx), await ratesOf(ctx));
}

/** In: the lists of the day, and rates, which only rules need. Out: the codes that can be named. */
export function codesOf(lists: ReferenceLists, rates: readonly Rate[] = []): ImportLists {
  const { activities, subdivisions, countries, standards } = lists;
  return {
    has: codeCheck({
      sectors: new Set(activities.keys()),
      places: new Set(subdivisions.keys()),
      countries: new Set(countries.keys()),
      standards: new Set(standards.items.map(({ id }) => id)),
    }),
    currencies: knownCurrencies(lists),
    rates,
  };
}
