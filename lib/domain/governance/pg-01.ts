import { compare, decimal, type Fraction, fraction, roundHalfUp } from '../fraction';
import type { RuleResult } from '../rules';
import { isGovernment } from './kinds';
import type { Seat } from './types';

/** Parameters of PG-01; the share in percent. */
export type Pg01 = { minSeats: number; maxVoteShare: number };

/** PG-01 Government at the table: passes with enough public seats that hold no more than the given share of the votes. */
export function governmentAtTheTable(seats: readonly Seat[], limits: Pg01): RuleResult {
  const all = votesOf(seats);
  if (all === 0) return { outcome: 'not_evidenced', numbers: { seats: 0, votes: 0, all: 0, percent: '' } };
  const publicSeats = seats.filter(isGovernment);
  const votes = votesOf(publicSeats);
  const percent: Fraction = fraction(100 * votes, all);
  const passes = publicSeats.length >= limits.minSeats && compare(percent, decimal(limits.maxVoteShare)) <= 0;
  const numbers = { seats: publicSeats.length, votes, all, percent: roundHalfUp(percent, 1) };
  return { outcome: passes ? 'pass' : 'fail', numbers };
}

function votesOf(seats: readonly Seat[]): number {
  return seats.reduce((sum, seat) => sum + seat.votes, 0);
}
