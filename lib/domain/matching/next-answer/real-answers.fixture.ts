import { type Eligibility, eligibilitySchema } from '../../eligibility';
import { type AnswerValue, diagnosticFacts, question } from '../../facts';
import { type Said, sources } from '../../facts/firm.fixture';
import { CAPABILITIES } from '../../vocabulary';
import { anOffering } from '../builders.fixture';
import type { Offering } from '../index';

/** All is answered, so that any of it can be left out. */
export const FULL: Said = {
  'firm.country': 'AR',
  'firm.subdivision': 'AR-M',
  'firm.isic': { main: '1102', second: null },
  'firm.employees': 14,
  'firm.sales_band': 'b3',
  'firm.year_started': 2001,
  'firm.legal': 'registered',
  'people.lead_group': ['none'],
  'firm.associations': { kinds: ['chamber'], members: [], asked: ['I1'] },
  'sales.direct_export_pct': '0',
  'sales.indirect_export_pct': '1_9',
  'sales.customer_type': ['mnc'],
  'sales.main_buyer_role': ['specs'],
  'sales.buyer_limits': ['none'],
  ...Object.fromEntries(CAPABILITIES.map((one) => [`cap.${one.toLowerCase()}`, 1])),
  'standards.held': {},
  'standards.checklist': { lists: ['haccp'], ticked: [] },
  'need.priorities': ['QMS'],
  'need.know': { what: 1, how: 1, why: 1 },
  'learn.seek': 2,
  'learn.understand': 2,
  'learn.try': 2,
  'learn.keep': 2,
  'learn.programmes': { public_training: 'left' },
  'learn.hours': '10',
  'ties.list': sources('local', 'local'),
  'ties.overlap': '0.5',
  'ties.outside_peers': '1',
  'access.fee_max': '100',
  'access.travel': '150',
  'access.languages': ['es'],
};
/** Ecuador tells sizes apart by sales in dollars as well. */
export const ECUADOR: Said = {
  ...FULL,
  'firm.country': 'EC',
  'firm.subdivision': 'EC-P',
  'firm.employees': 5,
};

/** Lines ticked of a self-check list. */
function lines(list: string, count: number): AnswerValue {
  return { lists: [list], ticked: Array.from({ length: count }, (_, at) => `${list}.${at + 1}`) };
}

const held = (...ids: readonly string[]) =>
  Object.fromEntries(ids.map((id) => [id, { status: 'valid', until: null, askedBy: null }]));

/** Headcounts on both sides of the limits of the laws of the countries below, and of the rules below. */
const PEOPLE = [1, 4, 5, 9, 10, 11, 19, 20, 29, 30, 31, 46, 47, 49, 50, 51, 99, 100, 199, 200, 249, 250, 500];

/** What people can answer where an option is not all there is to it. */
const OPEN_ANSWERS: Readonly<Record<string, readonly AnswerValue[]>> = {
  'firm.country': ['AR', 'BR', 'EC', 'MX', 'UY'],
  'firm.subdivision': ['AR-M', 'AR-B', 'AR-C', 'AR-X', 'EC-P', 'EC-G', 'MX-SIN'],
  'firm.isic': ['1102', '1101', '1050', '2511', '2930', '0113', '4711', '6201'].map((main) => ({
    main,
    second: null,
  })),
  'firm.employees': PEOPLE,
  'firm.year_started': [1890, 2000, 2015, 2016, 2017, 2021, 2022, 2023, 2024, 2025, 2026],
  'firm.associations': [
    { kinds: ['none'], members: [], asked: ['I1'] },
    { kinds: ['chamber'], members: [], asked: [] },
    { kinds: ['chamber'], members: ['I1'], asked: ['I1'] },
    { kinds: [], members: [], asked: ['I1'] },
  ],
  'sales.export_breadth': [{ products: 2, countries: 3 }],
  'standards.held': [{}, held('ISO9001'), held('HACCP'), held('ISO9001', 'HACCP'), held('GLOBALGAP')],
  'standards.checklist': [0, 2, 3, 6].map((count) => lines('haccp', count)),
  'need.priorities': [[], ...CAPABILITIES.map((one) => [one]), ['QMS', 'OPS', 'MKT'], ['MKT', 'DIG']],
  'need.know': [0, 1, 2].flatMap((what) =>
    [0, 1, 2].flatMap((how) => [0, 1, 2].map((why) => ({ what, how, why }))),
  ),
  'learn.programmes': [
    {},
    ...['public_training', 'testing', 'group', 'supplier_scheme', 'export', 'finance'].flatMap((one) =>
      ['running', 'finished', 'left'].map((end) => ({ [one]: end })),
    ),
  ],
  'ties.list': [
    [],
    sources('local'),
    sources('local', 'local', 'local'),
    sources('other:AR-J:11'),
    sources('other:AR-B:29', 'local'),
    sources('abroad:DE:31', 'local', 'local'),
    sources('abroad:DE:31', 'abroad:IT:28'),
    sources('other:AR-J:11', 'other:AR-B:29', 'abroad:DE:31', 'local', 'local'),
  ],
};

