import { describe, expect, it } from 'vitest';
import exceptions from './coverage-exceptions.json' with { type: 'json' };
import { type AnswerValue, instrument } from './facts';
import { firm, type Said, sources } from './facts/firm.fixture';
import { runMatching } from './matching';
import { demoInput } from './matching/demo.fixture';
import type { Finding } from './rules';
import { CAPABILITIES, LEAD_GROUPS } from './vocabulary';

type Question = (typeof instrument.questions)[number];

// Every question answered, so that one answer at a time can be changed.
const ANSWERED: Said = {
  'firm.country': 'AR',
  'firm.subdivision': 'AR-X',
  'firm.isic': { main: '2930', second: null },
  'firm.employees': 30,
  'firm.sales_band': 'b3',
  'firm.year_started': 2001,
  'firm.foreign_share': '0',
  'firm.legal': 'registered',
  'people.lead_group': ['none'],
  'people.abroad_experience': ['none'],
  'firm.associations': { kinds: ['none'], members: [], asked: [] },
  'sales.direct_export_pct': '1_9',
  'sales.indirect_export_pct': '1_9',
  'sales.export_breadth': { products: 2, countries: 2 },
  'sales.customer_type': ['mnc'],
  'sales.main_buyer_role': ['specs'],
  'sales.buyer_limits': ['design'],
  'sales.goal': 'home',
  ...Object.fromEntries(CAPABILITIES.map((one) => [`cap.${one.toLowerCase()}`, 1])),
  'standards.held': {},
  'standards.checklist': { lists: ['iatf'], ticked: [] },
  'standards.barrier': ['time'],
  'need.priorities': [],
  'need.know': { what: 1, how: 1, why: 1 },
  'need.tried': ['nothing'],
  'learn.seek': 2,
  'learn.understand': 2,
  'learn.try': 2,
  'learn.keep': 2,
  'learn.programmes': {},
  'learn.hours': '40',
  'ties.list': sources('local', 'other:AR-B:29'),
  'ties.overlap': '0.5',
  'ties.outside_peers': '1',
  'ties.share_back': ['not_now'],
  'know.old_resources': ['none'],
  'access.refused': ['never'],
  'access.fee_max': '500',
  'access.travel': '150',
  'access.languages': ['es'],
};

// Firms of several places and trades: what does not matter to one may matter to another.
const FIRMS: readonly Said[] = [
  ANSWERED,
  {
    ...ANSWERED,
    'firm.country': 'PE',
    'firm.subdivision': 'PE-ARE',
    'firm.isic': { main: '1430', second: null },
    'firm.employees': 4,
  },
  {
    ...ANSWERED,
    'firm.country': 'MX',
    'firm.subdivision': 'MX-SIN',
    'firm.isic': { main: '0113', second: null },
  },
  {
    ...ANSWERED,
    'firm.country': 'RS',
    'firm.subdivision': 'RS-20',
    'firm.isic': { main: '2511', second: null },
    'access.languages': ['sr'],
  },
  {
    ...ANSWERED,
    'firm.country': 'CL',
    'firm.subdivision': 'CL-BI',
    'firm.isic': { main: '1622', second: null },
  },
];

// Answers that are not one or several options of a list.
const OTHERS: Readonly<Record<string, readonly AnswerValue[]>> = {
  'firm.country': ['BR', 'UY'],
  'firm.subdivision': ['AR-B', 'AR-M'],
  'firm.isic': [
    { main: '1102', second: null },
    { main: '2511', second: null },
  ],
  'firm.employees': [2, 120, 900],
  'firm.year_started': [2026, 1950],
  'firm.associations': [{ kinds: ['sector_association'], members: ['I12'], asked: ['I12'] }],
  'people.lead_group': LEAD_GROUPS.map((group) => [group]),
  'sales.export_breadth': [{ products: 20, countries: 12 }],
  'standards.held': [{ ISO9001: { status: 'valid', until: '2028-01-01', askedBy: null } }],
  'standards.checklist': [{ lists: ['iatf'], ticked: ['iatf.1', 'iatf.2', 'iatf.3', 'iatf.4', 'iatf.5'] }],
  'need.priorities': CAPABILITIES.map((one) => [one]),
  'need.know': [
    { what: 2, how: 0, why: 2 },
    { what: 0, how: 0, why: 0 },
  ],
  'learn.programmes': [{ public_training: 'finished' }, { testing: 'running' }],
  'ties.list': [[], sources('abroad:DE:31', 'other:AR-S:29')],
};

describe('questions', () => {
  it('all move some match, but for those listed with a reason', () => {
    const idle = instrument.questions.filter((question) => !movesAMatch(question)).map(({ fact }) => fact);
    expect(idle.toSorted()).toEqual(Object.keys(exceptions.questions).toSorted());
  });
});

describe('criteria', () => {
  const leaves = runMatching(demoInput(firm({}))).matches.flatMap(({ gates }) => gates.flatMap(leavesOf));

  it('are settled by questions of the instrument', () => {
    const facts = new Set<string>(instrument.questions.map(({ fact }) => fact));
    const open = leaves.filter(({ verdict }) => verdict === 'unknown');
    expect(
      open.filter(({ missing }) => missing.length === 0 || missing.some((fact) => !facts.has(fact))),
    ).toEqual([]);
    expect(open.length).toBeGreaterThan(100);
  });

  it('are refused to a firm that said nothing only for the reasons listed', () => {
    const refused = leaves.filter(({ verdict }) => verdict === 'unmet').map(nameOf);
    expect([...new Set(refused)].toSorted()).toEqual(Object.keys(exceptions.criteria).toSorted());
  });
});

function movesAMatch(question: Question): boolean {
  return FIRMS.some((firmSaid) => {
    // A level counts where the firm wants to get better at it.
    const capability = CAPABILITIES.find((one) => question.fact === `cap.${one.toLowerCase()}`);
    const said = capability ? { ...firmSaid, 'need.priorities': [capability] } : firmSaid;
    const before = resultOf(said);
    return valuesOf(question).some((value) => resultOf({ ...said, [question.fact]: value }) !== before);
  });
}

// The same firms as they are stand beside the answers to every question.
const results = new Map<Said, string>();

function resultOf(said: Said): string {
  const known = results.get(said);
  if (known) return known;
  const input = demoInput(firm(said));
  // What to answer next is no match, and looks at every answer by itself.
  const { matches, boxes } = runMatching({ ...input, policy: { ...input.policy, answerNextLimit: 0 } });
  const result = JSON.stringify({ matches, boxes });
  results.set(said, result);
  return result;
}

function valuesOf({ fact, type, options }: Question): readonly AnswerValue[] {
  const others = OTHERS[fact];
  if (others) return others;
  if (type === 'scale04') return [0, 2, 3, 4];
  return type === 'multi' ? options.map((option) => [option]) : options;
}

function leavesOf(finding: Finding): readonly Finding[] {
  return finding.parts.length === 0 ? [finding] : finding.parts.flatMap(leavesOf);
}

/** The kind of criterion, with the steps it asks for where it asks for steps. */
function nameOf({ reason }: Finding): string {
  const { asked, intake } = reason.values;
  const steps = reason.code.includes('token') && Array.isArray(asked) ? asked.join(' ') : intake;
  return [reason.code, steps].filter((part) => part !== undefined).join(' ');
}
