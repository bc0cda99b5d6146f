import { randomBytes } from 'node:crypto';
import { type Connection, connect, type Database, type Sql } from './client';
import { startTemporaryCluster } from './embedded/temporary';
import { prepareDatabase } from './migrate';

/**
 * A database of its own for one test file: migrated, seeded, and dropped afterwards. `db` is what verbs get: the
 * application's role, which sees nobody's rows by itself. `owner` and `sql` are for rows made and read by hand.
 */
export type TestDatabase = { db: Database; owner: Database; sql: Sql; url: string };

export type TestServer = { stop: () => Promise<void> };

// Vitest's workers and Playwright's server inherit the run's server and template through these.
const SERVER = 'PUENTE_TEST_SERVER';
const TEMPLATE = 'PUENTE_TEST_TEMPLATE';

/** Once per run: a temporary cluster, or TEST_DATABASE_URL, with one template database on it. */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env.TEST_DATABASE_URL;
  const cluster = given ? undefined : await startTemporaryCluster();
  const server = given ?? cluster?.url ?? '';
  const template = `puente_template_${randomBytes(4).toString('hex')}`;
  process.env[SERVER] = server;
  process.env[TEMPLATE] = template;
  const stop = async () => {
    if (given) await onServer((sql) => sql.unsafe(`drop database if exists ${template} with (force)`));
    await cluster?.stop();
  };
  try {
    await onServer((sql) => sql.unsafe(`create database ${template}`));
    await prepareDatabase(databaseUrl(template));
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}

/** At the top of a test file: `const { db, owner } = await withTestDatabase();` */
export async function withTestDatabase(): Promise<TestDatabase> {
  const { afterAll } = await import('vitest');
  const { drop, ...database } = await createTestDatabase();
  afterAll(drop);
  return database;
}

export type DroppableDatabase = TestDatabase & { drop: () => Promise<void> };

/** The same outside Vitest; the caller drops it. */
export function createTestDatabase(): Promise<DroppableDatabase> {
  const template = process.env[TEMPLATE];
  if (!template) throw new Error('No test server: start it with startTestServer, or run npm run test:unit.');
  return createDatabase(`template ${template}`);
}

async function createDatabase(how: string): Promise<DroppableDatabase> {
  const name = `puente_test_${randomBytes(6).toString('hex')}`;
  await onServer((sql) => sql.unsafe(`create database ${name} ${how}`));
  const url = databaseUrl(name);
  const { db, close } = connect(url, { max: 5, name: 'puente-test' });
  const { db: owner, sql, close: closeOwner } = connect(url, { max: 2, name: 'puente-test', owner: true });
  const drop = async () => {
    await Promise.all([close(), closeOwner()]);
    await onServer((admin) => admin.unsafe(`drop database if exists ${name} with (force)`));
  };
  return { db, owner, sql, url, drop };
}

function databaseUrl(name: string): string {
  const url = new URL(process.env[SERVER] ?? '');
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(work: (sql: Connection['sql']) => Promise<unknown>) {
  const { sql, close } = connect(process.env[SERVER] ?? '', {
    max: 1,
    name: 'puente-test-admin',
    owner: true,
  });
  try {
    await work(sql);
  } finally {
    await close();
  }
}
