import { afterEach, expect, it, vi } from 'vitest';
import { rememberFor } from './remember';

afterEach(() => vi.unstubAllEnvs());

it('keeps a cookie from scripts and other sites, and from plain http where the site is not served so', () => {
  for (const [origin, secure] of [
    [undefined, false],
    ['http://localhost:3000', false],
    ['https://firms.example', true],
  ] as const) {
    vi.stubEnv('PUENTE_ORIGIN', origin);
    expect(rememberFor('draft')).toEqual({
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure,
      maxAge: 90 * 86_400,
    });
    expect(rememberFor('year')).toMatchObject({ secure, maxAge: 365 * 86_400 });
  }
});
