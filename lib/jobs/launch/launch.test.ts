import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '@/db/embedded/free-port';
import { goneWithin, isAlive } from '@/db/embedded/processes';
import { isFresh } from './build';

const project = process.cwd();
const program = path.join(project, 'lib/jobs/launch/start.mjs');

let folder: string;
let port: number;
let started: ChildProcess[];

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'puente-start-'));
  chmodSync(folder, 0o755);
  port = await freePort();
  started = [];
});
afterEach(async () => {
  for (const child of started) child.kill('SIGKILL');
  const postmaster = postmasterId();
  if (postmaster) await goneWithin(postmaster, 10_000);
  rmSync(folder, { recursive: true, force: true });
});

function start(environment: Record<string, string> = {}, nodeOptions: string[] = []) {
  const { DATABASE_URL: _url, PUENTE_SECRET: _secret, npm_lifecycle_event: _npm, ...inherited } = process.env;
  const child = spawn(process.execPath, [...nodeOptions, program], {
    env: { ...inherited, NODE_ENV: 'production', PORT: String(port), PUENTE_DATA: folder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    said.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said.err += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, said, ended };
}

async function ready(run: ReturnType<typeof start>) {
  const limit = Date.now() + 90_000;
  while (!run.said.out.includes('Puente is ready')) {
    if (run.child.exitCode !== null || Date.now() > limit) throw new Error(`did not start: ${run.said.err}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function postmasterId(): number | undefined {
  const file = path.join(folder, 'cluster/data/postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined;
}

function portIsFree(): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}

async function eventually(check: () => Promise<boolean> | boolean, ms: number) {
  const limit = Date.now() + ms;
  while (!(await check())) {
    if (Date.now() > limit) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
}

describe('refuses in one line, with exit code 1,', () => {
  it.each([
    ['a PORT that is no port', { PORT: '70000' }, /^PORT must be a number from 1 to 65535, not "70000"\.\n$/],
    [
      'a PUENTE_ORIGIN that is no address',
      { PUENTE_ORIGIN: 'firms.example' },
      /^PUENTE_ORIGIN must be the address of the site .+, not "firms\.example"\.\n$/,
    ],
    [
      'a DATABASE_URL that is no address',
      { DATABASE_URL: 'nonsense', PUENTE_SECRET: 'x' },
      /^DATABASE_URL is not an address .+\n$/,
    ],
    [
      'a DATABASE_URL with a plain % in its password, which it does not show',
      { DATABASE_URL: 'postgres://someone:b%zz@localhost:1/puente', PUENTE_SECRET: 'x' },
      /^DATABASE_URL is not an address (?!.*zz).+ must be written %25 and %40\.\n$/,
    ],
    [
      'a database where nobody listens',
      { DATABASE_URL: 'postgres://someone:secret@127.0.0.1:1/puente', PUENTE_SECRET: 'x' },
      /^The database at 127\.0\.0\.1:1\/puente cannot be used \(nothing listens there\)\. Check DATABASE_URL\.\n$/,
    ],
    [
      'a mail server that is no address, without showing its password',
      { PUENTE_SMTP: 'http://user:secret@mail.example' },
      /^PUENTE_SMTP must be an address such as smtp:\/\/user:password@mail\.example:587\.\n$/,
    ],
    [
      'a mail server without a sender',
      { PUENTE_SMTP: 'smtp://mail.example' },
      /^PUENTE_MAIL_FROM must be the sender of mails, such as .+\n$/,
    ],
    [
      'a mail server without the address that links lead to',
      { PUENTE_SMTP: 'smtp://mail.example', PUENTE_MAIL_FROM: 'no-reply@firms.example' },
      /^PUENTE_ORIGIN is not set\. With PUENTE_SMTP it must be, .+\n$/,
    ],
    [
      'a sign-in provider that is half given',
      { PUENTE_OIDC_ISSUER: 'https://login.example', PUENTE_OIDC_NAME: 'Agency' },
      /^PUENTE_OIDC_CLIENT_ID, PUENTE_OIDC_CLIENT_SECRET are not set\. .+\n$/,
    ],
    [
      'a database of its own without a secret',
      { DATABASE_URL: 'postgres://someone:secret@127.0.0.1:1/puente' },
      /^PUENTE_SECRET is not set\. .+\n$/,
    ],
    [
      'a HOST that is not of this machine',
      { HOST: '192.0.2.1' },
      /^Cannot listen on HOST 192\.0\.2\.1, .+\n$/,
    ],
  ])('%s', async (_case, environment, line) => {
    const { said, ended } = start(environment);
    expect(await ended).toBe(1);
    expect(said.err).toMatch(line);
  });

  it.each([
    ['lies below a file', 'file/data'],
    ['is a file', 'file'],
    ['is a link that leads nowhere', 'dangling'],
    ['lies below a link that leads nowhere', 'dangling/data'],
    ['is a link to itself', 'loop'],
  ])('a data folder that %s', async (_case, below) => {
    writeFileSync(path.join(folder, 'file'), '', { mode: 0o755 });
    symlinkSync(path.join(folder, 'nowhere'), path.join(folder, 'dangling'));
    symlinkSync('loop', path.join(folder, 'loop'));
    const chosen = path.join(folder, below);
    const { said, ended } = start({ PUENTE_DATA: chosen });
    expect(await ended).toBe(1);
    expect(said.err).toBe(
      `The data folder ${chosen} cannot be made: a part of this path is a file, or a link that leads nowhere. Set PUENTE_DATA to another folder.\n`,
    );
  });

  it('a Node that is too old', async () => {
    const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.0' } });`;
    const { said, ended } = start({}, ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`]);
    expect(await ended).toBe(1);
    expect(said.err).toBe('Puente needs Node 20.9 or newer, this is 18.20.0.\n');
  });

  it('a port that is taken', async () => {
    const other = net.createServer();
    await new Promise<void>((resolve) => other.listen(port, resolve));
    const { said, ended } = start();
    expect(await ended).toBe(1);
    expect(said.err).toBe(`Port ${port} is taken by another program. Choose another one with PORT.\n`);
    other.close();
  });

  it.each([
    ['accepts and says nothing', () => undefined],
    ['accepts and hangs up, over and over', (socket: net.Socket) => socket.end()],
  ])('a database that %s', async (_case, onConnection) => {
    const silent = net.createServer(onConnection);
    await new Promise<void>((resolve) => silent.listen(port, '127.0.0.1', resolve));
    const { said, ended } = start({
      DATABASE_URL: `postgres://u:p@127.0.0.1:${port}/puente`,
      PUENTE_SECRET: 'x',
    });
    expect(await ended).toBe(1);
    expect(said.err).toBe(
      `The database at 127.0.0.1:${port}/puente cannot be used (it does not answer). Check DATABASE_URL.\n`,
    );
    silent.close();
  });
});

