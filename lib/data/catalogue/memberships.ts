import type { Offering } from '../../domain/matching';
import { liesUnder } from '../../domain/rules';
import { reading } from '../reading';
import { currentCatalogue } from './current';

/**
 * In: the country of a firm and, if known, its activity. Out: institutions whose offerings there ask for membership
 * or give members an easier way in, by name.
 */
export const institutionsWithMembers = reading(
  'catalogue.read',
  async (ctx, firm: { country: string; activity: string | null }) => {
    const { view } = await currentCatalogue(ctx);
    const ids = new Set(
      [...view.offerings.values()]
        .map(({ offering }) => offering)
        .filter((offering) => offering.membership !== 'none' && reaches(offering, firm))
        .map((offering) => offering.institution),
    );
    const { compare } = new Intl.Collator(ctx.locale ?? 'en');
    return [...view.institutions.values()]
      .map(({ institution: { id, name } }) => ({ id, name }))
      .filter(({ id }) => ids.has(id))
      .toSorted((a, b) => compare(a.name, b.name));
  },
);

function reaches(
  { countries, sectors }: Offering,
  { country, activity }: { country: string; activity: string | null },
) {
  if (!countries.includes(country)) return false;
  return activity === null || liesUnder(activity, ...sectors) !== 'unmet';
}
