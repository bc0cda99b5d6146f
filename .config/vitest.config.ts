import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { seedOfRun } from './seed.ts';

// The runner and its workers each read this file: the first one draws, the others inherit.
process.env.PUENTE_SEED = String(seedOfRun());

const root = fileURLToPath(new URL('..', import.meta.url));
const pure = ['lib/domain/**/*.test.ts', 'lib/messages/**/*.test.ts', 'lib/schemas/**/*.test.ts'];

export default defineConfig({
  root,
  resolve: {
    alias: {
      '@': root.replace(/\/$/, ''),
      // Throws outside a React server build, which Vitest is not.
      'server-only': fileURLToPath(new URL('./empty.ts', import.meta.url)),
    },
  },
  test: {
    setupFiles: ['.config/fast-check.ts'],
    // One worker fewer than there are cores is the default: on two cores that is one test file at a time.
    maxWorkers: '100%',
    projects: [
      // Some laws try thousands of cases, and a busy machine runs them at a fraction of the speed.
      // They share no state, so files need no process of their own each.
      { extends: true, root, test: { name: 'core', include: pure, testTimeout: 60_000, isolate: false } },
      {
        extends: true,
        root,
        test: {
          name: 'rest',
          include: ['{app,db,e2e,lib}/**/*.test.{ts,tsx}', '.ci/**/*.test.ts'],
          exclude: pure,
          // Where links in mails lead, as the launcher says it.
          env: { PUENTE_ADDRESS: 'http://puente.test' },
          globalSetup: ['db/embedded/test-server.ts'],
          testTimeout: 20_000,
          // A second try cures only what a busy machine made late: the seed, and so every drawn case, stays the same.
          retry: process.env.CI ? 1 : 0,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
