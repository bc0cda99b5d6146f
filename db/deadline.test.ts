import net from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { asDataError } from '@/lib/data/errors';
import { connect } from './client';
import { OutcomeUnknownError } from './deadline';
import { withTestDatabase } from './testing';

const { url } = await withTestDatabase();
const line = await pausableLine(new URL(url));
/** Long enough that a busy machine answers within it. */
const DEADLINE_MS = 2000;
const { db, sql, close } = connect(line.url, { max: 2, deadlineMs: DEADLINE_MS, owner: true });

afterAll(async () => {
  line.resume();
  await close();
  line.close();
});

/** A stand-in for a database that hangs: a way to the real one that can go silent. */
async function pausableLine(target: URL) {
  let paused = false;
  const waiting: (() => void)[] = [];
  const server = net.createServer((near) => {
    const far = net.connect(Number(target.port), target.hostname);
    const pass = (from: net.Socket, to: net.Socket) =>
      from.on('data', (chunk) => {
        const send = () => to.writable && to.write(chunk);
        if (paused) waiting.push(send);
        else send();
      });
    pass(near, far);
    pass(far, near);
    near.on('close', () => far.destroy()).on('error', () => far.destroy());
    far.on('close', () => near.destroy()).on('error', () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const through = new URL(target);
  if (address && typeof address === 'object') through.port = String(address.port);
  const resume = () => {
    paused = false;
    for (const send of waiting.splice(0)) send();
  };
  return {
    url: through.href,
    pause: () => {
      paused = true;
    },
    resume,
    close: () => server.close(),
  };
}

async function timed(work: () => Promise<unknown>) {
  const began = performance.now();
  const outcome = await work().then(
    () => 'answered',
    () => 'failed',
  );
  return { outcome, ms: performance.now() - began };
}

it('answers as usual when the database does', async () => {
  expect(await db.execute('select 1 as one')).toEqual([{ one: 1 }]);
});

it('fails queries, waiting queries and transactions in time, and recovers by itself', async () => {
  await Promise.all([db.execute('select 1'), db.execute('select 1')]);
  line.pause();
  const asked = [
    ...Array.from({ length: 6 }, () => timed(() => db.execute('select 1'))),
    timed(() => db.transaction((tx) => tx.execute('select 1'))),
  ];
  for (const { outcome, ms } of await Promise.all(asked)) {
    expect(outcome).toBe('failed');
    expect(ms).toBeLessThan(4 * DEADLINE_MS);
  }
  line.resume();
  await expect
    .poll(async () => (await timed(() => db.execute('select 1'))).outcome, { timeout: 5 * DEADLINE_MS })
    .toBe('answered');
});

it('keeps nothing of a transaction that came too late', async () => {
  await sql.unsafe('create table late (id int)');
  const { outcome } = await timed(() =>
    db.transaction(async (tx) => {
      await tx.execute('insert into late values (1)');
      await new Promise((resolve) => setTimeout(resolve, 1.5 * DEADLINE_MS));
    }),
  );
  expect(outcome).toBe('failed');
  await new Promise((resolve) => setTimeout(resolve, DEADLINE_MS));
  expect(await db.execute('select count(*)::int as rows from late')).toEqual([{ rows: 0 }]);
});

describe('once the commit is on its way', () => {
  const insert = (id: number, before: () => Promise<void>) =>
    db.transaction(async (tx) => {
      await tx.execute(`insert into slow values (${id})`);
      await before();
      line.pause();
    });
  const rows = () => db.execute('select id from slow order by id');

  it('waits for the answer, also beyond the deadline', async () => {
    await sql.unsafe('create table slow (id int)');
    // After the deadline, and before a line that says nothing for as long as that is given up.
    const resumed = 1.25 * DEADLINE_MS;
    setTimeout(() => line.resume(), resumed);
    const { outcome, ms } = await timed(() =>
      insert(1, () => new Promise((resolve) => setTimeout(resolve, DEADLINE_MS / 2))),
    );
    expect(outcome).toBe('answered');
    expect(ms).toBeGreaterThan(DEADLINE_MS);
    expect(await rows()).toEqual([{ id: 1 }]);
  });

  it('says that the outcome is not known where none comes, never that nothing was kept', async () => {
    const error = await insert(2, async () => {}).catch((thrown: unknown) => thrown);
    line.resume();
    expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(asDataError(error)).toBe(error);
  });
});
