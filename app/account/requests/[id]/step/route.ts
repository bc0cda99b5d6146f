import { stepRoute } from '@/app/_requests/step-route';
import { leadTo } from '@/app/_shell/form-route';
import { paths } from '@/lib/paths';

/** A step of the firm. */
export const POST = stepRoute('firm');

export const GET = leadTo(paths.requests());
