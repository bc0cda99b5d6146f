import type { GroupKind } from '../domain/eligibility';
import type { Profile, Verdict } from '../domain/rules';
import type { FormFields } from './fields';

/** What an officer does in the builder: fills in the form of a condition, or puts conditions together. */
export type Done =
  | { about: string; filled: Readonly<Record<string, string>> }
  | { around: string; group: string; kind: GroupKind }
  | { move: string; group: string };

type Scheme = {
  /** `business_support_identifier` of the file. */
  id: string;
  prose: string;
  /** Conditions are c1, c2 … in the order in which they are written. */
  does: readonly Done[];
  reads: readonly string[];
  /** Border cases that the prose itself decides, on 22 November 2026. */
  firms: readonly (readonly [name: string, facts: Profile, verdict: Verdict])[];
};

const isIn = (...places: readonly string[]): Done => ({
  about: 'firm.subdivision',
  filled: Object.fromEntries(places.map((place) => [`pick.${place}`, 'in'])),
});
const checked = (en: string, es: string): Done => ({
  about: 'prose',
  filled: { 'prose.en': en, 'prose.es': es, kind: 'to_verify' },
});
/** What the institution found about the conditions that it checks, by their numbers. */
const found = (said: Readonly<Record<number, boolean>>): Profile =>
  Object.fromEntries(Object.entries(said).map(([number, yes]) => [`checked.eligibility:c${number}.is`, yes]));
const at = (place: string): Profile => ({ 'firm.subdivision': place });
const began = (day: string): Profile => ({ 'firm.founded': Object({ day }) });

