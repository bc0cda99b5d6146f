import type { Say } from '@/app/_components/catalogue/types';
import { siteAddress } from '@/app/_shell/site';
import type { InstitutionEntry } from '@/lib/data/catalogue/revision';
import type { InstitutionPage } from '@/lib/interchange/schema-org';
import { paths } from '@/lib/paths';

/** An institution as machines read it. */
export function institutionMachine(
  { t, names }: Say,
  { institution, text }: InstitutionEntry,
): InstitutionPage {
  return {
    institution,
    locale: t.locale,
    name: text.name[t.locale],
    summary: text.summary[t.locale],
    url: siteAddress(paths.institution(institution.id)),
    place: { country: names.country(institution.country), subdivision: names.place(institution.subdivision) },
    funders: institution.contributions.map(({ body }) => names.body(body)),
    illustrativeNote: t('catalogue.illustrative'),
  };
}
