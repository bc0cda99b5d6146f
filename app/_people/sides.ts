import type { Context } from '@/lib/data/context';
import { DataError } from '@/lib/data/errors';
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

type PeopleAction = 'people.read' | 'people.invite' | 'people.change';

/** Whether this person, as they act now, may do that with the people of this side. */
export function mayWithPeople({ actor }: Context, side: Side, action: PeopleAction): boolean {
  const own = side === 'firm' ? 'firm' in actor && { firm: actor.firm } : atInstitution(actor);
  return own !== false && may(actor, action, own);
}

/** Forms of one side are not for those who act for the other: they would be told of people they do not see there. */
export function requireSide(context: Context, side: Side, action: PeopleAction): void {
  if (!mayWithPeople(context, side, action)) throw new DataError('forbidden', { action });
}

function atInstitution(actor: Context['actor']) {
  return 'institution' in actor && { institution: actor.institution };
}
