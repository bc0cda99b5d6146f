import { describe, expect, it } from 'vitest';
import { roundHalfUp, toNumber } from '../fraction';
import type { Reason } from '../rules';
import { SCORE_PARTS } from '../vocabulary';
import { exampleFirm, examples, runExample } from './demo.fixture';
import type { Match } from './index';
import { byRank } from './ranking';

describe.each(examples)('$name, $firm.story', ({ firm, expected, derived }) => {
  const run = runExample(firm.id);
  const scored = run.matches.filter((match) => match.parts !== null).toSorted(byTotal);

  it('has the stated offerings in the stated order', () => {
    expect(scored.map((match) => match.offering)).toEqual(expected.map((row) => row.offering));
  });

  it.each(expected)('$offering is $status with $total', (row) => {
    const match = run.matches.find(({ offering }) => offering === row.offering);
    if (!match?.parts) throw new Error(`no parts for ${row.offering}`);
    const { parts } = match;
    expect({
      offering: match.offering,
      status: statusInWords(match),
      total: match.total,
      parts: Object.fromEntries(SCORE_PARTS.map((part) => [part, roundHalfUp(parts[part].value, 2)])),
      net_price: match.netPrice,
      reasons: [...match.reasons, ...match.order].map(inWords),
      rules: match.rules,
    }).toEqual(row);
  });

  it('has the stated measures', () => {
    const profile = exampleFirm(firm.id);
    expect({
      ac_score: profile.absorption.score && toNumber(profile.absorption.score),
      ac_level: profile.absorption.level,
      gap_type: profile.gap.type,
      gap_need: profile.gap.need,
      tie_shares: profile.tieShares && {
        local: toNumber(profile.tieShares.local),
        other: toNumber(profile.tieShares.other),
        abroad: toNumber(profile.tieShares.abroad),
      },
      redundancy: profile.redundancy && toNumber(profile.redundancy),
      bridging: toNumber(profile.bridging),
      isolated: profile.isolated,
      tied_communities: profile.tiedCommunities,
    }).toEqual(derived);
  });

  it('lists every offering once, by status and then by total', () => {
    expect(run.matches.map(({ offering }) => offering).toSorted()).toEqual(
      [...new Set(run.matches.map(({ offering }) => offering))].toSorted(),
    );
    expect(run.matches.toSorted(byRank)).toEqual(run.matches);
    for (const status of ['eligible', 'later', 'closed', 'unknown']) {
      const totals = run.matches.filter((one) => one.status === status).map(({ total }) => total ?? 0);
      expect(totals).toEqual(totals.toSorted((a, b) => b - a));
    }
    expect(run.matches).toHaveLength(49);
    expect(run.matches.some(({ status }) => status === 'error')).toBe(false);
  });
});

/** The file lists matches by total, whatever their status. */
function byTotal(a: Match, b: Match): number {
  return (b.total ?? 0) - (a.total ?? 0);
}

function statusInWords(match: Match): string {
  return match.status === 'eligible' && match.intake === 'waiting' ? 'eligible (waiting list)' : match.status;
}

function inWords({ code, values }: Reason): string {
  const tokens = Array.isArray(values.tokens) ? values.tokens.join('/') : '';
  switch (code) {
    case 'later.absorb':
      return `absorptive ${values.level} < ${values.min}`;
    case 'later.token':
    case 'later.token_not_asked':
      return `needs ${tokens}`;
    case 'later.token_any':
    case 'later.token_any_not_asked':
      return `needs one of ${tokens}`;
    default:
      return code;
  }
}
