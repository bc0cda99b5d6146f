import { requestAppearance, requestId, requestLocale } from '@/lib/auth/request';
import { ownPath, paths } from '@/lib/paths';
import { seeOther } from '../_shell/form-route';
import { type Problem, problemResponse } from '../_shell/problem-document';

/** A page that could not be drawn leads here; for the others lib/jobs/launch/front-door.mjs asks in a person's place. */
const KINDS: readonly Problem[] = ['unavailable', 'unexpected', 'tooLarge', 'method'];

/** Says what happened, with the status code that a page of the framework cannot choose. */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const problem = KINDS.find((kind) => kind === query.get('kind'));
  if (!problem) return seeOther(paths.home());
  return problemResponse({
    problem,
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
