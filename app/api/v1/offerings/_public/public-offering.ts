import { siteAddress } from '@/app/_shell/site';
import type { InstitutionEntry, OfferingEntry } from '@/lib/data/catalogue/revision';
import type { OfferingPage } from '@/lib/data/catalogue/search';
import type { OfferingItem } from '@/lib/data/catalogue/search-index';
import { api, paths } from '@/lib/paths';

/** Under which what is invented may be passed on, and that it is; the terms of any other catalogue are its own. */
const INVENTED = { licence: 'Apache-2.0', source: 'Puente demonstration catalogue' } as const;

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
    ...(isInvented({ offering, by }) ? INVENTED : {}),
  };
}

function isInvented({ offering, by }: Pick<OfferingItem, 'offering' | 'by'>): boolean {
  return offering.illustrative || by.institution.illustrative;
}

/** A page of the list, with the address of the next one. */
export function publicList(
  { total, pages, query, items, ignored }: OfferingPage,
  parameters: URLSearchParams,
) {
  return {
    ...(items.length > 0 && items.every(isInvented) ? INVENTED : {}),
    illustrative: items.some(isInvented),
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
