import { afterEach, expect, it, vi } from 'vitest';
import { siteAddress } from './site';

afterEach(() => vi.unstubAllEnvs());

it('puts one slash between the address of the site and a path, however it was set', () => {
  for (const origin of ['https://firms.example', 'https://firms.example/', 'HTTPS://Firms.Example']) {
    vi.stubEnv('PUENTE_ORIGIN', origin);
    expect(siteAddress('/offerings')).toBe('https://firms.example/offerings');
  }
  vi.stubEnv('PUENTE_ORIGIN', '');
  expect(siteAddress('/offerings')).toBe('/offerings');
});
