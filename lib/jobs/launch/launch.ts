import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Layout, layOut } from '@/db/embedded/layout';
import { takeLock } from '@/db/embedded/lock';
import { StartError } from '@/db/embedded/start-error';
import { startWatcher, type Watcher } from '@/db/embedded/watcher';
import { prepareDatabase } from '@/db/migrate';
import { type Address, localAddress, readAddress, requireFree, requireOrigin, shownAddress } from './address';
import { build, isFresh } from './build';
import { keepDatabase } from './database';
import { requireApplicationRole, requireReachable } from './external-database';
import { endGroup, keepRunning } from './keep-running';
import { requireMail } from './mail';
import { withoutBanner } from './output';
import { whenParentIsGone } from './parent';
import { requireProvider } from './provider';
import { keptSecret, secretForExternal } from './secret';
import { watchSheet } from './style-sheet';
import { environmentOf, webServer } from './web-server';

// As long as a watcher takes at most to end what a killed start left.
const CLEAN_UP_MS = 9000;

type Run = {
  project: string;
  dev: boolean;
  watcher: Watcher;
  /** What was started, in order; ended in reverse. */
  started: (() => void | Promise<void>)[];
  stop: (code: number, line?: string) => void;
};

/** `npm start` and `npm run dev`: everything Puente consists of, from one command, until it is stopped. */
export async function launch(input: { project: string; dev: boolean }) {
  const run = prepareRun(input);
  try {
    const address = readAddress(process.env);
    requireOrigin(process.env);
    requireMail(process.env);
    requireProvider(process.env);
    const database = process.env.DATABASE_URL
      ? await externalDatabase(run, address)
      : await embeddedDatabase(run, address);
    if (input.dev) run.started.push(await watchSheet(input.project));
    else await buildIfNeeded(run);
    say('Preparing the database …');
    const { owner, url, secret, demo } = await database();
    await prepareDatabase(owner, { demo });
    await requireApplicationRole(url);
    await serve({ run, address, url, secret, demo });
    process.stdout.write(`Puente is ready: ${shownAddress(address)} (stop it with Ctrl-C)\n`);
  } catch (error) {
    run.stop(1, error instanceof StartError ? error.message : stackOf(error));
  }
}

function prepareRun({ project, dev }: { project: string; dev: boolean }): Run {
  const run: Run = { project, dev, watcher: startWatcher(), started: [], stop };
  let stopping = false;

  function stop(code: number, line?: string) {
    if (stopping) return;
    stopping = true;
    if (line) process.stderr.write(`${line}\n`);
    void endAll(run).finally(() => process.exit(code));
  }

  // Npm passes a signal on that the terminal has sent us already: the second one changes nothing.
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.removeAllListeners(name);
    process.on(name, () => stop(0));
  }
  // Started by hand, it may well outlive the terminal that started it.
  if (process.env.npm_lifecycle_event) whenParentIsGone(() => stop(1, 'npm was ended, so Puente stops.'));
  return run;
}

async function endAll(run: Run) {
  for (const end of run.started.toReversed()) await Promise.resolve(end()).catch(reportOnly);
  run.watcher.dismiss();
}

function reportOnly(error: unknown) {
  process.stderr.write(`${stackOf(error)}\n`);
}

/** `demo`: made for the demonstration, as only one of our own is. */
type Started = { url: string; secret: string; demo: boolean };
/** `owner`: address for what only the owner of the tables may do. */
type Prepared = Started & { owner: string };
type StartDatabase = () => Promise<Prepared>;

async function externalDatabase({ project, dev }: Run, address: Address): Promise<StartDatabase> {
  const {
    DATABASE_URL: owner = '',
    PUENTE_APP_DATABASE_URL,
    PUENTE_SECRET: given,
    PUENTE_DATA,
  } = process.env;
  const folder = PUENTE_DATA || path.join(project, '.puente');
  const secret = secretForExternal({ given, dev, folder });
  await requireReachable(owner);
  await requireFree(address);
  if (!process.env.PUENTE_SMTP)
    say('PUENTE_SMTP is not set, so no mail is sent: nobody can sign up, or sign in by a link.');
  return async () => ({ owner, url: PUENTE_APP_DATABASE_URL || owner, secret, demo: false });
}

async function embeddedDatabase(run: Run, address: Address): Promise<StartDatabase> {
  const layout = layOut({ project: run.project, chosen: process.env.PUENTE_DATA });
  const lock = takeLock(layout.lock, shownAddress(address));
  if ('heldBy' in lock) {
    const { pid, address: where } = lock.heldBy;
    throw new StartError(
      `Puente already runs on ${layout.folder} (process ${pid}, ${where}). Stop it first, or set PUENTE_DATA to another folder.`,
    );
  }
  run.started.push(lock.release);
  await requireFree(address, lock.takenOver ? CLEAN_UP_MS : 0);
  return () => startEmbedded(run, layout);
}

async function startEmbedded(run: Run, layout: Layout): Promise<Prepared> {
  const { watcher } = run;
  const database = keepDatabase({ layout, watcher, onGivingUp: (line) => run.stop(1, line) });
  run.started.push(database.stop);
  const url = await database.url;
  return { owner: url, url, secret: process.env.PUENTE_SECRET || keptSecret(layout.cluster), demo: true };
}

async function buildIfNeeded(run: Run) {
  if (isFresh(run.project)) return;
  say('Building, which takes about a minute …');
  let building: ChildProcess | undefined;
  run.started.push(() => (building ? endGroup(building) : undefined));
  await build(run.project, (child) => {
    building = child;
    if (child.pid !== undefined) run.watcher.guard({ pid: child.pid, signal: 'SIGTERM', group: true });
  });
  if (building?.pid !== undefined) run.watcher.forget(building.pid);
  building = undefined;
}

async function serve(input: Started & { run: Run; address: Address }) {
  const { run, address, ...started } = input;
  const common = {
    cwd: run.project,
    // A group of its own: Ctrl-C is for us to pass on, in the right order.
    detached: true,
    // Or Windows would open a window for it.
    windowsHide: true,
    env: environmentOf({ dev: run.dev, address, ...started }),
  };
  const onGivingUp = (line: string) => run.stop(1, line);
  const web = keepRunning({
    name: 'web server',
    watcher: run.watcher,
    onGivingUp,
    start: () =>
      withoutBanner(
        spawn(process.execPath, webServer({ ...run, address }), {
          ...common,
          stdio: ['ignore', 'pipe', 'inherit'],
        }),
      ),
  });
  const worker = keepRunning({
    name: 'worker',
    watcher: run.watcher,
    onGivingUp,
    start: () =>
      spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'lib/jobs/worker.ts'], {
        ...common,
        stdio: ['ignore', 'inherit', 'inherit'],
      }),
  });
  run.started.push(async () => {
    await Promise.all([web.stop(), worker.stop()]);
  });
  await answers(address);
}

async function answers(address: Address) {
  const limit = performance.now() + 90_000;
  while (performance.now() < limit) {
    const response = await fetch(`${localAddress(address)}/api/health?ready`, {
      signal: AbortSignal.timeout(3000),
    }).catch(() => undefined);
    if (response?.ok) return;
    await sleep(100);
  }
  throw new StartError('The web server gave no answer within 90 seconds.');
}

function say(line: string) {
  process.stdout.write(`${line}\n`);
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
