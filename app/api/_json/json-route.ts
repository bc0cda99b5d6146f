import { reportError } from '@/app/_shell/report-error';
import { requestContext } from '@/lib/auth/context';
import { isLocale } from '@/lib/auth/locale';
import { requestId } from '@/lib/auth/request';
import type { Context } from '@/lib/data/context';
import { DataError } from '@/lib/data/errors';
import type { Locale } from '@/lib/domain/vocabulary';

type Input<Params> = { context: Context & { locale: Locale }; url: URL; params: Params };
type Route<Params> = { params: Promise<Params> };

/** Wraps a read-only address for machines. In: how long an answer may be kept, and what to answer with. */
export function jsonRoute<Params = Record<never, never>>(
  { seconds }: { seconds: number },
  answer: (input: Input<Params>) => Promise<unknown>,
) {
  return async (request: Request, route: Route<Params>): Promise<Response> => {
    try {
      const [url, params] = [new URL(request.url), await route.params];
      const context = { ...(await requestContext()), locale: localeIn(url) };
      const body = await answer({ context, url, params });
      return Response.json(body, {
        headers: {
          'cache-control': `public, max-age=${seconds}`,
          'access-control-allow-origin': '*',
          'cross-origin-resource-policy': 'cross-origin',
        },
      });
    } catch (error) {
      return problem(error, await requestId());
    }
  };
}

/** Only what stands in the address: the answer is kept under it for everybody, whatever their browser prefers. */
function localeIn({ searchParams }: URL): Locale {
  const asked = searchParams.get('lang');
  return isLocale(asked) ? asked : 'en';
}

/** A problem as RFC 9457 writes it. */
function problem(error: unknown, reference: string): Response {
  const status = error instanceof DataError ? statusOf(error) : 500;
  if (status === 500) reportError(error, reference);
  return Response.json(
    { title: TITLES[status], status, instance: reference },
    {
      status,
      headers: {
        'content-type': 'application/problem+json',
        'cache-control': 'no-store',
        ...(status === 503 ? { 'retry-after': '10' } : {}),
      },
    },
  );
}

const TITLES = { 404: 'Not found', 500: 'Unexpected error', 503: 'Not available right now' } as const;

function statusOf({ code }: DataError): keyof typeof TITLES {
  if (code === 'unavailable') return 503;
  return code === 'not_found' ? 404 : 500;
}
