import { expect, it, vi } from 'vitest';
import { DataError, noDraft } from '@/lib/data/errors';
import { pageData } from './page-data';

vi.mock('@/lib/auth/context', () => ({
  requestContext: async () => ({}),
  requestAccount: async () => null,
  sessionHasEnded: async () => false,
}));
vi.mock('@/lib/auth/request', () => ({ requestId: async () => 'r1' }));

/** What the framework is told to do instead of the page. */
function toldBy(error: DataError, missing?: 'notFound' | 'noDraft'): Promise<unknown> {
  const read = () => Promise.reject(error);
  return pageData('/asked', read, missing).catch((thrown: unknown) =>
    thrown instanceof Error && 'digest' in thrown ? thrown.digest : thrown,
  );
}

it('leads to the start only where the answers of this browser are what is missing', async () => {
  expect(await toldBy(noDraft(), 'noDraft')).toMatch(/^NEXT_REDIRECT;\w+;\/diagnostic\?notice=noDraft;/);
  expect(await toldBy(noDraft())).toBe('NEXT_HTTP_ERROR_FALLBACK;404');
  for (const entity of ['request', 'session', 'diagnostic'])
    for (const missing of ['noDraft', 'notFound'] as const)
      expect(await toldBy(new DataError('not_found', { entity }), missing)).toBe(
        'NEXT_HTTP_ERROR_FALLBACK;404',
      );
});

it('leads to what says that the database is away', async () => {
  expect(await toldBy(new DataError('unavailable'))).toMatch(
    /^NEXT_REDIRECT;\w+;\/problem\?kind=unavailable&from=%2Fasked&reference=r1;/,
  );
});
