import { afterEach, expect, it, vi } from 'vitest';
import { ownAddress } from './own-address';

afterEach(() => vi.unstubAllEnvs());

it.each([
  ['https://firms.example/', 'http://localhost:3000', 'https://firms.example'],
  [undefined, 'http://localhost:3000', 'http://localhost:3000'],
  ['', 'http://localhost:3000', 'http://localhost:3000'],
])('with PUENTE_ORIGIN %j and PUENTE_ADDRESS %j is %s', (origin, address, own) => {
  vi.stubEnv('PUENTE_ORIGIN', origin);
  vi.stubEnv('PUENTE_ADDRESS', address);
  expect(ownAddress()).toBe(own);
});

it('is never made up', () => {
  vi.stubEnv('PUENTE_ORIGIN', undefined);
  vi.stubEnv('PUENTE_ADDRESS', undefined);
  expect(ownAddress).toThrow('PUENTE_ORIGIN');
});
