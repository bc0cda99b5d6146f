import { describe, expect, it } from 'vitest';
import { runMatching } from '@/lib/domain/matching';
import { demoInput, exampleFirm, runExample } from '@/lib/domain/matching/demo.fixture';
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
const say = { t, locale: 'en', names, offering: plain, rateOf: null } as const;
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
    const blank = runMatching({ ...rest, firm: { ...firm, absorption } });
    const open = blank.matches
      .flatMap((match) => requirementsOf(say, match, answers))
      .filter(({ is, asks }) => is === 'open' && asks.startsWith('Practice in looking for'));
    expect(open.length).toBeGreaterThan(0);
    for (const { change } of open) expect(change?.text).toBe(t('results.match.answerShort'));
  });
});
