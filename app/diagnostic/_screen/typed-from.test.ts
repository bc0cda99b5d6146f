import { describe, expect, it } from 'vitest';
import { answerWords } from '@/app/_components/answers/answer-words';
import { day } from '@/lib/domain/dates';
import {
  type Answer,
  type AnswerSheet,
  type AnswerValue,
  type GivenAnswer,
  instrument,
  screenOf,
} from '@/lib/domain/facts';
import { translator } from '@/lib/messages';
import type { FormFields } from '@/lib/schemas/fields';
import { parseScreen } from '@/lib/schemas/screen';
import { typedFrom, typedFromAll, withoutNoToOthers } from './typed-from';

/** At least one answer of each kind of question, and those with a form of their own. */
const samples: readonly (readonly [fact: string, value: AnswerValue])[] = [
  ['firm.country', 'AR'],
  ['firm.subdivision', 'AR-J'],
  ['firm.isic', { main: '1102', second: null }],
  ['firm.isic', { main: '1102', second: '0121' }],
  ['firm.employees', 14],
  ['firm.sales_band', 'b3'],
  ['people.lead_group', ['women', 'rural']],
  ['people.lead_group', ['no_say']],
  ['firm.associations', { kinds: ['chamber'], members: ['I01'], asked: ['I01', 'I02'] }],
  ['firm.associations', { kinds: ['none'], members: [], asked: [] }],
  ['firm.associations', { kinds: ['chamber'], members: [], asked: [] }],
  ['firm.associations', { kinds: ['chamber'], members: [], asked: ['I01', 'I02'] }],
  ['firm.associations', { kinds: ['chamber'], members: [], asked: [], unsure: true }],
  ['firm.associations', { kinds: [], members: [], asked: ['I01', 'I02'], kindsUnsure: true }],
  ['sales.export_breadth', { products: 3, countries: null }],
  ['cap.ops', 0],
  ['standards.held', {}],
  ['standards.held', { ISO9001: { status: 'valid', until: '2027-12-31', askedBy: 'mnc' } }],
  ['standards.checklist', { lists: ['haccp'], ticked: ['haccp.1', 'haccp.3'] }],
  ['need.priorities', ['QMS', 'MKT']],
  ['need.know', { what: 1, how: 0, why: 2 }],
  ['learn.programmes', {}],
  ['learn.programmes', { testing: 'finished', export: 'left' }],
  ['ties.list', []],
  ['ties.list', [{ kind: 'buyer', place: 'abroad', subdivision: null, country: 'CL', division: '11' }]],
  ['ties.overlap', '0.25'],
  ['access.fee_max', '100'],
];

const given = (fact: string, answer: Answer): AnswerSheet[string] => ({
  fact,
  answer,
  source: 'firm',
  givenAt: '2026-11-22T00:00:00.000Z',
  instrumentVersion: instrument.version,
});

/** Posts the fields as a page would and reads them back. */
function roundTrip(fact: string, answer: Answer): Answer | undefined {
  const row = given(fact, answer);
  return posted(fact, withPageFields(fact, typedFrom(row)), row);
}

function posted(fact: string, fields: FormFields, row: GivenAnswer | undefined): Answer | undefined {
  const { answers } = parseScreen({
    screen: screenOf(fact),
    fields,
    today: day('2026-11-22'),
    context: {
      form: 'full',
      sheet: row ? { [fact]: row } : {},
      countries: new Set(['AR', 'CL']),
      subdivisions: new Set(['AR-J']),
      activities: new Set(['1102', '0121', '11']),
      standards: new Set(['ISO9001']),
      institutions: new Set(['I01', 'I02']),
      checklists: { haccp: 6 },
    },
  });
  return answers.find((one) => one.fact === fact)?.answer;
}

/** What the page adds by itself: the lists that a checklist was drawn from. */
function withPageFields(fact: string, fields: ReturnType<typeof typedFrom>) {
  return fact === 'standards.checklist' ? { ...fields, [`${fact}.list`]: ['haccp'] } : fields;
}

describe('typedFrom', () => {
  it.each(samples)('%s %j comes back the same', (fact, value) => {
    const answer: Answer = { state: 'answered', value };
    expect(roundTrip(fact, answer)).toEqual(answer);
  });

  it.each(instrument.questions.map(({ fact }) => fact))(
    '"I don’t know" to %s comes back the same',
    (fact) => {
      expect(roundTrip(fact, { state: 'dont_know' })).toEqual({ state: 'dont_know' });
    },
  );

  it('says nothing of what was skipped or never asked', () => {
    expect(typedFromAll([undefined, given('cap.ops', { state: 'skipped' })])).toEqual({});
  });
});

describe('the list of institutions', () => {
  const said = { 'firm.associations.asked': ['I12'], 'firm.associations.member': ['none'] };

  it('keeps a no of those it was said of', () => {
    expect(withoutNoToOthers(said, ['I12'])).toEqual(said);
  });

  it('does not turn it into a no of others', () => {
    expect(withoutNoToOthers(said, ['I12', 'I30'])['firm.associations.member']).toEqual([]);
    const member = { ...said, 'firm.associations.member': ['I12'] };
    expect(withoutNoToOthers(member, ['I12', 'I30'])).toEqual(member);
  });
});

describe('kinds of association and the list of institutions', () => {
  const FACT = 'firm.associations';
  const KINDS = [[], ['cooperative'], ['none'], ['dont_know']];
  const LISTED = [[], ['I01'], ['none'], ['dont_know']];
  const names = {
    country: (code: string) => code,
    region: (code: string) => code,
    activity: (code: string) => code,
    institution: (id: string) => id,
    standard: (id: string) => id,
    amount: () => undefined,
  };
  /** What the page of answers tells of each list. */
  const toldOfKinds: Readonly<Record<string, readonly string[]>> = {
    '': [],
    cooperative: ['A cooperative'],
    none: ['None'],
    dont_know: ['Kinds of association: I don’t know'],
  };
  const toldOfList: Readonly<Record<string, readonly string[]>> = {
    '': [],
    I01: ['I01'],
    none: ['Not a member of I01 or I02'],
    dont_know: ['Institutions of the list: I don’t know'],
  };
  const pairs = KINDS.flatMap((kinds) => LISTED.map((listed) => [kinds, listed] as const));

  it.each(pairs)('%j above and %j below come back as ticked and are told', (kinds, listed) => {
    const fields = { [FACT]: kinds, [`${FACT}.member`]: listed, [`${FACT}.asked`]: ['I01', 'I02'] };
    const answer = posted(FACT, fields, undefined);
    if (kinds[0] === 'none' && listed[0] === 'I01') return expect(answer).toBeUndefined();
    if (!answer) throw new Error('refused');
    const typed = typedFrom(given(FACT, answer));
    expect([typed[FACT] ?? [], typed[`${FACT}.member`] ?? []]).toEqual([kinds, listed]);
    const told = [...(toldOfKinds[kinds.join()] ?? []), ...(toldOfList[listed.join()] ?? [])];
    const alone = answer.state === 'dont_know' ? ['I don’t know'] : told;
    expect(answerWords({ t: translator('en'), names }, FACT, answer)).toEqual(alone);
  });
});
