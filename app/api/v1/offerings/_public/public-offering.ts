import { siteAddress } from '@/app/_shell/site';
import type { InstitutionEntry, OfferingEntry } from '@/lib/data/catalogue/revision';
import type { OfferingPage } from '@/lib/data/catalogue/search';
import { api, paths } from '@/lib/paths';

/** Under which the catalogue may be passed on, and that it is invented. */
const LICENCE = { licence: 'Apache-2.0', source: 'Puente demonstration catalogue' } as const;

/** One offering with the words of every language, as it may be passed on. */
export function publicOffering({ offering, text, version }: OfferingEntry, by: InstitutionEntry) {
  return {
    ...offering,
    ...text,
    version,
    institution: {
      id: by.institution.id,
      name: by.text.name,
      type: by.institution.type,
      country: by.institution.country,
    },
    url: siteAddress(paths.offering(offering.id)),
    self: siteAddress(api.offering(offering.id)),
    ...LICENCE,
  };
}

/** A page of the list, with the address of the next one. */
export function publicList(
  { total, pages, query, items, ignored }: OfferingPage,
  parameters: URLSearchParams,
) {
  return {
    ...LICENCE,
    illustrative: items.some(({ offering }) => offering.illustrative),
    total,
    page: query.page,
    pages,
    ignored,
    next: query.page < pages ? siteAddress(nextPage(parameters, query.page + 1)) : null,
    items: items.map(({ by, ...entry }) => publicOffering(entry, by)),
  };
}

function nextPage(parameters: URLSearchParams, page: number): string {
  const next = new URLSearchParams(parameters);
  next.set('page', String(page));
  return `${api.offerings()}?${next}`;
}
