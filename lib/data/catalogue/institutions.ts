import { reading } from '../reading';
import { currentCatalogue } from './current';

/** All institutions of today's catalogue by name, each with the number of its offerings. */
export const listInstitutions = reading('catalogue.read', async (ctx) => {
  const { view } = await currentCatalogue(ctx);
  const { compare } = new Intl.Collator(ctx.locale ?? 'en');
  const counts = new Map<string, number>();
  for (const { offering } of view.offerings.values())
    counts.set(offering.institution, (counts.get(offering.institution) ?? 0) + 1);
  return [...view.institutions.values()]
    .map((entry) => ({ ...entry, offerings: counts.get(entry.institution.id) ?? 0 }))
    .toSorted((a, b) => compare(a.institution.name, b.institution.name));
});