/** The first ten schemes whose text names a limit of people, age, place or sector, as an officer builds them. */
export const UK_SCHEMES: readonly Scheme[] = [
  {
    id: '1',
    prose:
      'Projects must be located in Neighbourhood Renewal Areas (see website for further details). Projects must show that they can not go ahead without the Urban Development Grant.',
    does: [
      checked(
        'The project lies in a Neighbourhood Renewal Area.',
        'El proyecto está en un área de renovación.',
      ),
      checked(
        'The project cannot go ahead without the grant.',
        'El proyecto no puede seguir sin la subvención.',
      ),
    ],
    reads: [
      'All of these:',
      '- The project lies in a Neighbourhood Renewal Area. Somebody checks this later.',
      '- The project cannot go ahead without the grant. Somebody checks this later.',
    ],
    firms: [
      ['Nobody has looked yet', {}, 'unknown'],
      ['In the area, and needs it', found({ 1: true, 2: true }), 'met'],
      ['In the area, and would go ahead anyway', found({ 1: true, 2: false }), 'unmet'],
      ['Outside the area, the rest open', found({ 1: false }), 'unmet'],
    ],
  },
  {
    id: '102',
    prose: 'Businesses in the borough of Scarborough may apply.',
    does: [
      isIn('GB-NYK'),
      checked(
        'The firm is in the borough of Scarborough.',
        'La empresa está en el municipio de Scarborough.',
      ),
    ],
    reads: [
      'All of these:',
      '- The firm is in North Yorkshire (GB-NYK).',
      '- The firm is in the borough of Scarborough. Somebody checks this later.',
    ],
    firms: [
      ['In Scarborough', { ...at('GB-NYK'), ...found({ 2: true }) }, 'met'],
      ['Elsewhere in North Yorkshire', { ...at('GB-NYK'), ...found({ 2: false }) }, 'unmet'],
      ['In North Yorkshire, borough not known', at('GB-NYK'), 'unknown'],
      ['In Leeds', at('GB-LDS'), 'unmet'],
    ],
  },
  {
    id: '111',
    prose:
      'Available to pre-start and new businesses that have been trading for less than 12 months and are located in North Tyneside.',
    does: [
      { about: 'firm.founded', filled: { way: 'lessThan', count: '12', timeUnit: 'months' } },
      isIn('GB-NTY'),
    ],
    reads: [
      'All of these:',
      '- At most 11 full months since the firm started.',
      '- The firm is in North Tyneside (GB-NTY).',
    ],
    firms: [
      ['One day short of 12 months', { ...began('2025-11-23'), ...at('GB-NTY') }, 'met'],
      ['12 months to the day', { ...began('2025-11-22'), ...at('GB-NTY') }, 'unmet'],
      ['Not started yet', { ...began('2027-02-01'), ...at('GB-NTY') }, 'met'],
      ['New, and in South Tyneside', { ...began('2026-05-01'), ...at('GB-STY') }, 'unmet'],
      ['In North Tyneside, start not known', at('GB-NTY'), 'unknown'],
    ],
  },
  {
    id: '115',
    prose: 'Businesses based in the district of Eden are eligible.',
    does: [
      isIn('GB-CMA'),
      checked('The firm is based in the district of Eden.', 'La empresa está en el distrito de Eden.'),
    ],
    reads: [
      'All of these:',
      '- The firm is in Cumbria (GB-CMA).',
      '- The firm is based in the district of Eden. Somebody checks this later.',
    ],
    firms: [
      ['In Eden', { ...at('GB-CMA'), ...found({ 2: true }) }, 'met'],
      ['In Carlisle', { ...at('GB-CMA'), ...found({ 2: false }) }, 'unmet'],
      ['In North Yorkshire', at('GB-NYK'), 'unmet'],
    ],
  },
  {
    id: '118',
    prose:
      'Grants are available to small and medium-sized enterprises (SMEs) located in Knowsley or moving to the Borough. Investment projects must involve the creation or protection of jobs.',
    does: [
      { about: 'size.class', filled: { way: 'in', values: 'micro small medium' } },
      isIn('GB-KWL'),
      checked(
        'The firm is moving to the Borough of Knowsley.',
        'La empresa se muda al municipio de Knowsley.',
      ),
      { around: 'c2', group: 'g1', kind: 'any' },
      { move: 'c3', group: 'g1' },
      checked('The project creates or protects jobs.', 'El proyecto crea o protege empleos.'),
    ],
    reads: [
      'All of these:',
      '- Size of the firm: micro firm, small firm or medium-sized firm.',
      '- At least one of these:',
      '  - The firm is in Knowsley (GB-KWL).',
      '  - The firm is moving to the Borough of Knowsley. Somebody checks this later.',
      '- The project creates or protects jobs. Somebody checks this later.',
    ],
    firms: [
      ['Medium, in Knowsley', { 'size.class': 'medium', ...at('GB-KWL'), ...found({ 4: true }) }, 'met'],
      ['Large, in Knowsley', { 'size.class': 'large', ...at('GB-KWL'), ...found({ 4: true }) }, 'unmet'],
      [
        'Small, in Liverpool, moving there',
        { 'size.class': 'small', ...at('GB-LIV'), ...found({ 3: true, 4: true }) },
        'met',
      ],
      [
        'Small, in Liverpool, staying there',
        { 'size.class': 'small', ...at('GB-LIV'), ...found({ 3: false, 4: true }) },
        'unmet',
      ],
      ['No jobs', { 'size.class': 'micro', ...at('GB-KWL'), ...found({ 4: false }) }, 'unmet'],
    ],
  },
  {
    id: '128',
    prose: 'Available to start-up and existing businesses within the Tewkesbury area.',
    does: [
      isIn('GB-GLS'),
      checked('The firm is within the Tewkesbury area.', 'La empresa está en la zona de Tewkesbury.'),
    ],
    reads: [
      'All of these:',
      '- The firm is in Gloucestershire (GB-GLS).',
      '- The firm is within the Tewkesbury area. Somebody checks this later.',
    ],
    firms: [
      ['Existing, in Tewkesbury', { ...at('GB-GLS'), ...found({ 2: true }), ...began('1990-01-01') }, 'met'],
      ['Starting, in Tewkesbury', { ...at('GB-GLS'), ...found({ 2: true }), ...began('2027-01-01') }, 'met'],
      ['In Gloucester', { ...at('GB-GLS'), ...found({ 2: false }) }, 'unmet'],
    ],
  },
  {
    id: '132',
    prose:
      'Community groups and voluntary organisations based in Cumbria are eligible for support, as long as they: have a constitution are run on a not-for-profit basis operate an open public access policy',
    does: [
      isIn('GB-CMA'),
      checked('It is a community group or voluntary organisation.', 'Es un grupo comunitario o voluntario.'),
      checked('It has a constitution.', 'Tiene estatutos.'),
      checked('It is run on a not-for-profit basis.', 'Funciona sin fines de lucro.'),
      checked('It is open to the public.', 'Está abierta al público.'),
    ],
    reads: [
      'All of these:',
      '- The firm is in Cumbria (GB-CMA).',
      '- It is a community group or voluntary organisation. Somebody checks this later.',
      '- It has a constitution. Somebody checks this later.',
      '- It is run on a not-for-profit basis. Somebody checks this later.',
      '- It is open to the public. Somebody checks this later.',
    ],
    firms: [
      ['All of it', { ...at('GB-CMA'), ...found({ 2: true, 3: true, 4: true, 5: true }) }, 'met'],
      ['For profit', { ...at('GB-CMA'), ...found({ 2: true, 3: true, 4: false, 5: true }) }, 'unmet'],
      ['All of it, in Leeds', { ...at('GB-LDS'), ...found({ 2: true, 3: true, 4: true, 5: true }) }, 'unmet'],
      ['Constitution not seen yet', { ...at('GB-CMA'), ...found({ 2: true, 4: true, 5: true }) }, 'unknown'],
    ],
  },
  {
    id: '136',
    prose: 'Businesses must be based within Helensburgh or Lomond.',
    does: [
      checked('The firm is based within Helensburgh.', 'La empresa está en Helensburgh.'),
      checked('The firm is based within Lomond.', 'La empresa está en Lomond.'),
      { around: 'c1', group: 'g1', kind: 'any' },
      { move: 'c2', group: 'g1' },
      isIn('GB-AGB'),
    ],
    reads: [
      'All of these:',
      '- At least one of these:',
      '  - The firm is based within Helensburgh. Somebody checks this later.',
      '  - The firm is based within Lomond. Somebody checks this later.',
      '- The firm is in Argyll and Bute (GB-AGB).',
    ],
    firms: [
      ['In Helensburgh', { ...at('GB-AGB'), ...found({ 1: true, 2: false }) }, 'met'],
      ['In Lomond', { ...at('GB-AGB'), ...found({ 1: false, 2: true }) }, 'met'],
      ['In Oban', { ...at('GB-AGB'), ...found({ 1: false, 2: false }) }, 'unmet'],
      ['In Glasgow', at('GB-GLG'), 'unmet'],
    ],
  },
  {
    id: '139',
    prose:
      'Eligible businesses must: be located in North Ayrshire be able to demonstrate a funding gap be operating in specific sectors, defined by the local council have a viable commercial proposal but be unable to raise money from traditional sources of finance',
    does: [
      isIn('GB-NAY'),
      // The sectors that the scheme's own list names: farming, manufacturing, building, transport, information and media.
      {
        about: 'firm.isic',
        filled: { 'pick.A': 'in', 'pick.C': 'in', 'pick.F': 'in', 'pick.H': 'in', 'pick.J': 'in' },
      },
      checked('The firm shows a funding gap.', 'La empresa demuestra que le falta financiación.'),
      checked('The proposal is commercially viable.', 'La propuesta es viable.'),
      checked('Traditional sources lend it no money.', 'Las fuentes tradicionales no le prestan.'),
    ],
    reads: [
      'All of these:',
      '- The firm is in North Ayrshire (GB-NAY).',
      '- Main activity: “Agriculture, forestry and fishing” (A), Manufacturing (C), Construction (F), Transportation and storage (H) or Information and communication (J).',
      '- The firm shows a funding gap. Somebody checks this later.',
      '- The proposal is commercially viable. Somebody checks this later.',
      '- Traditional sources lend it no money. Somebody checks this later.',
    ],
    firms: [
      [
        'A bakery in North Ayrshire',
        { ...at('GB-NAY'), 'firm.isic': '1071', ...found({ 3: true, 4: true, 5: true }) },
        'met',
      ],
      [
        'A hotel in North Ayrshire',
        { ...at('GB-NAY'), 'firm.isic': '5510', ...found({ 3: true, 4: true, 5: true }) },
        'unmet',
      ],
      ['A bakery in South Ayrshire', { ...at('GB-SAY'), 'firm.isic': '1071' }, 'unmet'],
      [
        'A bakery that a bank would lend to',
        { ...at('GB-NAY'), 'firm.isic': '1071', ...found({ 3: true, 4: true, 5: false }) },
        'unmet',
      ],
    ],
  },
  {
    id: '143',
    prose:
      "Eligible applicants must: have received Prince's Scottish Youth Business Trust support be between 18 and 29 years old have been established in business for at least one year be unable to raise the finance elsewhere",
    does: [
      checked(
        'The applicant has received support of the Trust.',
        'Quien solicita ya recibió apoyo del Trust.',
      ),
      checked('The applicant is 18 to 29 years old.', 'Quien solicita tiene de 18 a 29 años.'),
      { about: 'firm.founded', filled: { way: 'atLeast', count: '1', timeUnit: 'years' } },
      checked('The money cannot be raised elsewhere.', 'El dinero no se consigue en otra parte.'),
    ],
    reads: [
      'All of these:',
      '- The applicant has received support of the Trust. Somebody checks this later.',
      '- The applicant is 18 to 29 years old. Somebody checks this later.',
      '- At least 1 year since the firm started.',
      '- The money cannot be raised elsewhere. Somebody checks this later.',
    ],
    firms: [
      ['One year to the day', { ...began('2025-11-22'), ...found({ 1: true, 2: true, 4: true }) }, 'met'],
      [
        'One day short of a year',
        { ...began('2025-11-23'), ...found({ 1: true, 2: true, 4: true }) },
        'unmet',
      ],
      ['Thirty years old', { ...began('2020-01-01'), ...found({ 1: true, 2: false, 4: true }) }, 'unmet'],
      ['Support not looked up yet', { ...began('2020-01-01'), ...found({ 2: true, 4: true }) }, 'unknown'],
    ],
  },
];

/** What was filled in, as a form sends it; several ticks stand in one text with spaces between. */
export function sent(filled: Readonly<Record<string, string>>): FormFields {
  return Object.fromEntries(
    Object.entries(filled).map(([name, text]) => [name, name === 'values' ? text.split(' ') : [text]]),
  );
}
