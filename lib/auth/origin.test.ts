import { afterEach, describe, expect, it, vi } from 'vitest';
import { configuredOrigin } from './configured-origin';
import { mutatingRequest } from './guard';
import { rememberFor } from './remember';

afterEach(() => vi.unstubAllEnvs());

describe('the address of the site', () => {
  it.each([
    [undefined, undefined],
    ['', undefined],
    ['https://firms.example', 'https://firms.example'],
    ['https://firms.example/', 'https://firms.example'],
    ['HTTPS://Firms.Example:443', 'https://firms.example'],
    ['http://10.0.0.7:3000', 'http://10.0.0.7:3000'],
  ])('set as %j is %j', (value, origin) => {
    vi.stubEnv('PUENTE_ORIGIN', value);
    expect(configuredOrigin()).toBe(origin);
  });

  it.each([
    'firms.example',
    'firms.example:3000',
    '//firms.example',
    'https:firms.example',
    'https://',
    'https://firms.example/puente',
    'https://firms.example?a',
    'https://firms.example#a',
    'https://user:word@firms.example',
    'https://firms.example https://other.example',
    'ftp://firms.example',
    'null',
  ])('set as %j is refused', (value) => {
    expect(() => configuredOrigin(value)).toThrow(`not "${value}"`);
  });

  it('is read in one way by cookies and forms', async () => {
    vi.stubEnv('PUENTE_ORIGIN', 'HTTPS://Firms.Example/');
    expect(rememberFor('year').secure).toBe(true);
    const headers = { origin: 'https://firms.example', 'content-type': 'application/x-www-form-urlencoded' };
    const request = new Request('http://inside/language', { method: 'POST', headers, body: 'lang=es' });
    expect(await mutatingRequest(request)).toMatchObject({ ok: true });
  });
});
