import { providerRoute, reportProvider } from '@/app/_shell/provider-route';
import { leaveFor } from '@/lib/auth/provider';
import { keepBegunSignIn } from '@/lib/auth/session-cookie';
import { ownPath, paths } from '@/lib/paths';

/** Sends the browser to the sign-in provider: by a link, since a posted form may lead to no other site. */
export const GET = providerRoute(async (settings, query) => {
  const given = query.get('next');
  const next = given === null ? undefined : ownPath(given);
  const left = await leaveFor(settings, next);
  if (left.outcome === 'away') {
    await reportProvider(left.why);
    return paths.providerProblem('away', { next });
  }
  await keepBegunSignIn(left.sealed);
  return left.address;
});
