import { hasWayInForBeginners, openToNonMembers } from '../../domain/access';
import { DataError } from '../errors';
import { reading } from '../reading';
import { policyAt } from '../reference/policy';
import { currentCatalogue } from './current';
import type { OfferingEntry } from './revision';

/** Whether beginners can start here: any of them, only members, or none. */
type FirstStep = 'open' | 'members' | 'none';

/** One institution of today's catalogue: who governs it, who pays for it, what it offers, whether beginners can start. */
export const getInstitution = reading('catalogue.read', async (ctx, id: string) => {
  const { view, policy } = await currentCatalogue(ctx);
  const entry = view.institutions.get(id);
  if (!entry) throw new DataError('not_found', { entity: 'institution' });
  const offerings = [...view.offerings.values()].filter(({ offering }) => offering.institution === id);
  const { maxEntryLevel } = await policyAt(ctx.db, policy);
  const { access } = entry.institution;
  const hasFirstStep = (among: readonly OfferingEntry[]) =>
    hasWayInForBeginners({
      entryLevel: access.entryLevel,
      minLevels: among.map(({ offering }) => offering.minAc),
      maxEntryLevel,
    }).outcome === 'pass';
  const { nonmemberRoute } = access;
  const forAll = offerings.filter(
    ({ offering: { membership } }) => openToNonMembers({ membership, nonmemberRoute }).outcome === 'pass',
  );
  const firstStep: FirstStep = hasFirstStep(forAll) ? 'open' : hasFirstStep(offerings) ? 'members' : 'none';
  return { ...entry, offerings, firstStep, revision: view.revision };
});
