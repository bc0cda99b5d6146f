import { describe, expect, it } from 'vitest';
import type { OwnQuestion } from '@/lib/domain/eligibility';
import { latestAnswers } from '@/lib/domain/facts';
import { rows as answerRows } from '@/lib/domain/facts/firm.fixture';
import { runMatching } from '@/lib/domain/matching';
import { AS_OF, demoInput, exampleFirm, runExample } from '@/lib/domain/matching/demo.fixture';
import type { WrittenRule } from '@/lib/domain/rules';
import { translator } from '@/lib/messages';
import { changesView } from './changes';
import { requirementsOf } from './requirements';

const t = translator('en');
const plain = (code: string) => code;
const names = {
  country: plain,
  place: plain,
  sector: plain,
  institution: plain,
  body: plain,
  money: (usd: number) => `$${usd}`,
};
const say = {
  t,
  locale: 'en',
  names,
  offering: plain,
  intakeOf: () => 'open' as const,
  rateOf: null,
  passesOverSales: () => false,
} as const;
const answers = {
  sheet: {},
  names: { ...names, region: plain, activity: plain, standard: plain, amount: () => undefined },
};

describe('links from an explanation', () => {
  const { matches } = runExample('F1');
  const rows = matches.flatMap((match) =>
    requirementsOf(say, match, answers).map((row) => ({ ...row, offering: match.offering })),
  );

  it('lead back to the same explanation', () => {
    const links = rows.flatMap(({ change, offering }) => (change ? [{ href: change.href, offering }] : []));
    expect(links.length).toBeGreaterThan(0);
    for (const { href, offering } of links) expect(href).toContain(`from=match-${offering}`);
    const answered = matches.flatMap((match) =>
      changesView(say, match).flatMap(({ answer }) => (answer ? [[answer.href, match.offering]] : [])),
    );
    expect(answered.length).toBeGreaterThan(0);
    for (const [href, offering] of answered) expect(href).toContain(`from=match-${offering}`);
  });

  it('offer to answer what was never answered, though it is met, and to change what was', () => {
    const ofActivity = (sheet: Parameters<typeof requirementsOf>[2]['sheet']) =>
      runMatching(demoInput(exampleFirm('F9')))
        .matches.flatMap((match) => requirementsOf(say, match, { ...answers, sheet }))
        .find(({ is, change }) => is === 'met' && change?.href.includes('/activity'))?.change?.text;
    const sheet = latestAnswers(
      answerRows({ 'firm.isic': { main: '1010', second: null } }, `${AS_OF}T00:00:00Z`),
      AS_OF,
    );
    expect(ofActivity({})).toBe(t('results.match.answerShort'));
    const [given] = Object.values(sheet);
    if (!given) throw new Error('no answer');
    // A page that was emptied again.
    const emptied = { ...given, answer: { state: 'skipped' as const } };
    expect(ofActivity({ 'firm.isic': emptied })).toBe(t('results.match.answerShort'));
    expect(ofActivity(sheet)).toBe(t('common.change'));
  });

  it('show what the firm has of steps that no question tells of', () => {
    const said = ['F1', 'F5'].map((id) =>
      runExample(id)
        .matches.filter(({ offering }) => offering === 'O13' || offering === 'O27')
        .flatMap((match) => requirementsOf(say, match, answers))
        .filter(({ asks }) => asks.includes('nowing what the standard asks'))
        .map(({ answer, status, change }) => [answer, status, change]),
    );
    const [without, having] = [
      [t('results.match.unmet'), null],
      [t('results.match.met'), null],
    ];
    expect(said[0]?.map(([answer, ...rest]) => [answer !== t('results.match.notAsked'), ...rest])).toEqual([
      [true, ...without],
      [true, ...without],
    ]);
    expect(said[1]?.map(([answer, ...rest]) => [answer, ...rest])).toEqual([
      ['Knowing what the standard asks', ...having],
      ['Knowing what the standard asks', ...having],
    ]);
  });

  it('lead from a level that was worked out to all the questions behind it', () => {
    const derived = rows.filter(({ answer }) => /^Level \d of 4$/.test(answer));
    const learning = derived.filter(({ asks }) => asks.startsWith('Practice in looking for'));
    expect(learning.length).toBeGreaterThan(0);
    for (const { change } of learning)
      expect(change).toMatchObject({
        text: t('results.match.changeFour'),
        href: expect.stringContaining('/learning?'),
      });
  });

  it('ask for the first missing answer where the level is open', () => {
    const { firm, ...rest } = demoInput(exampleFirm('F1'));
    const absorption = { score: null, level: null, answered: 0, possible: null };
    const unknownFacts = ['learn.seek', 'learn.understand', 'learn.try', 'learn.keep'];
    const blank = runMatching({ ...rest, firm: { ...firm, absorption, unknownFacts } });
    const open = blank.matches
      .flatMap((match) => requirementsOf(say, match, answers))
      .filter(({ is, asks }) => is === 'open' && asks.startsWith('Practice in looking for'));
    expect(open.length).toBeGreaterThan(0);
    for (const { change } of open) expect(change?.text).toBe(t('results.match.answerShort'));
  });
});

