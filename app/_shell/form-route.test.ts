import { expect, it, vi } from 'vitest';
import { GET as confirmDelete } from '@/app/diagnostic/delete/confirm/route';
import { GET as language } from '@/app/language/route';
import { DataError } from '@/lib/data/errors';
import { formRoute, leadTo } from './form-route';

vi.mock('@/lib/auth/context', () => ({ requestContext: async () => ({}) }));
vi.mock('@/lib/auth/request', () => ({
  requestId: async () => 'r1',
  requestLocale: async () => 'en',
  requestAppearance: async () => 'system',
}));

it('leads from an address that only takes a form to the page of the form', async () => {
  for (const [answer, path] of [
    [leadTo('/diagnostic/check')(), '/diagnostic/check'],
    [confirmDelete(), '/diagnostic/delete'],
    [language(), '/'],
  ] as const) {
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(path);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.text()).toBe('');
  }
});

it('says that what was written is lost only where answers were sent to a draft that is gone', async () => {
  const gone = formRoute(async () => {
    throw new DataError('not_found', { entity: 'diagnostic' });
  });
  const told = async (path: string) => {
    const headers = {
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
    };
    const request = new Request(`http://localhost${path}`, {
      method: 'POST',
      headers,
      body: 'firm.employees=9',
    });
    const answer = await gone(request, { params: Promise.resolve({}) });
    expect(answer.status).toBe(404);
    return answer.text();
  };
  expect(await told('/diagnostic/answers/size')).toContain('What you just wrote here was not saved.');
  expect(await told('/diagnostic/consent')).not.toContain('was not saved');
});
