import { describe, expect, it } from 'vitest';
import type { Institution, Offering } from '../../domain/matching';
import {
  type InstitutionPage,
  institutionJsonLd,
  type Json,
  jsonForScript,
  type OfferingPage,
  offeringJsonLd,
} from './index';

const THING = ['@type', '@id', 'name', 'description', 'disambiguatingDescription', 'url', 'identifier'];
const ORGANIZATION = [...THING, 'areaServed', 'address', 'isicV4', 'funder'];
const SERVICE = [
  ...THING,
  'serviceType',
  'provider',
  'areaServed',
  'audience',
  'availableChannel',
  'offers',
  'category',
  'serviceOutput',
  'termsOfService',
  'isRelatedTo',
];
/** Properties that schema.org knows for each type we write. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  Organization: ORGANIZATION,
  GovernmentOrganization: ORGANIZATION,
  Service: SERVICE,
  GovernmentService: [...SERVICE, 'serviceOperator', 'jurisdiction'],
  Country: THING,
  AdministrativeArea: THING,
  Place: THING,
  VirtualLocation: THING,
  Thing: THING,
  PostalAddress: ['@type', 'addressCountry', 'addressRegion'],
  BusinessAudience: ['@type', 'audienceType', 'numberOfEmployees'],
  QuantitativeValue: ['@type', 'minValue', 'maxValue', 'value', 'unitCode'],
  CompoundPriceSpecification: ['@type', 'price', 'priceCurrency', 'priceComponent'],
  UnitPriceSpecification: ['@type', 'name', 'price', 'priceCurrency', 'referenceQuantity'],
  ServiceChannel: ['@type', 'serviceUrl', 'serviceLocation', 'availableLanguage'],
  Offer: [
    ...['@type', 'price', 'priceCurrency', 'priceSpecification'],
    ...['eligibleCustomerType', 'eligibleRegion', 'url'],
  ],
  CategoryCode: ['@type', 'codeValue', 'inCodeSet', 'name'],
  Course: [...THING, 'provider', 'inLanguage', 'hasCourseInstance', 'offers'],
  CourseInstance: ['@type', 'courseMode', 'courseWorkload', 'location', 'maximumAttendeeCapacity'],
};

const institution: Institution = {
  id: 'I01',
  name: 'Instituto',
  type: 'public_private_institute',
  country: 'AR',
  subdivision: 'AR-M',
  communities: ['AR-M:11', 'AR-J:11'],
  seats: [
    { kind: 'government', body: 'Province', community: 'AR-M:11', votes: 3 },
    { kind: 'cooperative', body: 'Cooperatives', community: 'AR-J:11', votes: 3 },
  ],
  contributions: [{ kind: 'government', body: 'Province', share: 100 }],
  access: { nonmemberRoute: true, entryLevel: true, appeal: true, reserved: {} },
  illustrative: true,
};

const offering: Offering = {
  id: 'O01',
  institution: 'I01',
  type: 'training_course',
  sectors: ['11'],
  countries: ['AR'],
  subdivisions: ['AR-M'],
  sizeClasses: ['micro', 'small'],
  minAc: 0,
  targets: { QMS: [0, 2] },
  knowledge: { what: 1, how: 1, why: 0 },
  nature: 'applied',
  channel: ['direct'],
  communities: ['AR-M:11'],
  sourceInternational: false,
  learningForm: ['class'],
  modality: 'hybrid',
  place: 'AR-M',
  priceUsd: 120,
  membership: 'none',
  membershipFeeUsd: 0,
  waiver: { micro: 100 },
  requires: { any: [], all: [] },
  gives: [],
  hoursMonth: 4,
  months: 3,
  intake: 'open',
  seats: 20,
  languages: ['es'],
  upgradingKind: ['process'],
  followUp: 'none',
  practiceShare: 0.5,
  generic: false,
  illustrative: true,
};

const provider: InstitutionPage = {
  institution,
  locale: 'en',
  name: 'Instituto',
  summary: 'An institute.',
  url: 'https://puente.example/institutions/I01',
  place: { country: 'Argentina', subdivision: 'Mendoza' },
  areas: [
    { type: 'AdministrativeArea', name: 'Mendoza', code: 'AR-M' },
    { type: 'AdministrativeArea', name: 'San Juan', code: 'AR-J' },
  ],
  funders: ['Province'],
  illustrativeNote: 'Invented.',
};

const page: OfferingPage = {
  offering,
  provider,
  locale: 'en',
  name: 'Quality </script><script>alert(1)</script>',
  summary: 'A & B \u2028 <!--',
  url: 'https://puente.example/offerings/O01',
  termsUrl: 'https://puente.example/institutions/I01',
  serviceType: 'Training course',
  areas: [{ type: 'AdministrativeArea', name: 'Mendoza', code: 'AR-M' }],
  audience: 'Micro firms and small firms',
  employees: { min: 1, max: 60 },
  sectors: [{ code: '11', name: 'Beverages' }],
  place: 'Mendoza',
  prices: [
    { amount: 120, whom: 'All firms' },
    { amount: 0, whom: 'Micro firms' },
  ],
  membershipFee: null,
  outputs: [],
  related: [],
};

function unknownProperties(value: unknown, path = '$'): string[] {
  if (Array.isArray(value)) return value.flatMap((one, i) => unknownProperties(one, `${path}[${i}]`));
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  const type = entries.find(([key]) => key === '@type')?.[1];
  const known = typeof type === 'string' ? (KNOWN[type] ?? []) : ['@id', '@context', '@graph'];
  const extra = entries.filter(([key]) => type !== undefined && key !== '@context' && !known.includes(key));
  return [
    ...extra.map(([key]) => `${path}.${key} of ${String(type)}`),
    ...entries.flatMap(([key, one]) => unknownProperties(one, `${path}.${key}`)),
  ];
}

const written = (value: Json): unknown => JSON.parse(jsonForScript(value));

describe('schema.org', () => {
  it('uses only properties that schema.org has for the type', () => {
    expect(unknownProperties(written(offeringJsonLd(page)))).toEqual([]);
    expect(unknownProperties(written(institutionJsonLd(provider)))).toEqual([]);
  });

  it('always gives the nine things a reader needs, one offer per price, and the course of a training', () => {
    expect(written(offeringJsonLd(page))).toMatchObject({
      '@context': 'https://schema.org',
      '@graph': [
        {
          '@type': 'Service',
          name: page.name,
          description: page.summary,
          url: page.url,
          provider: { '@type': 'Organization', name: 'Instituto' },
          serviceType: 'Training course',
          areaServed: [{ name: 'Mendoza' }],
          audience: { '@type': 'BusinessAudience', numberOfEmployees: { minValue: 1, maxValue: 60 } },
          availableChannel: { availableLanguage: ['es'] },
          offers: [
            { price: 120, priceCurrency: 'USD' },
            { price: 0, eligibleCustomerType: 'Micro firms' },
          ],
          category: [{ codeValue: '11', inCodeSet: 'ISIC4' }],
        },
        { '@type': 'Course', hasCourseInstance: { courseMode: 'blended', courseWorkload: 'PT12H' } },
      ],
    });
  });

  it('tells what has to be paid in all where one has to be a member, and both parts of it', () => {
    const fee = { amount: 1500, name: 'Membership for a year', programme: 'Price of the whole programme' };
    const of = { ...page, membershipFee: fee };
    expect(unknownProperties(written(offeringJsonLd(of)))).toEqual([]);
    const offer = (total: number, programme: number) => ({
      price: total,
      priceSpecification: {
        price: total,
        priceCurrency: 'USD',
        priceComponent: [
          { name: 'Price of the whole programme', price: programme, priceCurrency: 'USD' },
          { name: 'Membership for a year', price: 1500, referenceQuantity: { value: 1, unitCode: 'ANN' } },
        ],
      },
    });
    const offers = [offer(1620, 120), offer(1500, 0)];
    expect(written(offeringJsonLd(of))).toMatchObject({ '@graph': [{ offers }, { offers }] });
    expect(jsonForScript(offeringJsonLd(page))).not.toContain('priceSpecification');
  });

  it('calls a body public if government holds more than half of the votes', () => {
    const seats = institution.seats.map((seat, i) => ({ ...seat, votes: i === 0 ? 4 : 3 }));
    const of = { ...provider, institution: { ...institution, seats } };
    expect(written(institutionJsonLd(of))).toMatchObject({ '@type': 'GovernmentOrganization' });
    expect(written(institutionJsonLd(provider))).toMatchObject({ '@type': 'Organization' });
    expect(written(offeringJsonLd({ ...page, provider: of }))).toMatchObject({
      '@graph': [{ '@type': 'GovernmentService' }, {}],
    });
  });

  it('tells the areas that an institution serves, not only where it sits', () => {
    expect(written(institutionJsonLd(provider))).toMatchObject({
      areaServed: [{ identifier: 'AR-M' }, { identifier: 'AR-J' }],
      address: { addressRegion: 'Mendoza' },
    });
  });

  it('gives no number of people where the limits are not confirmed', () => {
    const json = jsonForScript(offeringJsonLd({ ...page, employees: null }));
    expect(json).toContain('BusinessAudience');
    expect(json).not.toContain('numberOfEmployees');
  });

  it('says of invented ones that they are invented', () => {
    expect(written(institutionJsonLd(provider))).toMatchObject({ disambiguatingDescription: 'Invented.' });
    const real = { ...provider, institution: { ...institution, illustrative: false } };
    expect(written(institutionJsonLd(real))).not.toHaveProperty('disambiguatingDescription');
  });

  it('cannot leave the script element, and reads back the same', () => {
    const json = jsonForScript(offeringJsonLd(page));
    expect(json).not.toMatch(/[<>&\u2028\u2029]/);
    expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(offeringJsonLd(page))));
  });
});
