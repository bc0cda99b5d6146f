import { formRoute, ignoreMissing, leadTo } from '@/app/_shell/form-route';
import { endOtherSessions } from '@/lib/data/accounts/end-other-sessions';
import { endSession } from '@/lib/data/accounts/end-session';
import { paths } from '@/lib/paths';
import { isId } from '@/lib/schemas/id';

/** Ends another session of the same person, or all others. One that has ended already is no failure. */
export const POST = formRoute(async ({ context, field }) => {
  const session = field('session') ?? '';
  if (session === 'others') await endOtherSessions(context, {});
  else if (isId(session)) await endSession(context, { session }).catch(ignoreMissing);
  return paths.sessions();
});

export const GET = leadTo(paths.sessions());
