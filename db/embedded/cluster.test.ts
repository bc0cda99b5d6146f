import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect, type Sql } from '../client';
import { type Cluster, startCluster } from './cluster';
import { type Layout, layOut } from './layout';
import { isAlive } from './processes';

let layout: Layout;
let cluster: Cluster;

beforeAll(() => {
  const folder = mkdtempSync(path.join(tmpdir(), 'puente-cluster-'));
  chmodSync(folder, 0o755);
  layout = layOut({ project: folder, chosen: folder });
});
afterAll(async () => {
  await cluster?.stop();
  rmSync(layout.folder, { recursive: true, force: true });
});

async function ask<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result> {
  const { sql, close } = connect(cluster.url, { max: 1, owner: true });
  return work(sql).finally(close);
}

const start = () => startCluster(layout, { durable: false });
const dataFile = (name: string) => path.join(layout.cluster, 'data', name);

it('makes a cluster where an earlier start was interrupted while making one', async () => {
  const halfMade = path.join(layout.folder, 'cluster.new-1', 'data');
  mkdirSync(halfMade, { recursive: true });
  writeFileSync(path.join(halfMade, 'PG_VERSION'), '18\n');
  cluster = await start();
  expect(readdirSync(layout.folder).toSorted()).toEqual(['cluster', 'postgresql.log']);
});

it('keeps its password to itself and listens on this machine only', async () => {
  expect(statSync(path.join(layout.cluster, 'password')).mode & 0o777).toBe(0o600);
  const settings = await ask(
    (sql) => sql`select name, setting from pg_settings
      where name in ('listen_addresses', 'unix_socket_directories', 'jit', 'server_encoding') order by name`,
  );
  expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
    jit: 'off',
    listen_addresses: '127.0.0.1',
    server_encoding: 'UTF8',
    unix_socket_directories: '',
  });
});

it('leaves no value of a refused row in its log', async () => {
  await ask((sql) => sql`create table narrow (word text check (length(word) < 3), again text)`);
  const refused = ask((sql) => sql`insert into narrow values (${'canary-one'}, ${'canary-two'})`);
  await expect(refused).rejects.toMatchObject({ code: '23514' });
  await ask((sql) => sql`drop table narrow`);
  const log = readFileSync(layout.log, 'utf8');
  expect(log).toContain('violates check constraint');
  expect(log).not.toContain('canary');
});

it('lets nobody in without the password', async () => {
  const url = new URL(cluster.url);
  url.password = 'wrong';
  const { sql, close } = connect(url.href, { max: 1, owner: true });
  await expect(sql`select 1`).rejects.toMatchObject({ code: '28P01' });
  await close();
});

it('keeps its data over a stop and a start', async () => {
  await ask((sql) => sql`create table kept as select 'stays' as word`);
  const before = cluster.pid;
  await cluster.stop();
  expect(isAlive(before)).toBe(false);
  cluster = await start();
  expect(await ask((sql) => sql`select word from kept`)).toEqual([{ word: 'stays' }]);
});

it('recovers from a server that was killed', async () => {
  process.kill(cluster.pid, 'SIGKILL');
  await cluster.ended;
  cluster = await start();
  expect(await ask((sql) => sql`select word from kept`)).toEqual([{ word: 'stays' }]);
});

it('ends a server that a killed start left running', async () => {
  const left = cluster;
  cluster = await start();
  expect(isAlive(left.pid)).toBe(false);
  expect(await ask((sql) => sql`select word from kept`)).toEqual([{ word: 'stays' }]);
});

it('starts although a stale postmaster file names a living process of another kind', async () => {
  const lines = readFileSync(dataFile('postmaster.pid'), 'utf8').split('\n');
  await cluster.stop();
  writeFileSync(dataFile('postmaster.pid'), [String(process.pid), ...lines.slice(1)].join('\n'));
  cluster = await start();
  expect(await ask((sql) => sql`select word from kept`)).toEqual([{ word: 'stays' }]);
});

it('says why it does not start, and names its log', async () => {
  await cluster.stop();
  const settings = readFileSync(dataFile('postgresql.conf'), 'utf8');
  writeFileSync(dataFile('postgresql.conf'), 'shared_buffers = none\n');
  await expect(start()).rejects.toThrow(/PostgreSQL did not start: .+ \(log: .+postgresql\.log\)/);
  writeFileSync(dataFile('postgresql.conf'), settings);
});

it('refuses data of another version in one line', async () => {
  writeFileSync(dataFile('PG_VERSION'), '15\n');
  await expect(start()).rejects.toThrow(/was made by PostgreSQL 15, this version of Puente brings 18/);
  writeFileSync(dataFile('PG_VERSION'), '18\n');
});
