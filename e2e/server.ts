import { spawn } from 'node:child_process';
import { chmodSync, createWriteStream, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createTestDatabase, startTestServer } from '@/db/testing';
import { startProvider } from '@/lib/auth/testing/provider';
import { whenParentIsGone } from '@/lib/jobs/launch/parent';
import { PROVIDER } from './support/provider-name';
import { SITE_LOG, serverFolder } from './support/server-folder';

/**
 * What the browser tests run against: the real `npm start`, on a data folder of its own, or on a copy
 * on the server of TEST_DATABASE_URL.
 */
const given = process.env.TEST_DATABASE_URL;
const server = given ? await startTestServer() : undefined;
const database = given ? await createTestDatabase() : undefined;
const folder = serverFolder();
mkdirSync(folder);
// When root runs the tests, the database server's account must get through.
chmodSync(folder, 0o755);
const client = { clientId: 'puente', clientSecret: 'browser-tests' };
const provider = await startProvider(client);
const { DATABASE_URL: _, ...environment } = process.env;

const child = spawn(process.execPath, ['lib/jobs/launch/start.mjs'], {
  stdio: ['ignore', 'pipe', 'pipe'],
  env: {
    ...environment,
    PUENTE_DATA: folder,
    PUENTE_OIDC_ISSUER: provider.issuer,
    PUENTE_OIDC_CLIENT_ID: client.clientId,
    PUENTE_OIDC_CLIENT_SECRET: client.clientSecret,
    PUENTE_OIDC_NAME: PROVIDER,
    ...(database ? { DATABASE_URL: database.url, PUENTE_SECRET: 'browser tests' } : {}),
  },
});
// Kept as well, so that it can be searched once all tests are through.
const log = createWriteStream(path.join(folder, SITE_LOG));
for (const said of ['stdout', 'stderr'] as const) {
  child[said].pipe(process[said]);
  child[said].pipe(log, { end: false });
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
whenParentIsGone(() => child.kill('SIGTERM'));
child.once('exit', async (code) => {
  provider.stop();
  await database?.drop();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
  process.exit(code ?? 1);
});
