import { providerRoute, reportProvider } from '@/app/_shell/provider-route';
import { halfWayIn, signedIn, whence } from '@/app/_shell/sign-in-answers';
import { requestContext } from '@/lib/auth/context';
import { begunWith, whoCameBack } from '@/lib/auth/provider';
import { begunSignIn, forgetBegunSignIn } from '@/lib/auth/session-cookie';
import { signInByProvider } from '@/lib/data/accounts/sign-in-by-provider';
import { paths } from '@/lib/paths';

/** Signs in whoever comes back from the provider in the browser that was sent there. Any other changes nothing. */
export const GET = providerRoute(async (settings, query) => {
  const begun = begunWith(settings, await begunSignIn(), query.get('state'));
  if (begun === null) return paths.providerProblem('again');
  await forgetBegunSignIn();
  const { state, next } = begun;
  const said = await whoCameBack(settings, query, begun);
  if (said.outcome !== 'proven') {
    await reportProvider(said.why);
    return paths.providerProblem(said.outcome, { next });
  }
  const { issuer, name: provider } = settings;
  const { subject, email } = said;
  const from = await whence();
  const done = await signInByProvider(await requestContext(), {
    ...{ issuer, provider, subject, email, state },
    ...from,
  });
  switch (done.outcome) {
    case 'signedIn':
      await signedIn(done);
      return next ?? paths.account();
    case 'secondStep':
      return halfWayIn(done, next);
    case 'tooMany':
      return paths.providerProblem('tooMany', { next, minutes: done.minutes ?? undefined });
    case 'used':
      return paths.providerProblem('again', { next });
    default:
      return paths.providerProblem(done.outcome, { next });
  }
});
