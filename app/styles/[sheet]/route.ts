import { keepSheet } from '@/app/_shell/sheet-cookie';
import { requestAppearance, requestId, requestLocale } from '@/lib/auth/request';
import { paths } from '@/lib/paths';
import { sheet } from '@/lib/style/sheet';
import { problemResponse } from '../../_shell/problem-document';

/** The style of all pages, for a browser to keep: another text has another address. */
export async function GET(request: Request): Promise<Response> {
  const { text, mark } = sheet();
  if (new URL(request.url).pathname !== paths.sheet(mark))
    return problemResponse({
      problem: 'notFound',
      locale: await requestLocale(),
      appearance: await requestAppearance(),
      reference: await requestId(),
    });
  await keepSheet(mark);
  return new Response(text, {
    headers: {
      'content-type': 'text/css; charset=utf-8',
      // For this browser alone: a store shared by many would keep the cookie from the others.
      'cache-control': 'private, max-age=31536000, immutable',
    },
  });
}
