import { describe, expect, it } from 'vitest';
import { runMatching } from '@/lib/domain/matching';
import { demoInput } from '@/lib/domain/matching/demo.fixture';
import { LOCALES } from '@/lib/domain/vocabulary';
import { statusOf } from './match-status';
import { settleOf } from './match-view';
import { knownAs, sayIn } from './runs.fixture';

// A maker of car parts in Córdoba that has not said in which languages its people learn.
const maker = {
  'firm.country': 'AR',
  'firm.subdivision': 'AR-X',
  'firm.isic': { main: '2930', second: null },
  'firm.employees': 48,
} as const;

function matchOf(answers: Parameters<typeof knownAs>[0], counts: (first: readonly string[]) => boolean) {
  const match = runMatching(demoInput(knownAs(answers))).matches.find(
    ({ status, reasons, order }) =>
      status === 'unknown' && counts([...reasons, ...order].map(({ code }) => code)),
  );
  if (!match) throw new Error('no such offering');
  return match;
}

const isOpen = (code: string) => code.endsWith('_not_asked');

describe.each(LOCALES)('an offer that waits for an answer, in %s', (locale) => {
  const say = sayIn(locale);
  const inAnyCase = /in any case|En todo caso/;
  const perhaps = /may still have to come first|Quizás algo más tenga que ir primero/;

  it('does not promise that the answer is the last where steps are open besides', () => {
    const match = matchOf(maker, (codes) => codes.length > 0 && codes.every(isOpen));
    expect(match.missing).toEqual(['access.languages']);
    expect(statusOf(say, match).text).toMatch(perhaps);
    expect(settleOf(say, match)?.text).toBe(
      {
        en: 'Answer this, and we can tell whether it is for your firm:',
        es: 'Responda esto y podremos decir si es para su empresa:',
      }[locale],
    );
    // What the answer leaves: the same steps, still to be settled.
    const after = runMatching(demoInput(knownAs({ ...maker, 'access.languages': ['es'] }))).matches;
    expect(after.find(({ offering }) => offering === match.offering)?.status).toBe('later');
  });

  it('says so for certain where the firm lacks a step', () => {
    const without = { ...maker, 'learn.programmes': {}, 'standards.held': {} };
    const match = matchOf(without, (codes) => codes.some((code) => !isOpen(code)));
    expect(statusOf(say, match).text).toMatch(inAnyCase);
  });

  it('says nothing of steps where none is asked', () => {
    const match = matchOf(maker, (codes) => codes.length === 0);
    expect(statusOf(say, match).text).not.toMatch(perhaps);
    expect(statusOf(say, match).text).not.toMatch(inAnyCase);
  });
});