describe('a rule that the institution has written', () => {
  const rule: WrittenRule = {
    op: 'all',
    id: 'eligibility',
    of: [
      hard('c1', { id: 'c1.is', op: 'between', fact: 'firm.employees', min: 200, max: null }),
      hard('c2', { id: 'c2.is', op: 'prose', text: { en: 'The project creates jobs.' } }),
      hard('c3', { id: 'c3.is', op: 'between', fact: 'asked.machines', min: 2, max: null }),
      hard('c4', { id: 'c4.is', op: 'in', fact: 'asked.floor', values: ['c2'] }),
      hard('c5', { id: 'c5.is', op: 'not', of: { id: 'c5.not', op: 'is', fact: 'asked.rented' } }),
    ],
  };
  const both = (text: string) => ({ en: text, es: text });
  const questions: readonly OwnQuestion[] = [
    { id: 'machines', kind: 'number', text: both('How many machines would you bring?') },
    {
      ...{ id: 'floor', kind: 'code', text: both('What is the floor made of?') },
      values: [
        { code: 'c1', text: both('Wood') },
        { code: 'c2', text: both('Stone') },
      ],
    },
    { id: 'rented', kind: 'flag', text: both('Is the room rented?') },
  ];
  const eligibility = { rule, rates: [], personas: [], questions };
  const { catalogue, ...rest } = demoInput(exampleFirm('F1'));
  const offerings = catalogue.offerings.map((one) => ({ ...one, eligibility }));
  const { matches } = runMatching({ ...rest, catalogue: { ...catalogue, offerings } });
  const [match] = matches;
  if (!match) throw new Error('no match');
  const own = requirementsOf(say, match, { ...answers, eligibility }).slice(-5);

  it('is told condition by condition, in its words, beside what the firm said', () => {
    expect(own.map(({ asks, is }) => [asks, is])).toEqual([
      ['Your firm has at least 200 people.', 'unmet'],
      ['The project creates jobs.', 'open'],
      ['The answer to “How many machines would you bring?”: at least 2.', 'open'],
      ['The answer to “What is the floor made of?”: “Stone”.', 'open'],
      ['The answer to “Is the room rented?” is no.', 'open'],
    ]);
    const people = exampleFirm('F1').employees;
    expect(own[0]?.answer).toContain(String(people.kind === 'exact' ? people.value : ''));
    expect(own[1]?.answer).toBe(t('results.match.checkedThere'));
    for (const { answer, change } of own.slice(2)) {
      expect(answer).toBe(t('results.match.askedThere'));
      expect(change).toBeNull();
    }
  });

  it('leads to the question behind a condition, and nowhere where only the institution can tell', () => {
    expect(own[0]?.change?.href).toContain('/diagnostic/size?');
    expect(own[1]?.change).toBeNull();
  });

  it('says what would have to change', () => {
    expect(match.status).toBe('no');
    const texts = changesView(say, match).map(({ text }) => text);
    expect(texts).toContain(
      'It would have to be open to firms like yours. Now it sets conditions that your firm does not meet on: number of people.',
    );
  });
});

function hard(id: string, of: WrittenRule): WrittenRule {
  return { op: 'criterion', id, kind: 'hard', of };
}
