import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { program } from './binaries';
import type { Layout } from './layout';
import { StartError } from './start-error';

export const SUPERUSER = 'puente';

type Told = { onSpawn?: (pid: number) => void; onExit?: (pid: number) => void };

/** Makes the cluster if there is none: in a folder beside it, renamed when whole. */
export async function initialize(layout: Layout, options: Told & { durable?: boolean }) {
  removeHalfMade(layout.folder);
  if (existsSync(layout.cluster)) return checkVersion(layout);
  const draft = path.join(layout.folder, `cluster.new-${process.pid}`);
  makePrivate(draft, layout);
  const passwordFile = path.join(draft, 'password');
  writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
  giveTo(passwordFile, layout);
  await runInitdb(layout, draft, options);
  renameSync(draft, layout.cluster);
}

export function dataFolder(layout: Layout): string {
  return path.join(layout.cluster, 'data');
}

export function password(layout: Layout): string {
  return readFileSync(path.join(layout.cluster, 'password'), 'utf8').trim();
}

function removeHalfMade(folder: string) {
  for (const name of readdirSync(folder)) {
    if (name.startsWith('cluster.new-')) rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

function checkVersion(layout: Layout) {
  const made = readFileSync(path.join(dataFolder(layout), 'PG_VERSION'), 'utf8').trim();
  const expected = '18';
  if (made === expected) return;
  throw new StartError(
    `The data in ${layout.cluster} was made by PostgreSQL ${made}, this version of Puente brings ${expected}. Move the folder away, or serve it elsewhere and set DATABASE_URL.`,
  );
}

function makePrivate(folder: string, layout: Layout) {
  mkdirSync(folder);
  chmodSync(folder, 0o700);
  giveTo(folder, layout);
}

function giveTo(file: string, { account }: Layout) {
  if (account) chownSync(file, account.uid, account.gid);
}

function runInitdb(layout: Layout, draft: string, options: Told & { durable?: boolean }): Promise<void> {
  const args = [
    `--pgdata=${path.join(draft, 'data')}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${path.join(draft, 'password')}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
    '--no-instructions',
    ...(options.durable === false ? ['--no-sync'] : []),
  ];
  const child = spawn(program(layout.binaries, 'initdb'), args, {
    ...serverSpawn(layout),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  tell(child, options);
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) return resolve();
      reject(new StartError(`PostgreSQL could not make its data folder ${draft}: ${reasonIn(said)}`));
    });
  });
}

export function tell(child: ChildProcess, { onSpawn, onExit }: Told) {
  const { pid } = child;
  if (pid === undefined) return;
  onSpawn?.(pid);
  child.once('exit', () => onExit?.(pid));
}

/** How every PostgreSQL program is started: its own account, no settings taken from our environment. */
export function serverSpawn({ account }: Layout) {
  return {
    cwd: path.parse(process.cwd()).root,
    env: serverEnvironment(),
    ...(account ? { uid: account.uid, gid: account.gid } : {}),
  };
}

function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TMPDIR, TEMP } = process.env;
  const given = { PATH, SystemRoot, TMPDIR, TEMP, LC_ALL: 'C.UTF-8' };
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as NodeJS.ProcessEnv;
}

/** The line of a server's log that says why it stopped, without its time stamp. */
export function reasonIn(log: string): string {
  const lines = log.trim().split('\n');
  const fatal = lines.findLast((line) => /FATAL:|PANIC:|error:/.test(line));
  const reason = (fatal ?? lines.at(-1) ?? '').replace(/^.*?(FATAL|PANIC|error):\s*/, '').trim();
  return reason || 'no reason given';
}
