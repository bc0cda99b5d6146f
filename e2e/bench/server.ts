import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@/db/embedded/free-port';
import { createTestDatabase, startTestServer, type TestDatabase } from '@/db/testing';
import { build, isFresh } from '@/lib/jobs/launch/build';
import { environmentOf, webServer } from '@/lib/jobs/launch/web-server';
import { say } from './figures';

/** A production server on a database of its own. */
export type BenchServer = { base: string; sql: TestDatabase['sql'] };

const PROJECT = path.resolve(import.meta.dirname, '../..');
const READY_MS = 60_000;

/** Builds if needed, starts everything on free ports, does the work, and takes everything down again. */
export async function withServer<T>(work: (server: BenchServer) => Promise<T>): Promise<T> {
  if (!isFresh(PROJECT)) {
    say('Building …');
    await build(PROJECT);
  }
  const cluster = await startTestServer();
  try {
    const { drop, sql, url } = await createTestDatabase();
    try {
      return await serving(url, (base) => work({ base, sql }));
    } finally {
      await drop();
    }
  } finally {
    await cluster.stop();
  }
}

async function serving<T>(databaseUrl: string, work: (base: string) => Promise<T>): Promise<T> {
  const port = await freePort();
  const address = { host: '127.0.0.1', port };
  const base = `http://127.0.0.1:${port}`;
  const secret = randomBytes(32).toString('hex');
  const child = spawn(process.execPath, webServer({ project: PROJECT, dev: false, address }), {
    cwd: PROJECT,
    env: {
      ...environmentOf({ dev: false, url: databaseUrl, secret, demo: false, address }),
      PUENTE_BENCH: '1',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    await ready(base, child);
    return await work(base);
  } finally {
    await end(child);
  }
}

async function ready(base: string, child: ChildProcess): Promise<void> {
  const limit = performance.now() + READY_MS;
  while (performance.now() < limit) {
    if (child.exitCode !== null) throw new Error(`the server ended with code ${child.exitCode}`);
    const response = await fetch(`${base}/api/health?ready`).catch(() => undefined);
    if (response?.ok) return;
    await sleep(100);
  }
  throw new Error(`the server gave no answer within ${READY_MS / 1000} s`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const patience = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(patience);
}
