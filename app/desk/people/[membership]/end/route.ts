import { endAccessRoute } from '@/app/_people/people-routes';
import { leadTo } from '@/app/_shell/form-route';
import { paths } from '@/lib/paths';

/** Ends somebody's access to the institution. */
export const POST = endAccessRoute('institution');

export const GET = leadTo(paths.deskPeople());
