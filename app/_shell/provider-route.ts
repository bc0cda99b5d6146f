import { problemOf, seeOther } from '@/app/_shell/form-route';
import { problemResponse } from '@/app/_shell/problem-document';
import { reportError } from '@/app/_shell/report-error';
import { type ProviderSettings, providerSettings } from '@/lib/auth/provider-settings';
import { requestAppearance, requestId, requestLocale } from '@/lib/auth/request';
import { paths } from '@/lib/paths';

/** Where to go next: a path of this site, or a page of the provider. */
type Handle = (settings: ProviderSettings, query: URLSearchParams) => Promise<string>;

/**
 * An address on the way to the sign-in provider or back. It takes no form: the provider sends the browser to it. Where
 * the deployment names no provider, it is not there.
 */
export function providerRoute(handle: Handle) {
  return async (request: Request): Promise<Response> => {
    const reference = await requestId();
    try {
      const settings = providerSettings();
      if (settings === null) return await notThere(reference);
      return seeOther(await handle(settings, new URL(request.url).searchParams));
    } catch (error) {
      const isAway = problemOf(error) === 'unavailable';
      if (!isAway) reportError(error, reference);
      return seeOther(paths.problem(isAway ? 'unavailable' : 'unexpected', paths.signIn(), reference));
    }
  };
}

async function notThere(reference: string): Promise<Response> {
  return problemResponse({
    problem: 'notFound',
    locale: await requestLocale(),
    appearance: await requestAppearance(),
    reference,
  });
}

/** One line in the log for whoever runs the site. In: a code of what went wrong. */
export async function reportProvider(why: string): Promise<void> {
  reportError(new Error(`The sign-in provider: ${why}`), await requestId());
}
