import { hasWayInForBeginners } from '../../domain/access';
import { DataError } from '../errors';
import { reading } from '../reading';
import { policyAt } from '../reference/policy';
import { currentCatalogue } from './current';

/** One institution of today's catalogue: who governs it, who pays for it, what it offers, whether beginners can start. */
export const getInstitution = reading('catalogue.read', async (ctx, id: string) => {
  const { view, policy } = await currentCatalogue(ctx);
  const entry = view.institutions.get(id);
  if (!entry) throw new DataError('not_found', { entity: 'institution' });
  const offerings = [...view.offerings.values()].filter(({ offering }) => offering.institution === id);
  const { maxEntryLevel } = await policyAt(ctx.db, policy);
  const { outcome } = hasWayInForBeginners({
    entryLevel: entry.institution.access.entryLevel,
    minLevels: offerings.map(({ offering }) => offering.minAc),
    maxEntryLevel,
  });
  return { ...entry, offerings, firstStep: outcome === 'pass', revision: view.revision };
});
