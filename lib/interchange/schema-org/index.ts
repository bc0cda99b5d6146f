export { institutionJsonLd } from './institution';
export { offeringJsonLd } from './offering';
export { jsonForScript } from './script';
export type { Area, InstitutionPage, Json, OfferingPage } from './types';
