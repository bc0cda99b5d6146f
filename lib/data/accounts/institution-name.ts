import 'server-only';
import type { Locale } from '../../domain/vocabulary';
import { currentCatalogue } from '../catalogue/current';
import type { Context } from '../context';
import { DataError } from '../errors';

/** In: an id of the catalogue. Out: its name in that language; one that is not there is missing. */
export async function institutionName(ctx: Context, id: string, locale: Locale): Promise<string> {
  const { view } = await currentCatalogue(ctx);
  const name = view.institutions.get(id)?.text.name[locale];
  if (name === undefined) throw new DataError('not_found', { entity: 'institution' });
  return name;
}