// Building takes too long for one test; `npm test` has built before it comes here.
describe.skipIf(!isFresh(project))('with a build', () => {
  it('serves, refuses a second start on its data, stops cleanly and keeps its data', async () => {
    const first = start();
    await ready(first);
    expect(await (await fetch(`http://localhost:${port}/api/health?ready`)).text()).toBe('ok');
    expect((await fetch(`http://localhost:${port}/outbox`)).status).toBe(200);

    const second = start({ PORT: String(await freePort()) });
    expect(await second.ended).toBe(1);
    expect(second.said.err).toMatch(
      new RegExp(
        `^Puente already runs on .+ \\(process ${first.child.pid}, http://localhost:${port}\\).+\\n$`,
      ),
    );

    const postmaster = postmasterId() ?? 0;
    const began = Date.now();
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(Date.now() - began).toBeLessThan(10_000);
    expect(isAlive(postmaster)).toBe(false);
    expect(await portIsFree()).toBe(true);
    expect(first.said.err).toBe('');

    const again = start();
    await ready(again);
    again.child.kill('SIGINT');
    expect(await again.ended).toBe(0);
  }, 240_000);

  it('leaves nothing behind when it is killed, and starts again', async () => {
    const first = start();
    await ready(first);
    const postmaster = postmasterId() ?? 0;
    first.child.kill('SIGKILL');
    const second = start();
    await ready(second);
    expect(isAlive(postmaster)).toBe(false);
    second.child.kill('SIGKILL');
    expect(await eventually(portIsFree, 12_000)).toBe(true);
    expect(await eventually(() => postmasterId() === undefined, 12_000)).toBe(true);
  }, 240_000);

  it('starts the web server and the database again when they die', async () => {
    const run = start();
    await ready(run);
    process.kill(postmasterId() ?? 0, 'SIGKILL');
    const answers = () =>
      fetch(`http://localhost:${port}/api/health?ready`).then(
        ({ ok }) => ok,
        () => false,
      );
    await eventually(async () => !(await answers()), 3000);
    expect(await eventually(answers, 10_000)).toBe(true);
    expect(run.said.err).toBe('The database ended and is started again.\n');
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
  }, 240_000);
});
