import { pathToFileURL } from 'node:url';
import { afterEach, expect, it, vi } from 'vitest';
import { environmentOf, webServer } from './web-server';

const address = { host: '0.0.0.0', port: 3000 };
const url = 'postgres://localhost/puente';

afterEach(() => vi.unstubAllEnvs());

it('is never started without a secret', () => {
  const given = { dev: true, url, demo: false, address };
  expect(() => environmentOf({ ...given, secret: '' })).toThrow(/secret/);
  expect(environmentOf({ ...given, secret: 'long' })).toMatchObject({
    NODE_ENV: 'development',
    DATABASE_URL: url,
    PUENTE_SECRET: 'long',
  });
});

it.each([undefined, '0', '1'])(
  'is told by the launcher alone whether it is a demonstration (set: %s)',
  (set) => {
    vi.stubEnv('PUENTE_DEMO', set);
    const given = { dev: false, url, secret: 'long', address };
    expect(environmentOf({ ...given, demo: true }).PUENTE_DEMO).toBe('1');
    expect(environmentOf({ ...given, demo: false })).not.toHaveProperty('PUENTE_DEMO');
  },
);

it('is told the address that is shown, whatever was set', () => {
  vi.stubEnv('PUENTE_ADDRESS', 'https://elsewhere.example');
  const told = environmentOf({ dev: false, url, secret: 'long', demo: false, address });
  expect(told.PUENTE_ADDRESS).toBe('http://localhost:3000');
});

it.each([true, false])('has the front door in front of it (for development: %s)', (dev) => {
  const given = webServer({ project: process.cwd(), dev, address: { host: 'localhost', port: 3000 } });
  const door = given[given.indexOf('--import') + 1] ?? '';
  expect(door).toBe(pathToFileURL('lib/jobs/launch/front-door.mjs').href);
  // Node's own settings end where the program begins.
  expect(given.indexOf('--import')).toBeLessThan(given.findIndex((one) => one.endsWith('next')));
});
