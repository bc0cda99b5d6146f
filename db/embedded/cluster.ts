import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '../client';
import { program } from './binaries';
import { freePort } from './free-port';
import { dataFolder, initialize, password, reasonIn, SUPERUSER, serverSpawn, tell } from './initialize';
import type { Layout } from './layout';
import { commandLine, goneWithin, isAlive, isKnown, signal } from './processes';
import { StartError } from './start-error';

export type Cluster = {
  /** The address of the application's own database. */
  url: string;
  pid: number;
  port: number;
  /** Settles when the server ends, for whatever reason. */
  ended: Promise<void>;
  stop: () => Promise<void>;
};

export type ClusterOptions = {
  /** False for tests: faster, and lost in a power cut. */
  durable?: boolean;
  port?: number | undefined;
  /** Told of every process while it runs, so that a watcher can end it if we are killed. */
  onSpawn?: (pid: number) => void;
  onExit?: (pid: number) => void;
};

const DATABASE = 'puente';
// How long the backends of a killed server take to end.
const BACKENDS_NOTICE_MS = 500;
const START_LIMIT_MS = 120_000;
const LOG_LIMIT_BYTES = 8_000_000;

/** Makes the cluster if needed and starts its server on 127.0.0.1; the caller holds the folder's lock. */
export async function startCluster(layout: Layout, options: ClusterOptions = {}): Promise<Cluster> {
  if ((statSync(layout.log, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) rmSync(layout.log);
  await endLeftover(layout);
  await initialize(layout, options);
  const cluster = await startServer(layout, options);
  await makeDatabase(cluster, layout);
  return cluster;
}

/** A server that a killed start left behind, or a postmaster file that only looks like one. */
async function endLeftover(layout: Layout) {
  const file = path.join(dataFolder(layout), 'postmaster.pid');
  const pid = readPostmaster(file)?.pid;
  if (pid === undefined || !isKnown(pid)) return;
  if (isAlive(pid) && commandLine(pid).includes(layout.folder)) return endServer(pid);
  // A later process has that id, or a dead one still does: PostgreSQL would refuse to start.
  await sleep(BACKENDS_NOTICE_MS);
  rmSync(file, { force: true });
}

export async function endServer(pid: number) {
  // Fast shutdown first, then without clean-up, then for good: the write-ahead log recovers either way.
  for (const [name, ms] of [
    ['SIGINT', 5000],
    ['SIGQUIT', 2000],
    ['SIGKILL', 1000],
  ] as const) {
    signal(pid, name);
    if (await goneWithin(pid, ms)) return;
  }
}

async function startServer(layout: Layout, options: ClusterOptions): Promise<Cluster> {
  const limit = performance.now() + START_LIMIT_MS;
  for (;;) {
    const port = options.port ?? (await freePort());
    const logged = statSync(layout.log, { throwIfNoEntry: false })?.size ?? 0;
    const child = spawnServer(layout, port, options.durable ?? true);
    tell(child, options);
    if (await isReady(layout, child, limit)) return running(layout, child, port);
    // Backends of a killed server need a moment to notice; a port may be taken between asking and using it.
    const passing = /shared memory|another server might be running|could not bind|could not create any TCP/i;
    const said = readFileSync(layout.log).subarray(logged).toString();
    if (!passing.test(said) || performance.now() > limit - START_LIMIT_MS + 15_000) {
      throw new StartError(`PostgreSQL did not start: ${reasonIn(said)} (log: ${layout.log})`);
    }
    await sleep(500);
  }
}

function spawnServer(layout: Layout, port: number, durable: boolean): ChildProcess {
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 100,
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    // Its details of a failed statement hold the values, which are what people answered.
    log_error_verbosity: 'terse',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const log = openLog(layout.log);
  const child = spawn(
    program(layout.binaries, 'postgres'),
    [
      '-D',
      dataFolder(layout),
      ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
    ],
    // Its own process group: Ctrl-C must not reach it before the web server has drained.
    { ...serverSpawn(layout), stdio: ['ignore', log, log], detached: true },
  );
  closeSync(log);
  return child;
}

function openLog(file: string): number {
  try {
    return openSync(file, 'a', 0o600);
  } catch {
    // Written by another account in an earlier start.
    rmSync(file, { force: true });
    return openSync(file, 'a', 0o600);
  }
}

async function isReady(layout: Layout, child: ChildProcess, limit: number): Promise<boolean> {
  const file = path.join(dataFolder(layout), 'postmaster.pid');
  while (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const postmaster = readPostmaster(file);
    if (postmaster?.pid === child.pid && postmaster.status === 'ready') return true;
    if (performance.now() > limit) {
      await endServer(child.pid);
      return false;
    }
    await sleep(20);
  }
  return false;
}

// First line its process id, eighth line its state.
function readPostmaster(file: string): { pid: number; status: string } | undefined {
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    const pid = Number(lines[0]);
    return Number.isInteger(pid) && pid > 0 ? { pid, status: (lines[7] ?? '').trim() } : undefined;
  } catch {
    return undefined;
  }
}

function running(layout: Layout, child: ChildProcess, port: number): Cluster {
  const pid = child.pid ?? 0;
  const ended = new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });
  const url = `postgres://${SUPERUSER}:${password(layout)}@127.0.0.1:${port}/${DATABASE}`;
  const stop = async () => {
    await endServer(pid);
    await ended;
  };
  return { url, pid, port, ended, stop };
}

async function makeDatabase(cluster: Cluster, layout: Layout) {
  const url = new URL(cluster.url);
  url.pathname = '/postgres';
  const { sql, close } = connect(url.href, { max: 1, name: 'puente-start', owner: true });
  try {
    const found = await sql`select 1 from pg_database where datname = ${DATABASE}`;
    if (found.length === 0) await sql.unsafe(`create database ${DATABASE}`);
  } catch (error) {
    await cluster.stop();
    throw new StartError(`The database in ${layout.folder} does not answer: ${String(error)}`);
  } finally {
    await close();
  }
}
