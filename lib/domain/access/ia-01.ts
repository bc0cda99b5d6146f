import type { RuleResult } from '../rules';
import type { Membership } from '../vocabulary';

/** IA-01 Open to firms that are not members: passes if nobody must be a member or there is another route. */
export function openToNonMembers(offer: { membership: Membership; nonmemberRoute: boolean }): RuleResult {
  const open = offer.membership !== 'required' || offer.nonmemberRoute;
  const numbers = { membership: offer.membership, route: offer.nonmemberRoute ? 'yes' : 'no' };
  return { outcome: open ? 'pass' : 'fail', numbers };
}
