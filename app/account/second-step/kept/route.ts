import { formRoute, leadTo } from '@/app/_shell/form-route';
import { forgetShownCodes } from '@/lib/auth/session-cookie';
import { paths } from '@/lib/paths';

/** Takes the recovery codes off this browser once they have been kept elsewhere. */
export const POST = formRoute(async () => {
  await forgetShownCodes();
  return paths.ownSecondStep();
});

export const GET = leadTo(paths.ownSecondStep());
