import { expect, it } from 'vitest';
import { GET as confirmDelete } from '@/app/diagnostic/delete/confirm/route';
import { GET as language } from '@/app/language/route';
import { leadTo } from './form-route';

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
