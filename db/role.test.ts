import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, expect, it, vi } from 'vitest';
import { verifyAudit } from '@/lib/data/audit';
import { deleteDiagnostic } from '@/lib/data/diagnostics/delete';
import { getDiagnostic } from '@/lib/data/diagnostics/get';
import { purgeExpiredDiagnostics } from '@/lib/data/diagnostics/purge';
import { enterScope } from '@/lib/data/scope';
import { aJob, anOwner, answerFirstSection } from '@/lib/data/testing/visitors';
import { requireApplicationRole } from '@/lib/jobs/launch/external-database';
import { type Connection, connect } from './client';
import { prepareDatabase } from './migrate';
import { withTestDatabase } from './testing';

// Whole databases are made and filled.
vi.setConfig({ testTimeout: 60_000 });

const server = await withTestDatabase();

const made: { users: string[]; databases: string[]; open: Connection[] } = {
  users: [],
  databases: [],
  open: [],
};
afterAll(async () => {
  await Promise.all(made.open.map(({ close }) => close()));
  for (const name of made.databases) await server.sql.unsafe(`drop database ${name} with (force)`);
  for (const name of made.users) await server.sql.unsafe(`drop role ${name}`);
});

/** A database of a user who is no superuser, as those of hosters are. */
async function aDatabaseOf(rights: string): Promise<string> {
  const [name, password] = [`puente_user_${randomBytes(4).toString('hex')}`, randomBytes(8).toString('hex')];
  await server.sql.unsafe(`create role ${name} login password '${password}' ${rights}`);
  made.users.push(name);
  await server.sql.unsafe(`create database ${name} owner ${name}`);
  made.databases.push(name);
  const url = new URL(server.url);
  [url.username, url.password, url.pathname] = [name, password, `/${name}`];
  return url.href;
}

function open(url: string, owner: boolean): Connection {
  const connection = connect(url, { max: 2, owner });
  made.open.push(connection);
  return connection;
}

it('is taken by the user who made it, and hides the rows from the owner of the tables too', async () => {
  const url = await aDatabaseOf('createrole');
  // What PostgreSQL gives to a user who makes a role.
  const { username } = new URL(url);
  await server.sql.unsafe(`grant puente_app to ${username} with admin true, inherit false, set false`);
  await prepareDatabase(url);
  await prepareDatabase(url);
  await requireApplicationRole(url);
  const { db } = open(url, false);
  const visitor = await anOwner(db);
  await answerFirstSection(visitor.ctx);
  expect(Object.keys((await getDiagnostic(visitor.ctx)).answers)).toContain('firm.country');
  expect(await purgeExpiredDiagnostics(aJob(db, 'purge-expired-diagnostics'))).toEqual({ deleted: 0 });
  const { problems, rows } = await db.transaction(async (tx) => {
    await enterScope(tx, { kind: 'job', name: 'audit-verify' });
    return verifyAudit(tx);
  });
  expect([problems, rows > 1]).toEqual([[], true]);
  // What hangs on a row goes with it, whoever may see it.
  await deleteDiagnostic(visitor.ctx, {});
  const everything = new URL(server.url);
  everything.pathname = new URL(url).pathname;
  const left = await open(everything.href, true).db.execute(sql`select from answer`);
  expect(left).toHaveLength(0);
  const kept = await anOwner(db);
  await answerFirstSection(kept.ctx);
  const { db: owner } = open(url, true);
  for (const name of ['diagnostic', 'answer', 'audit_log'])
    expect(await owner.execute(sql`select from ${sql.identifier(name)}`)).toHaveLength(0);
});

it('is asked for in one line where the user may neither make nor take it', async () => {
  const url = await aDatabaseOf('');
  await expect(prepareDatabase(url)).rejects.toThrow(
    /^The user of DATABASE_URL may not make or take the role puente_app\. .+: create role puente_app nologin; grant puente_app to /,
  );
  await expect(requireApplicationRole(url)).rejects.toThrow(
    /^The database at .+ cannot be used as puente_app \(.+\)\. Its user must be granted that role\.$/,
  );
});

it('is enough that an administrator has granted it', async () => {
  const url = await aDatabaseOf('');
  await server.sql.unsafe(`grant puente_app to ${new URL(url).username}`);
  await prepareDatabase(url);
  await expect(requireApplicationRole(url)).resolves.toBeUndefined();
});
