import { problemOf, seeOther } from '@/app/_shell/form-route';
import { reportError } from '@/app/_shell/report-error';
import { requestContext } from '@/lib/auth/context';
import { requestId } from '@/lib/auth/request';
import type { Context } from '@/lib/data/context';
import { paths } from '@/lib/paths';

type File<Params> = {
  file: string;
  type: string;
  /** The page it is offered on, which also says why somebody does not get it. */
  page: (params: Params) => string;
  body: (context: Context, params: Params) => Promise<string>;
};

/** One file for who asks. Without an account, or without a right to it: to the page that says so. */
export function fileRoute<Params = Record<never, never>>({ file, type, page, body }: File<Params>) {
  return async (_: Request, route: { params: Promise<Params> }): Promise<Response> => {
    const params = await route.params;
    try {
      const context = await requestContext();
      if (context.actor.kind === 'visitor') return seeOther(page(params));
      return new Response(await body(context, params), {
        headers: {
          'content-type': type,
          'content-disposition': `attachment; filename="${file}"`,
          'cache-control': 'no-store',
        },
      });
    } catch (error) {
      const problem = problemOf(error);
      if (problem === 'notAllowed' || problem === 'notFound') return seeOther(page(params));
      const reference = await requestId();
      const isAway = problem === 'unavailable';
      if (!isAway) reportError(error, reference);
      return seeOther(paths.problem(isAway ? 'unavailable' : 'unexpected', page(params), reference));
    }
  };
}
