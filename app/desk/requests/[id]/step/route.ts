import { stepRoute } from '@/app/_requests/step-route';
import { leadTo } from '@/app/_shell/form-route';
import { paths } from '@/lib/paths';

/** A step of the institution. */
export const POST = stepRoute('institution');

export const GET = leadTo(paths.deskRequests());
