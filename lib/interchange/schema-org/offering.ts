import type { OfferingType } from '../../domain/vocabulary';
import { areasJson, isPublicBody, organization } from './institution';
import type { Json, OfferingPage } from './types';

/** Offerings that are taught, so that course catalogues find them too. */
const COURSES: readonly OfferingType[] = ['training_course', 'orientation'];

/** Ways to take part, as schema.org's course modes. */
const MODES = { onsite: 'onsite', at_firm: 'onsite', online: 'online', hybrid: 'blended' } as const;

/** In: an offering's page. Out: its schema.org description. */
export function offeringJsonLd(page: OfferingPage): Json {
  const parts = COURSES.includes(page.offering.type) ? [service(page), course(page)] : [service(page)];
  return { '@context': 'https://schema.org', '@graph': parts };
}

function service(page: OfferingPage): Json {
  const { offering, provider } = page;
  const provided = organization(provider);
  const areas = areasJson(page.areas);
  const public_ = isPublicBody(provider);
  return {
    '@type': public_ ? 'GovernmentService' : 'Service',
    '@id': `${page.url}#offering`,
    name: page.name,
    description: page.summary,
    disambiguatingDescription: offering.illustrative ? provider.illustrativeNote : undefined,
    url: page.url,
    identifier: offering.id,
    serviceType: page.serviceType,
    provider: provided,
    serviceOperator: public_ ? { '@id': provided['@id'] } : undefined,
    jurisdiction: public_ ? areas : undefined,
    areaServed: areas,
    audience: audience(page),
    availableChannel: channel(page),
    offers: offers(page),
    category: page.sectors.map(({ code, name }) => ({
      '@type': 'CategoryCode',
      codeValue: code,
      inCodeSet: 'ISIC4',
      name,
    })),
    serviceOutput: page.outputs.map((name) => ({ '@type': 'Thing', name })),
    termsOfService: page.termsUrl,
    isRelatedTo: page.related.map(({ name, url }) => ({ '@type': 'Service', name, url })),
  };
}

function audience({ audience: audienceType, employees }: OfferingPage): Json {
  return {
    '@type': 'BusinessAudience',
    audienceType,
    numberOfEmployees: employees
      ? { '@type': 'QuantitativeValue', minValue: employees.min, maxValue: employees.max ?? undefined }
      : undefined,
  };
}

function channel({ offering, place, url }: OfferingPage): Json {
  const somewhere = offering.modality === 'onsite' || offering.modality === 'hybrid';
  return {
    '@type': 'ServiceChannel',
    serviceUrl: url,
    serviceLocation: somewhere ? { '@type': 'Place', name: place, identifier: offering.place } : undefined,
    availableLanguage: offering.languages,
  };
}

function offers({ prices, membershipFee, url, areas }: OfferingPage): Json | undefined {
  if (prices.length === 0) return undefined;
  return prices.map(({ amount, whom }) => ({
    '@type': 'Offer',
    // What has to be paid in all, also by whoever is not a member yet; its parts are told apart as the page does.
    price: amount + (membershipFee?.amount ?? 0),
    priceCurrency: 'USD',
    priceSpecification: membershipFee
      ? {
          '@type': 'CompoundPriceSpecification',
          price: amount + membershipFee.amount,
          priceCurrency: 'USD',
          priceComponent: [
            unitPrice(membershipFee.programme, amount),
            yearlyPrice(membershipFee.name, membershipFee.amount),
          ],
        }
      : undefined,
    eligibleCustomerType: whom,
    eligibleRegion: areas.map(({ type, name }) => ({ '@type': type, name })),
    url,
  }));
}

function unitPrice(name: string, price: number) {
  return { '@type': 'UnitPriceSpecification', name, price, priceCurrency: 'USD' };
}

function yearlyPrice(name: string, price: number): Json {
  const year = { '@type': 'QuantitativeValue', value: 1, unitCode: 'ANN' };
  return { ...unitPrice(name, price), referenceQuantity: year };
}

function course(page: OfferingPage): Json {
  const { offering, name, summary, url, provider } = page;
  return {
    '@type': 'Course',
    '@id': `${url}#course`,
    name,
    description: summary,
    url,
    provider: { '@id': organization(provider)['@id'] },
    inLanguage: offering.languages,
    hasCourseInstance: {
      '@type': 'CourseInstance',
      courseMode: MODES[offering.modality],
      courseWorkload: `PT${offering.hoursMonth * offering.months}H`,
      location:
        offering.modality === 'online'
          ? { '@type': 'VirtualLocation', url }
          : { '@type': 'Place', name: page.place },
      maximumAttendeeCapacity: offering.seats,
    },
    offers: offers(page),
  };
}
