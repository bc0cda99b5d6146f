import { compare, decimal, fraction, roundHalfUp } from '../fraction';
import type { RuleResult } from '../rules';
import type { Seat } from './types';

/** Parameters of PG-06, in percent. */
export type Pg06 = { minShareOfCommunities: number };

/** PG-06 Places served hold seats: passes if enough of the communities its offerings serve have a seat, with a vote or without. */
export function servedPlacesHoldSeats(
  seats: readonly Seat[],
  servedCommunities: readonly string[],
  limits: Pg06,
): RuleResult {
  const served = new Set(servedCommunities);
  if (served.size === 0)
    return { outcome: 'not_applicable', numbers: { covered: 0, served: 0, percent: '' } };
  if (seats.length === 0)
    return { outcome: 'not_evidenced', numbers: { covered: 0, served: served.size, percent: '' } };
  const seated = new Set(seats.map((seat) => seat.community));
  const covered = [...served].filter((community) => seated.has(community)).length;
  const percent = fraction(100 * covered, served.size);
  const passes = compare(percent, decimal(limits.minShareOfCommunities)) >= 0;
  return {
    outcome: passes ? 'pass' : 'fail',
    numbers: { covered, served: served.size, percent: roundHalfUp(percent, 1) },
  };
}
