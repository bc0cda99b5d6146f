import { databaseAnswers } from '@/lib/data/health/answers';

export const dynamic = 'force-dynamic';

/** Alive: the process answers. With `?ready`: it can also reach its database. */
export async function GET(request: Request) {
  const asksReady = new URL(request.url).searchParams.has('ready');
  const ok = !asksReady || (await databaseAnswers());
  return new Response(ok ? 'ok' : 'no database', {
    status: ok ? 200 : 503,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
}
