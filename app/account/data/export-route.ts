import { problemOf, seeOther } from '@/app/_shell/form-route';
import { reportError } from '@/app/_shell/report-error';
import { requestContext } from '@/lib/auth/context';
import { requestId } from '@/lib/auth/request';
import { type Export, exportOwn } from '@/lib/data/accounts/export-own';
import { paths } from '@/lib/paths';

type File = { file: string; type: string; body: (all: Export) => string };

/** One file with what is kept about who asks. Without an account: to the page that says so. */
export function exportRoute({ file, type, body }: File) {
  return async (): Promise<Response> => {
    try {
      const context = await requestContext();
      if (context.actor.kind === 'visitor') return seeOther(paths.accountData());
      const text = body(await exportOwn(context));
      return new Response(text, {
        headers: {
          'content-type': type,
          'content-disposition': `attachment; filename="${file}"`,
          'cache-control': 'no-store',
        },
      });
    } catch (error) {
      const reference = await requestId();
      const isAway = problemOf(error) === 'unavailable';
      if (!isAway) reportError(error, reference);
      return seeOther(paths.problem(isAway ? 'unavailable' : 'unexpected', paths.accountData(), reference));
    }
  };
}
