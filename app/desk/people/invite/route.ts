import { inviteRoute } from '@/app/_people/people-routes';
import { leadTo } from '@/app/_shell/form-route';
import { paths } from '@/lib/paths';

/** Invites somebody to work for the institution. */
export const POST = inviteRoute('institution');

export const GET = leadTo(paths.deskPeople());
