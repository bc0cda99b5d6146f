import type { RuleResult } from '../rules';
import { isAssociation, isSmallFirmBody } from './kinds';
import type { Seat } from './types';

/** Parameters of PG-02. */
export type Pg02 = { minAssociations: number; minCommunities: number; smallFirmBody: boolean };

/** PG-02 A variety of associations: passes with enough voting associations and cooperatives, from enough places, one of small firms. */
export function varietyOfAssociations(seats: readonly Seat[], limits: Pg02): RuleResult {
  const voting = seats.filter((seat) => isAssociation(seat) && seat.votes > 0);
  const bodies = new Set(voting.map((seat) => seat.body)).size;
  const communities = new Set(voting.map((seat) => seat.community)).size;
  const small = voting.some(isSmallFirmBody);
  const numbers = { bodies, communities, small: small ? 'yes' : 'no' };
  if (seats.length === 0) return { outcome: 'not_evidenced', numbers };
  const enough = bodies >= limits.minAssociations && communities >= limits.minCommunities;
  return { outcome: enough && (small || !limits.smallFirmBody) ? 'pass' : 'fail', numbers };
}
