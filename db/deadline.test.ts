import net from 'node:net';
import { afterAll, expect, it } from 'vitest';
import { connect } from './client';
import { withTestDatabase } from './testing';

const { url } = await withTestDatabase();
const line = await pausableLine(new URL(url));
const { db, sql, close } = connect(line.url, { max: 2, deadlineMs: 400 });

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
    expect(ms).toBeLessThan(900);
  }
  line.resume();
  const again = await timed(async () => {
    while ((await timed(() => db.execute('select 1'))).outcome === 'failed');
  });
  expect(again.ms).toBeLessThan(2000);
});

it('keeps nothing of a transaction that came too late', async () => {
  await sql.unsafe('create table late (id int)');
  const { outcome } = await timed(() =>
    db.transaction(async (tx) => {
      await tx.execute('insert into late values (1)');
      await new Promise((resolve) => setTimeout(resolve, 600));
    }),
  );
  expect(outcome).toBe('failed');
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(await db.execute('select count(*)::int as rows from late')).toEqual([{ rows: 0 }]);
});
