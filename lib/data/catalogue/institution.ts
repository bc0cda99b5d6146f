import { DataError } from '../errors';
import { reading } from '../reading';
import { currentCatalogue } from './current';

/** One institution of today's catalogue: who governs it, who pays for it, what it offers. */
export const getInstitution = reading('catalogue.read', async (ctx, id: string) => {
  const { view } = await currentCatalogue(ctx);
  const entry = view.institutions.get(id);
  if (!entry) throw new DataError('not_found', { entity: 'institution' });
  const offerings = [...view.offerings.values()].filter(({ offering }) => offering.institution === id);
  return { ...entry, offerings, revision: view.revision };
});
