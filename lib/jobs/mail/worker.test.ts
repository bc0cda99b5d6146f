import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { eq, sql as text } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { diagnostic, mail } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { queueMail } from '@/lib/data/mail/queue';
import { anOwner, expire } from '@/lib/data/testing/visitors';
import { aMailbox, type Mailbox } from './testing/mailbox';

const { db, owner, url } = await withTestDatabase();
const values = { link: '/sign-in/link/the-secret-token', minutes: 30 };

let mailbox: Mailbox;
let folder: string;

beforeEach(async () => {
  mailbox = await aMailbox();
  folder = mkdtempSync(path.join(tmpdir(), 'puente-worker-'));
});
afterEach(async () => {
  await mailbox.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The worker as the launcher starts it, until what is waited for has come. Out: all it has printed. */
async function worker(environment: Record<string, string>, until: () => Promise<boolean>): Promise<string> {
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'lib/jobs/worker.ts'],
    {
      env: { ...process.env, DATABASE_URL: url, PUENTE_DATA: folder, PUENTE_SECRET: 'x', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk;
    });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  for (let tries = 0; tries < 300 && child.exitCode === null && !(await until()); tries += 1)
    await sleep(100);
  child.kill('SIGTERM');
  expect(await ended, said).toBe(0);
  return said;
}

it('sends what waits, and prints neither addresses nor passwords', { timeout: 60_000 }, async () => {
  for (const to of ['ana@firm.example', 'eva@firm.example'])
    await queueMail(owner, { to, kind: 'sign_in', locale: 'en', values });
  mailbox.refuse = (to) => (to === 'eva@firm.example' ? 550 : null);
  const refused = eq(mail.to, 'eva@firm.example');
  const said = await worker(
    { PUENTE_SMTP: mailbox.url, PUENTE_MAIL_FROM: 'no-reply@firms.example' },
    async () => {
      const [row] = await owner.select().from(mail).where(refused);
      return (
        mailbox.received.length === 1 && row?.attempts === 1 && Date.parse(row.dueAt) < Date.now() + 90_000
      );
    },
  );
  expect(mailbox.received.map(({ to }) => to)).toEqual([['ana@firm.example']]);
  expect(said).toMatch(/"attempt":1,"reason":"EENVELOPE 550","msg":"mail not delivered"/);
  expect(said).not.toMatch(/@|the-smtp-password|the-secret-token/);
});

it('leaves mails to the outbox of the demonstration', { timeout: 60_000 }, async () => {
  await owner.delete(mail);
  await queueMail(owner, { to: 'ana@firm.example', kind: 'sign_in', locale: 'en', values });
  await owner.update(mail).set({ createdAt: text`now() - interval '9 days'` });
  // Another job, by which the first round is seen to be over.
  const { id } = await anOwner(db);
  await expire(owner, id);
  await worker({ PUENTE_DEMO: '1', PUENTE_SMTP: '' }, async () => {
    const gone = (await owner.select().from(diagnostic)).length === 0;
    if (gone) await sleep(1000);
    return gone;
  });
  expect(await owner.select({ failedAt: mail.failedAt }).from(mail)).toEqual([{ failedAt: null }]);
});
