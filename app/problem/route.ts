import { requestAppearance, requestId, requestLocale } from '@/lib/auth/request';
import { ownPath } from '@/lib/paths';
import { problemResponse } from '../_shell/problem-document';

/** Where a page that could not read its records sends the browser: the answer carries the right status code. */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  return problemResponse({
    problem: query.get('kind') === 'unavailable' ? 'unavailable' : 'unexpected',
    locale: await requestLocale(),
    appearance: await requestAppearance(),
    reference:
      query
        .get('reference')
        ?.replace(/[^\w-]/g, '')
        .slice(0, 40) || (await requestId()),
    from: ownPath(query.get('from') ?? undefined),
  });
}
