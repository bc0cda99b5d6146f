import type { Context } from '@/lib/data/context';
import { may } from '@/lib/data/policy';
import { paths, posts } from '@/lib/paths';
import { INVITED_BY } from '@/lib/schemas/account';

/** Whose people they are, and where their pages are. */
export const SIDES = {
  firm: {
    roles: INVITED_BY.firm,
    page: paths.accountPeople,
    endPage: paths.endAccess,
    invite: posts.invite,
    end: posts.endAccess,
  },
  institution: {
    roles: INVITED_BY.institution,
    page: paths.deskPeople,
    endPage: paths.deskEndAccess,
    invite: posts.deskInvite,
    end: posts.deskEndAccess,
  },
} as const;

export type Side = keyof typeof SIDES;

/** Whether this person, as they act now, may do that with the people of this side. */
export function mayWithPeople(
  { actor }: Context,
  side: Side,
  action: 'people.read' | 'people.invite' | 'people.change',
): boolean {
  const own = side === 'firm' ? 'firm' in actor && { firm: actor.firm } : atInstitution(actor);
  return own !== false && may(actor, action, own);
}

function atInstitution(actor: Context['actor']) {
  return 'institution' in actor && { institution: actor.institution };
}
