import { endAccessRoute } from '@/app/_people/people-routes';
import { leadTo } from '@/app/_shell/form-route';
import { paths } from '@/lib/paths';

/** Ends somebody's access to the firm. */
export const POST = endAccessRoute('firm');

export const GET = leadTo(paths.accountPeople());
