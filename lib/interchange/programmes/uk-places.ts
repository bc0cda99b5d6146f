import type { LibraryNames, RuleLibrary } from '@/lib/domain/rules';

/** English regions by their codes of the Office for National Statistics, below England. */
const REGIONS: Readonly<Record<string, string>> = {
  'north-east': 'GB-ENG-E12000001',
  'north-west': 'GB-ENG-E12000002',
  'yorkshire-and-the-humber': 'GB-ENG-E12000003',
  'east-midlands': 'GB-ENG-E12000004',
  'west-midlands': 'GB-ENG-E12000005',
  'east-of-england': 'GB-ENG-E12000006',
  london: 'GB-ENG-E12000007',
  'south-east': 'GB-ENG-E12000008',
  'south-west': 'GB-ENG-E12000009',
};

/** The countries of the United Kingdom by ISO 3166-2. */
const COUNTRIES: Readonly<Record<string, string>> = {
  england: 'GB-ENG',
  scotland: 'GB-SCT',
  wales: 'GB-WLS',
  'northern-ireland': 'GB-NIR',
};

/** Named zones: one for each place that the finder knows. */
export const UK_ZONES: RuleLibrary['zones'] = Object.fromEntries(
  Object.entries({ ...COUNTRIES, ...REGIONS }).map(([name, code]) => [name, { codes: [code] }]),
);

/** What people read for the zones. */
export const UK_ZONE_NAMES: LibraryNames['zones'] = {
  england: { en: 'England', es: 'Inglaterra' },
  scotland: { en: 'Scotland', es: 'Escocia' },
  wales: { en: 'Wales', es: 'Gales' },
  'northern-ireland': { en: 'Northern Ireland', es: 'Irlanda del Norte' },
  'north-east': { en: 'the North East of England', es: 'el noreste de Inglaterra' },
  'north-west': { en: 'the North West of England', es: 'el noroeste de Inglaterra' },
  'yorkshire-and-the-humber': { en: 'Yorkshire and the Humber', es: 'Yorkshire y el Humber' },
  'east-midlands': { en: 'the East Midlands', es: 'las Midlands del Este' },
  'west-midlands': { en: 'the West Midlands', es: 'las Midlands del Oeste' },
  'east-of-england': { en: 'the East of England', es: 'el este de Inglaterra' },
  london: { en: 'London', es: 'Londres' },
  'south-east': { en: 'the South East of England', es: 'el sureste de Inglaterra' },
  'south-west': { en: 'the South West of England', es: 'el suroeste de Inglaterra' },
};

/** The same names by the codes of the places, which are told with them. */
export const UK_PLACE_NAMES: NonNullable<LibraryNames['zones']> = Object.fromEntries(
  Object.entries({ ...COUNTRIES, ...REGIONS }).flatMap(([name, code]) => {
    const names = UK_ZONE_NAMES?.[name];
    return names ? [[code, { en: `${names.en} (${code})`, es: `${names.es} (${code})` }]] : [];
  }),
);

/** Codes of an area, in the form of a rule. */
export type PlaceArea = { codes: readonly string[]; except?: readonly string[] };

/**
 * In: places as the finder lists them. Out: the area they make up. Where England stands beside some of its regions, the
 * regions that are not listed are left out; all thirteen places are the whole country.
 */
export function areaOf(locations: readonly string[]): PlaceArea {
  const unknown = locations.filter((name) => !Object.hasOwn(UK_ZONES, name));
  if (unknown.length > 0) throw new RangeError(`no such place: ${unknown.join(', ')}`);
  if (locations.length === Object.keys(UK_ZONES).length) return { codes: ['GB'] };
  const regions = locations.filter((name) => Object.hasOwn(REGIONS, name));
  if (!locations.includes('england') || regions.length === 0)
    return { codes: locations.map(zone).toSorted() };
  const codes = locations
    .filter((name) => !regions.includes(name))
    .map(zone)
    .toSorted();
  const except = Object.keys(REGIONS)
    .filter((name) => !regions.includes(name))
    .map(zone)
    .toSorted();
  return except.length > 0 ? { codes, except } : { codes };
}

function zone(name: string): string {
  return `zone:${name}`;
}
