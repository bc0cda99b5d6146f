import type { Offering } from '../../domain/matching';
import { liesUnder } from '../../domain/rules';
import { reading } from '../reading';
import { currentCatalogue } from './current';

/**
 * In: the country of a firm and its activities, none if they are not known. Out: institutions whose offerings there ask for membership
 * or give members an easier way in, by name.
 */
export const institutionsWithMembers = reading(
  'catalogue.read',
  async (ctx, firm: { country: string; activities: readonly string[] }) => {
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
  { country, activities }: { country: string; activities: readonly string[] },
) {
  if (!countries.includes(country)) return false;
  // As when a firm is matched, the second activity opens an offering like the main one.
  return activities.length === 0 || activities.some((one) => liesUnder(one, ...sectors) !== 'unmet');
}