/** In: a question. Out: answers people can give, of numbers on both sides of each limit. */
export function realAnswers(fact: string): readonly AnswerValue[] {
  const { type, options, noSay } = question(fact);
  const own = OPEN_ANSWERS[fact];
  if (own) return own;
  if (type === 'scale04') return [0, 1, 2, 3, 4];
  return type === 'multi' ? options.filter((one) => one !== noSay).map((one) => [one]) : options;
}

const CODES: Readonly<Record<string, readonly string[]>> = {
  'firm.country': ['AR', 'EC'],
  'firm.subdivision': ['AR-M', 'EC-P'],
  'firm.isic': ['1102', '10', 'C'],
  'ties.communities': ['AR-B:29', 'DE:31'],
  tokens: ['public_programme', 'ISO9001', 'certified'],
};

const LIMITS: Readonly<Record<string, readonly number[]>> = {
  'firm.employees': [5, 30],
  'ties.bridging': [0.3, 0.6],
  'access.fee_max': [100, 2000],
  'access.travel': [30, 600],
  'learn.hours': [5, 20],
};

type Leaf = { op: string; fact: string } & Readonly<Record<string, unknown>>;

/** Each thing a rule can read, with a condition on it. */
export const CONDITIONS: readonly Leaf[] = [
  ...Object.entries(diagnosticFacts).flatMap(([fact, entry]): readonly Leaf[] => {
    if (fact.startsWith('checked.')) return [];
    if (fact === 'member.*') return [{ op: 'is', fact: 'member.I1' }];
    const values = CODES[fact] ?? entry.values ?? [];
    switch (entry.kind) {
      case 'code':
        return entry.hierarchy
          ? [{ op: 'under', fact, codes: values }]
          : values.map((one) => ({ op: 'in', fact, values: [one] }));
      case 'set':
        return values.map((one) => ({ op: 'intersects', fact, values: [one] }));
      case 'flag':
        return [{ op: 'is', fact }];
      case 'amount':
        return [{ op: 'between', fact, min: null, max: 1_000_000, unit: 'USD' }];
      case 'date':
        return [{ op: 'elapsed', fact, unit: 'years', min: 10, max: null }];
      case 'number':
        return (LIMITS[fact] ?? [1, 2]).map((min) => ({ op: 'between', fact, min, max: null }));
      default:
        return [];
    }
  }),
  { op: 'elapsed', fact: 'firm.founded', unit: 'years', min: null, max: 5 },
];

/** In: a condition. Out: what an institution asks with it. */
export function asking(leaf: Leaf): Eligibility {
  const of = { id: 'leaf', ...leaf };
  const criterion = { op: 'criterion', id: 'one', kind: 'hard', of };
  const rule = { op: 'all', id: 'eligibility', of: [criterion] };
  return eligibilitySchema.parse({ rule, rates: [], personas: [] });
}

/** Two dear offerings, of which the second asks less of the groups. */
export function cheaperFor(groups: readonly string[]): readonly Offering[] {
  const dear = { priceUsd: 150, membership: 'none' as const };
  const waiver = Object.fromEntries(groups.map((group) => [group, 100]));
  return [anOffering({ ...dear, id: 'O1' }), anOffering({ ...dear, id: 'O2', waiver })];
}
