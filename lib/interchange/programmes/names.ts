import type { FactEntry } from '@/lib/domain/rules';
import { UK_PLACE_NAMES } from './uk-places';
import { US_APPLICANTS, US_ASSISTANCE, US_BENEFICIARIES } from './us-names';

type Names = Required<Pick<FactEntry, 'name' | 'valueNames'>>;
type Pair = readonly [en: string, es: string];

/** What people read for the facts of UK schemes and US programmes, and for the codes of the closed lists among them. */
export const PROGRAMME_NAMES = {
  businessType: named(['kind of business', 'tipo de empresa'], {
    charity: ['charity', 'organización benéfica'],
    partnership: ['partnership', 'sociedad de personas'],
    'private-company': ['private company', 'sociedad de responsabilidad limitada'],
    'public-limited-company': ['public limited company', 'sociedad anónima'],
    'social-enterprise': ['social enterprise', 'empresa social'],
    'sole-trader': ['sole trader', 'persona que trabaja por cuenta propia'],
  }),
  location: {
    ...named(['place in the United Kingdom', 'lugar del Reino Unido']),
    valueNames: UK_PLACE_NAMES,
  },
  sector: named(['sector', 'sector'], {
    agriculture: ['agriculture', 'agricultura'],
    'business-and-finance': ['business services and finance', 'servicios a empresas y finanzas'],
    construction: ['construction', 'construcción'],
    education: ['education', 'educación'],
    health: ['health', 'salud'],
    'hospitality-and-catering': ['hotels and catering', 'hoteles y restaurantes'],
    'information-communication-and-media': [
      'information, communication and media',
      'información, comunicación y medios',
    ],
    manufacturing: ['manufacturing', 'industria'],
    mining: ['mining', 'minería'],
    'real-estate': ['real estate', 'bienes raíces'],
    'science-and-technology': ['science and technology', 'ciencia y tecnología'],
    'service-industries': ['service industries', 'servicios'],
    'transport-and-distribution': ['transport and distribution', 'transporte y distribución'],
    'travel-and-leisure': ['travel and leisure', 'viajes y tiempo libre'],
    utilities: ['utilities', 'agua, luz y gas'],
    'wholesale-and-retail': ['wholesale and retail', 'comercio mayorista y minorista'],
  }),
  stage: named(['stage of the firm', 'etapa de la empresa'], {
    'exiting-a-business': ['leaving a business', 'salida de la empresa'],
    'grow-and-sustain': ['growing and keeping going', 'crecimiento y continuidad'],
    'pre-start': ['before the start', 'antes de comenzar'],
    'start-up': ['starting up', 'comienzo'],
  }),
  applicants: { ...named(['kinds of applicant', 'tipos de solicitante']), valueNames: US_APPLICANTS },
  purposes: named(['purpose of the project', 'finalidad del proyecto'], {
    'business-growth-and-expansion': ['growing the business', 'hacer crecer la empresa'],
    'developing-new-product-or-service-ideas': [
      'ideas for new products or services',
      'ideas de productos o servicios nuevos',
    ],
    'energy-efficiency-and-the-environment': ['saving energy and the environment', 'energía y ambiente'],
    'exchanging-ideas-and-sharing-expertise': [
      'sharing ideas and know-how',
      'intercambio de ideas y saberes',
    ],
    'exporting-or-finding-overseas-partners': [
      'exporting or finding partners abroad',
      'exportar o encontrar socios en el exterior',
    ],
    'finding-new-customers-and-markets': ['new customers and markets', 'clientes y mercados nuevos'],
    'investing-in-plant-machinery-or-property': [
      'investing in plant, machines or property',
      'invertir en instalaciones, máquinas o inmuebles',
    ],
    'making-the-most-of-the-internet': ['making the most of the internet', 'aprovechar internet'],
    'performance-improvement-and-best-practice': [
      'better performance and good practice',
      'mejor desempeño y buenas prácticas',
    ],
    'setting-up-your-business': ['setting up the business', 'crear la empresa'],
    'taking-new-products-or-services-to-market': [
      'taking new products or services to market',
      'llevar al mercado productos o servicios nuevos',
    ],
    'taking-on-staff-and-developing-people': [
      'taking on staff and training people',
      'contratar y capacitar personal',
    ],
  }),
  supportTypes: named(['support wanted', 'apoyo que se busca'], {
    equity: ['equity', 'aporte de capital'],
    'expertise-and-advice': ['expertise and advice', 'asesoría'],
    finance: ['finance', 'financiamiento'],
    grant: ['grant', 'subsidio'],
    loan: ['loan', 'préstamo'],
    'recognition-award': ['award', 'premio'],
  }),
  assistanceTypes: { ...named(['help wanted', 'ayuda que se busca']), valueNames: US_ASSISTANCE },
  beneficiaries: {
    ...named(['who the project is for', 'a quién beneficia el proyecto']),
    valueNames: US_BENEFICIARIES,
  },
  day: named(['day of the application', 'día de la solicitud']),
};

function named([en, es]: Pair, values: Readonly<Record<string, Pair>> = {}): Names {
  const pairs = Object.entries(values).map(([code, [inEnglish, inSpanish]]) => [
    code,
    { en: inEnglish, es: inSpanish },
  ]);
  return { name: { en, es }, valueNames: Object.fromEntries(pairs) };
}
