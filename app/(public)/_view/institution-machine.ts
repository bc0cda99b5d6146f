import type { Say } from '@/app/_components/catalogue/types';
import { siteAddress } from '@/app/_shell/site';
import type { InstitutionEntry, OfferingEntry } from '@/lib/data/catalogue/revision';
import { type Offering, regionsAskedFor } from '@/lib/domain/matching';
import type { Area, InstitutionPage } from '@/lib/interchange/schema-org';
import { paths } from '@/lib/paths';

/** An institution, with all that it offers, as machines read it. */
export function institutionMachine(
  say: Say,
  { institution, text }: InstitutionEntry,
  offerings: readonly Pick<OfferingEntry, 'offering'>[],
): InstitutionPage {
  const { t, names } = say;
  const { subdivision } = institution;
  const served = offerings.flatMap(({ offering }) => areasOf(say, offering));
  const own: Area = { type: 'AdministrativeArea', name: names.place(subdivision), code: subdivision };
  return {
    institution,
    locale: t.locale,
    name: text.name[t.locale],
    summary: text.summary[t.locale],
    url: siteAddress(paths.institution(institution.id)),
    place: { country: names.country(institution.country), subdivision: names.place(subdivision) },
    areas: [...new Map((served.length > 0 ? served : [own]).map((area) => [area.code, area])).values()],
    funders: institution.contributions.map(({ body }) => names.body(body)),
    illustrativeNote: t('catalogue.illustrative'),
  };
}

/** The subdivisions an offering serves, or its countries where it serves the whole of them. */
export function areasOf({ names }: Say, offering: Offering): readonly Area[] {
  const regions = regionsAskedFor(offering);
  return regions
    ? regions.map((code) => ({ type: 'AdministrativeArea', name: names.place(code), code }))
    : offering.countries.map((code) => ({ type: 'Country', name: names.country(code), code }));
}
