import type { Area, InstitutionPage, Json } from './types';

/** In: an institution's page. Out: its schema.org description. */
export function institutionJsonLd(page: InstitutionPage): Json {
  return { '@context': 'https://schema.org', ...organization(page) };
}

/** The institution as a part of another description. */
export function organization(page: InstitutionPage): { readonly [key: string]: Json | undefined } {
  const { institution, place } = page;
  return {
    '@type': isPublicBody(page) ? 'GovernmentOrganization' : 'Organization',
    '@id': `${page.url}#institution`,
    name: page.name,
    description: page.summary,
    disambiguatingDescription: institution.illustrative ? page.illustrativeNote : undefined,
    url: page.url,
    identifier: institution.id,
    areaServed: areasJson(page.areas),
    address: {
      '@type': 'PostalAddress',
      addressCountry: institution.country,
      addressRegion: place.subdivision,
    },
    isicV4: [...new Set(institution.communities.map((community) => community.split(':')[1] ?? ''))].filter(
      Boolean,
    ),
    funder: page.funders.map((name) => ({ '@type': 'Organization', name })),
  };
}

/** Areas as schema.org's places. */
export function areasJson(areas: readonly Area[]): readonly Json[] {
  return areas.map(({ type, name, code }) => ({ '@type': type, name, identifier: code }));
}

/** A public body is one in which government holds more than half of the votes. */
export function isPublicBody({ institution }: InstitutionPage): boolean {
  const votes = institution.seats.reduce((sum, seat) => sum + seat.votes, 0);
  const public_ = institution.seats.filter((seat) => seat.kind === 'government');
  return public_.reduce((sum, seat) => sum + seat.votes, 0) * 2 > votes;
}
