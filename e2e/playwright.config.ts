import { existsSync } from 'node:fs';
import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';
import { freePort } from '@/db/embedded/free-port';
import { DESK, PHONE } from './support/widths';

// The runner and its workers each read this file: the first one chooses, the others inherit.
process.env.PUENTE_E2E_PORT ??= String(await freePort());
const port = process.env.PUENTE_E2E_PORT;
// The host name matters: cookies and origin checks tell localhost from 127.0.0.1.
const address = `http://localhost:${port}`;

const systemBrowser = ['/usr/bin/chromium', process.env.CHROMIUM_PATH].find(
  (path) => path && existsSync(path),
);

const launchOptions: NonNullable<PlaywrightTestConfig['use']>['launchOptions'] = {
  ...(systemBrowser ? { executablePath: systemBrowser } : {}),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

const PUBLISHING = [
  '**/desk-{bulk,new-offering,offerings,questions,rule,schedule}.e2e.ts',
  '**/firm-notices.e2e.ts',
];
const TWO_PEOPLE = ['**/desk-two-people.e2e.ts'];
// Pictures for people to look at: SCREENS=1 npx playwright test --config e2e/playwright.config.ts screens
const IGNORED = [...PUBLISHING, ...TWO_PEOPLE, ...(process.env.SCREENS ? [] : ['**/screens.e2e.ts'])];

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  outputDir: '../test-results',
  fullyParallel: true,
  workers: 2,
  // A busy machine may be late once; CI names what needed a second try.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'line',
  use: { baseURL: address, launchOptions, screenshot: 'only-on-failure', trace: 'off' },
  projects: [
    // What a width cannot change is tested at one of them.
    {
      name: 'phone',
      testIgnore: IGNORED,
      grepInvert: /@once/,
      use: PHONE,
    },
    { name: 'desktop', testIgnore: IGNORED, use: DESK },
    // A new number of the catalogue makes every result an older one, so this is done after all others.
    {
      name: 'publishing',
      testMatch: PUBLISHING,
      dependencies: ['phone', 'desktop'],
      use: DESK,
    },
    // While an institution asks for two people, nobody publishes there alone.
    {
      name: 'two people',
      testMatch: TWO_PEOPLE,
      dependencies: ['publishing'],
      use: DESK,
    },
  ],
  globalTeardown: './no-personal-data.ts',
  webServer: {
    // Without a shell in between, which would not pass signals on.
    command: 'exec node --import tsx e2e/server.ts',
    cwd: '..',
    // Tests name networks of their own in x-forwarded-for, as the one proxy in front would.
    env: { PORT: port, PUENTE_PROXIES: '1' },
    url: `${address}/api/health?ready`,
    timeout: 240_000,
    stdout: 'ignore',
    stderr: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
  },
});
