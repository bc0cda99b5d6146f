import { describe, expect, it } from 'vitest';
import { runMatching } from '@/lib/domain/matching';
import { demoInput } from '@/lib/domain/matching/demo.fixture';
import { INTAKES, LOCALES } from '@/lib/domain/vocabulary';
import { changesView } from './changes';
import { matchGroups } from './groups';
import { statusOf } from './match-status';
import { settleOf } from './match-view';
import { printView } from './print-view';
import { requirementsOf } from './requirements';
import { knownAs, runFor, sayIn } from './runs.fixture';

// A supplier of car parts that has said nothing of public programmes.
const supplier = {
  'firm.country': 'AR',
  'firm.subdivision': 'AR-X',
  'firm.isic': { main: '2930', second: null },
  'firm.employees': 48,
  'access.languages': ['es'],
  'learn.hours': '2',
} as const;
const SCHEME = 'O11';
const plain = (code: string) => code;
const unnamed = { region: plain, activity: plain, standard: plain, amount: () => undefined };

function schemeOf(answers: Parameters<typeof knownAs>[0]) {
  const match = runMatching(demoInput(knownAs(answers))).matches.find(({ offering }) => offering === SCHEME);
  if (!match) throw new Error('no such offering');
  return match;
}

// RULES.md, F2: it stays later until a public programme is active or recent, then by invitation.
describe.each(LOCALES)('what comes later and is by invitation, in %s', (locale) => {
  const say = sayIn(locale);
  const invited = /invit/;
  const match = schemeOf(supplier);

  it('says both where it is explained, and promises of no answer that it opens it', () => {
    expect(match).toMatchObject({ status: 'later', intake: 'invitation' });
    expect(statusOf(say, match).text).toMatch(invited);
    expect(settleOf(say, match)?.links).toHaveLength(1);
    expect(settleOf(say, match)?.text).not.toMatch(/at once|enseguida/);
    expect(settleOf(say, { ...match, intake: 'open' })?.text).toMatch(/at once|enseguida/);
  });

  it('says both in the list and on paper, with the hours it asks for', () => {
    const run = runFor(knownAs(supplier), true);
    const row = matchGroups(say, run, { all: true })
      .flatMap(({ rows }) => rows)
      .find(({ id }) => id === SCHEME);
    expect(row?.status.but).toMatch(invited);
    expect(row?.why).toMatch(/more hours|más horas/);
    const printed = printView(say, run, { address: '', instrument: '' }).matches.find(
      ({ id }) => id === SCHEME,
    );
    expect(printed?.status.but).toMatch(invited);
    expect(printed?.first.join(' ')).toMatch(/more hours|más horas/);
  });

  it('asks for the invitation beside all else, and names it among what it takes', () => {
    const sheet = { sheet: {}, names: { ...say.names, ...unnamed } };
    const rowsOf = (one: typeof match) => requirementsOf(say, one, sheet);
    expect(rowsOf(match).at(-1)).toMatchObject({
      asks: { en: 'An invitation', es: 'Una invitación' }[locale],
      status: { en: 'By invitation', es: 'Por invitación' }[locale],
      is: 'open',
      change: null,
    });
    expect(rowsOf({ ...match, intake: 'waiting' })).toHaveLength(rowsOf(match).length - 1);
    const needed = {
      en: 'You would also need an invitation.',
      es: 'También necesitaría una invitación.',
    }[locale];
    const told = (one: typeof match) => changesView(say, one).map(({ text }) => text);
    expect(told(match).at(-1)).toBe(needed);
    expect(told({ ...match, intake: 'open' })).not.toContain(needed);
    expect(told({ ...match, status: 'eligible', changes: [] })).toEqual([]);
  });

  it('tells of every way in but the open one, whatever stands before it', () => {
    const label = { waiting: 'waiting_list', invitation: 'by_invitation', closed: 'closed_for_now' };
    for (const status of ['later', 'closed', 'unknown'] as const) {
      const told = INTAKES.map((intake) => {
        const labels = intake === 'open' ? [] : [{ code: `label.${label[intake]}`, values: {} }];
        return statusOf(say, { ...match, status, intake, labels }).text;
      });
      expect(new Set(told).size).toBe(INTAKES.length);
    }
  });
});

describe('once the programme is behind the firm', () => {
  it('is by invitation alone', () => {
    const firm = { ...supplier, 'learn.programmes': { public_training: 'finished' } };
    expect(schemeOf(firm)).toMatchObject({ status: 'eligible', intake: 'invitation' });
  });
});

it.each([
  ['en', 'Answer one question', '. By invitation only'],
  ['es', 'Responda una pregunta', '. Solo por invitación'],
] as const)('nobody is told in %s to answer by invitation', (locale, text, but) => {
  const { 'access.languages': _, ...silent } = supplier;
  const rows = matchGroups(sayIn(locale), runFor(knownAs(silent), true), { all: true });
  const row = rows.flatMap((group) => group.rows).find(({ id }) => id === SCHEME);
  expect(row?.status).toEqual({ is: 'unknown', text, but });
});
