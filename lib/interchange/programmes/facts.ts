import type { FactCatalogue, FactEntry } from '@/lib/domain/rules';
import { PROGRAMME_NAMES as NAMES } from './names';

export const BUSINESS_TYPES = [
  'charity',
  'partnership',
  'private-company',
  'public-limited-company',
  'social-enterprise',
  'sole-trader',
] as const;

export const SECTORS = [
  'agriculture',
  'business-and-finance',
  'construction',
  'education',
  'health',
  'hospitality-and-catering',
  'information-communication-and-media',
  'manufacturing',
  'mining',
  'real-estate',
  'science-and-technology',
  'service-industries',
  'transport-and-distribution',
  'travel-and-leisure',
  'utilities',
  'wholesale-and-retail',
] as const;

/** In the order in which a firm comes to them. */
export const STAGES = ['pre-start', 'start-up', 'grow-and-sustain', 'exiting-a-business'] as const;
const SUPPORT_TYPES = [
  'equity',
  'expertise-and-advice',
  'finance',
  'grant',
  'loan',
  'recognition-award',
] as const;

export const PURPOSES = [
  'business-growth-and-expansion',
  'developing-new-product-or-service-ideas',
  'energy-efficiency-and-the-environment',
  'exchanging-ideas-and-sharing-expertise',
  'exporting-or-finding-overseas-partners',
  'finding-new-customers-and-markets',
  'investing-in-plant-machinery-or-property',
  'making-the-most-of-the-internet',
  'performance-improvement-and-best-practice',
  'setting-up-your-business',
  'taking-new-products-or-services-to-market',
  'taking-on-staff-and-developing-people',
] as const;

/** What is known of the facts that the rules of UK schemes and US programmes read. */
export const PROGRAMME_FACTS: FactCatalogue = {
  'firm.business_type': asked('business-type', {
    kind: 'code',
    power: 'do',
    values: BUSINESS_TYPES,
    ...NAMES.businessType,
  }),
  'firm.location': asked('location', { kind: 'code', power: 'fixed', hierarchy: 'place', ...NAMES.location }),
  'firm.sector_uk': asked('sector', { kind: 'code', power: 'fixed', values: SECTORS, ...NAMES.sector }),
  'firm.stage': asked('stage', {
    kind: 'code',
    power: 'time',
    values: STAGES,
    ordered: true,
    ...NAMES.stage,
  }),
  'firm.employees': asked('size', { kind: 'number', power: 'fixed', whole: true, min: 0 }),
  'firm.turnover': asked('turnover', { kind: 'amount', power: 'fixed', unit: 'GBP', min: 0 }),
  'firm.founded': asked('founded', { kind: 'date', power: 'fixed' }),
  'firm.applicant_types': asked('applicant-types', { kind: 'set', power: 'fixed', ...NAMES.applicants }),
  'project.purposes': asked('purposes', { kind: 'set', power: 'do', values: PURPOSES, ...NAMES.purposes }),
  'project.support_types': asked('support-types', {
    kind: 'set',
    power: 'do',
    values: SUPPORT_TYPES,
    ...NAMES.supportTypes,
  }),
  'project.assistance_types': asked('assistance-types', {
    kind: 'set',
    power: 'do',
    ...NAMES.assistanceTypes,
  }),
  'project.beneficiaries': asked('beneficiaries', { kind: 'set', power: 'do', ...NAMES.beneficiaries }),
  /** The day on which a firm applies. */
  'request.day': asked('day', { kind: 'date', power: 'time', ...NAMES.day }),
  /** The word of the institution on what only it can tell. */
  'checked.*': asked('check', { kind: 'flag', power: 'fixed' }),
};

function asked(question: string, entry: Omit<FactEntry, 'questions'>): FactEntry {
  return { ...entry, questions: [`programme.${question}`] };
}
