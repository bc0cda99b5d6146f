import { databaseAnswers } from '@/lib/data/health/answers';

export const dynamic = 'force-dynamic';

/** One round trip to the database and nothing else; the floor under every page. */
export async function GET() {
  if (process.env.PUENTE_BENCH !== '1') return new Response('not found', { status: 404 });
  const ok = await databaseAnswers();
  return new Response(ok ? '1' : '0', { status: ok ? 200 : 503, headers: { 'cache-control': 'no-store' } });
}
