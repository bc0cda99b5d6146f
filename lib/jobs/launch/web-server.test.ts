import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { environmentOf, webServer } from './web-server';

it('is never started without a secret', () => {
  const url = 'postgres://localhost/puente';
  expect(() => environmentOf({ dev: true, url, secret: '' })).toThrow(/secret/);
  expect(environmentOf({ dev: true, url, secret: 'long' })).toMatchObject({
    NODE_ENV: 'development',
    DATABASE_URL: url,
    PUENTE_SECRET: 'long',
  });
});

it.each([true, false])('has the front door in front of it (for development: %s)', (dev) => {
  const given = webServer({ project: process.cwd(), dev, address: { host: 'localhost', port: 3000 } });
  const door = given[given.indexOf('--import') + 1] ?? '';
  expect(door).toBe(pathToFileURL('lib/jobs/launch/front-door.mjs').href);
  // Node's own settings end where the program begins.
  expect(given.indexOf('--import')).toBeLessThan(given.findIndex((one) => one.endsWith('next')));
});
