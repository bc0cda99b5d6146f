import { DataError } from '../errors';
import { reading } from '../reading';
import { currentCatalogue } from './current';

/** One offering of today's catalogue with the institution that runs it. */
export const getOffering = reading('catalogue.read', async (ctx, id: string) => {
  const { view } = await currentCatalogue(ctx);
  const entry = view.offerings.get(id);
  const by = entry && view.institutions.get(entry.offering.institution);
  if (!by) throw new DataError('not_found', { entity: 'offering' });
  return { ...entry, by, revision: view.revision };
});
