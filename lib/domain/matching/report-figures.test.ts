import { describe, expect, it } from 'vitest';
import { compare, fraction } from '../fraction';
import { exampleFirm, runExample } from './demo.fixture';

// RULES.md section 6, "Report figures for F1 to F8".
const FIRMS = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8'];
const FITTING = 60;

const pairs = FIRMS.flatMap((firm) =>
  runExample(firm).matches.map((match) => ({ ...match, firm, pair: `${firm}-${match.offering}` })),
);
const fits = (pair: (typeof pairs)[number]) => (pair.total ?? 0) >= FITTING;
const named = (status: string) =>
  pairs.filter((pair) => pair.status === status).map(({ pair, total }) => `${pair} ${total}`);
const firmsThat = (hold: (profile: ReturnType<typeof exampleFirm>) => boolean) =>
  FIRMS.filter((firm) => hold(exampleFirm(firm)));

describe('the report figures of F1 to F8', () => {
  it('each firm has an offer that fits and is open to it, a waiting list included', () => {
    const open = pairs.filter((pair) => pair.status === 'eligible' && fits(pair));
    expect([...new Set(open.map(({ firm }) => firm))]).toEqual(FIRMS);
  });

  it('two pairs are closed, one of the 19 that fit: 5.3 percent', () => {
    expect(named('closed').toSorted()).toEqual(['F3-O26 65.6', 'F3-O27 43.8']);
    const fitting = pairs.filter((pair) => pair.status !== 'no' && pair.status !== 'generic' && fits(pair));
    expect(fitting).toHaveLength(19);
    expect(fitting.filter(({ status }) => status === 'closed').map(({ pair }) => pair)).toEqual(['F3-O26']);
  });

  it('four pairs come later', () => {
    const later = pairs.filter(({ status }) => status === 'later').map(({ pair }) => pair);
    expect(later.toSorted()).toEqual(['F2-O08', 'F2-O11', 'F4-O25', 'F5-O16']);
  });

  it('three firms are isolated, and one learns from abroad', () => {
    expect(firmsThat(({ isolated }) => isolated === true)).toEqual(['F1', 'F3', 'F4']);
    const fromAbroad = firmsThat(
      ({ tieShares }) => tieShares !== null && compare(tieShares.abroad, fraction(4, 10)) >= 0,
    );
    expect(fromAbroad).toEqual(['F7']);
  });

  it.each([
    ['what', ['F3']],
    ['how', ['F1', 'F4', 'F6', 'F7']],
    ['why', ['F2', 'F5', 'F8']],
    ['none', []],
  ] as const)('the gap is %s for %j', (type, firms) => {
    expect(firmsThat(({ gap }) => gap.type === type)).toEqual(firms);
  });
});
