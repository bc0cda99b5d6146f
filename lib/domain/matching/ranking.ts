import { compare, type Fraction } from '../fraction';
import type { MatchStatus } from '../vocabulary';
import type { Match } from './types';

/** What the order reads. */
export type Ranked = Pick<Match, 'status' | 'total' | 'netPrice' | 'offering'> & {
  parts: Readonly<Record<'need' | 'bridge', { value: Fraction }>> | null;
};

const STATUS_ORDER: Readonly<Record<MatchStatus, number>> = {
  eligible: 0,
  later: 1,
  closed: 2,
  unknown: 3,
  generic: 4,
  no: 5,
  error: 6,
};

/** Order of rank: by status, and inside a status by fit. */
export function byRank(a: Ranked, b: Ranked): number {
  return byStatus(a.status, b.status) || byFit(a, b);
}

/** Eligible first, error last. */
export function byStatus(a: MatchStatus, b: MatchStatus): number {
  return STATUS_ORDER[a] - STATUS_ORDER[b];
}

/** Higher total first; ties: higher need, higher bridge, lower price, offering id. */
export function byFit(a: Ranked, b: Ranked): number {
  return (
    (b.total ?? -1) - (a.total ?? -1) ||
    byPart('need', a, b) ||
    byPart('bridge', a, b) ||
    byPrice(a, b) ||
    (a.offering < b.offering ? -1 : a.offering > b.offering ? 1 : 0)
  );
}

function byPart(part: 'need' | 'bridge', a: Ranked, b: Ranked): number {
  return a.parts && b.parts ? compare(b.parts[part].value, a.parts[part].value) : 0;
}

/** A price that is not known yet comes after one that is. */
function byPrice(a: Ranked, b: Ranked): number {
  if (a.netPrice === b.netPrice) return 0;
  if (a.netPrice === null || b.netPrice === null) return a.netPrice === null ? 1 : -1;
  return a.netPrice - b.netPrice;
}
