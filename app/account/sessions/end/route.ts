import { formRoute, leadTo } from '@/app/_shell/form-route';
import { endOtherSessions } from '@/lib/data/accounts/end-other-sessions';
import { endSession } from '@/lib/data/accounts/end-session';
import { DataError } from '@/lib/data/errors';
import { paths } from '@/lib/paths';
import { isId } from '@/lib/schemas/id';

/** Ends another session of the same person, or all others. One that has ended already is no failure. */
export const POST = formRoute(async ({ context, field }) => {
  const session = field('session') ?? '';
  if (session === 'others') await endOtherSessions(context, {});
  else if (isId(session)) await endSession(context, { session }).catch(ignoreMissing);
  return paths.sessions();
});

function ignoreMissing(error: unknown) {
  if (!(error instanceof DataError) || error.code !== 'not_found') throw error;
}

export const GET = leadTo(paths.sessions());
