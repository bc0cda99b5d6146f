import { setTimeout as sleep } from 'node:timers/promises';
import { eq, sql as text } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '@/db/client';
import { mail } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import type { Context } from '@/lib/data/context';
import { claimMail } from '@/lib/data/mail/claim';
import { mailDelivered } from '@/lib/data/mail/delivered';
import { postponeMail } from '@/lib/data/mail/postpone';
import { queueMail } from '@/lib/data/mail/queue';
import { auditOf, TODAY } from '@/lib/data/testing/visitors';
import { deliverMail, type Failure } from './deliver';
import { smtpSender } from './send';
import { smtpSettings } from './settings';
import { aMailbox, type Mailbox } from './testing/mailbox';

const { db, owner, url } = await withTestDatabase();
const ctx: Context = { db, actor: { kind: 'job', name: 'deliver-mail' }, today: TODAY, requestId: 'test' };
const TO = 'ana@firm.example';

let mailbox: Mailbox;
let failures: Failure[];

beforeEach(async () => {
  mailbox = await aMailbox();
  failures = [];
  await owner.delete(mail);
});
afterEach(() => mailbox.close());

function sender(server = mailbox.url) {
  const settings = smtpSettings({
    NODE_ENV: 'test',
    PUENTE_SMTP: server,
    PUENTE_MAIL_FROM: 'Puente <no-reply@firms.example>',
  });
  if (!settings) throw new Error('no settings');
  return smtpSender(settings);
}

function round({ by = ctx, send = sender(), signal = new AbortController().signal } = {}) {
  return deliverMail(by, { send, signal, report: (failure) => failures.push(failure) });
}

/** In the name of the one who caused it; here the job itself. */
async function queued(to = TO): Promise<string> {
  await ctx.db.transaction(async (tx) => {
    await tx.execute(text`select set_config('puente.actor', 'visitor', true)`);
    await queueMail(tx, {
      to,
      kind: 'sign_in',
      locale: 'es',
      values: { link: '/sign-in/link/the-secret-token', minutes: 30 },
    });
  });
  const [row] = await owner.select({ id: mail.id }).from(mail).where(eq(mail.to, to));
  return row?.id ?? '';
}

async function rowOf(id: string) {
  const [row] = await owner
    .select({
      ...{ content: mail.content, attempts: mail.attempts, sentAt: mail.sentAt, failedAt: mail.failedAt },
      dueIn: text<number>`round(extract(epoch from ${mail.dueAt} - now()) / 60)::int`,
    })
    .from(mail)
    .where(eq(mail.id, id));
  return row;
}

async function due(id: string) {
  await owner.update(mail).set({ dueAt: text`now()` }).where(eq(mail.id, id));
}

describe('a mail that is taken', () => {
  it('arrives with what it says, and nothing of it is kept', async () => {
    const id = await queued();
    expect(await round()).toEqual({ sent: 1, later: 0, gaveUp: 0 });
    const [{ from, to, source } = { from: '', to: [], source: '' }] = mailbox.received;
    expect({ from, to }).toEqual({ from: 'no-reply@firms.example', to: [TO] });
    expect(source).toMatch(/^Subject: Entre a Puente\r$/m);
    expect(source).toMatch(/^From: Puente <no-reply@firms\.example>\r$/m);
    expect(source).toMatch(new RegExp(`^Message-ID: <${id}@firms\\.example>\r$`, 'm'));
    expect(source).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(source).toMatch(/^Content-Language: es\r$/m);
    // Lines are folded on the way, and unfolded by whoever shows the mail.
    expect(source.replaceAll('=\r\n', '')).toMatch(
      /^http:\/\/puente\.test\/sign-in\/link\/the-secret-token\r$/m,
    );
    expect(await rowOf(id)).toMatchObject({ content: null, attempts: 1, failedAt: null });
    expect((await rowOf(id))?.sentAt).not.toBeNull();
    expect(await auditOf(owner, id)).toMatchObject([
      { action: 'mail.deliver', actorKind: 'job', actorId: 'deliver-mail' },
    ]);
    expect(await round()).toEqual({ sent: 0, later: 0, gaveUp: 0 });
    expect(mailbox.received).toHaveLength(1);
  });

  it('is sent once by several workers at once', async () => {
    const all = Array.from({ length: 12 }, (_, index) => `firm${index}@firm.example`);
    for (const to of all) await queued(to);
    // So that every worker looks for mail while others hold some.
    mailbox.hold = () => sleep(20);
    const others = [1, 2].map((number) => connect(url, { max: 1, name: `puente-worker-${number}` }));
    const workers = [ctx, ...others.map((connection) => ({ ...ctx, db: connection.db }))];
    const done = await Promise.all(workers.map((by) => round({ by })));
    await Promise.all(others.map(({ close }) => close()));
    expect(mailbox.received.map(({ to }) => to[0]).toSorted()).toEqual(all.toSorted());
    expect(done.map(({ sent }) => sent).reduce((sum, sent) => sum + sent)).toBe(all.length);
    expect(done.every(({ sent }) => sent > 0)).toBe(true);
  });

  it('is not read as more addresses than one', async () => {
    await queued('ana@firm.example, eva@other.example');
    await round();
    expect(mailbox.received.flatMap(({ to }) => to)).not.toContain('eva@other.example');
  });

  it('is the last one once the worker is told to stop', async () => {
    await queued();
    await queued('eva@firm.example');
    const stop = new AbortController();
    mailbox.hold = async () => stop.abort();
    expect(await round({ signal: stop.signal })).toMatchObject({ sent: 1 });
    expect(mailbox.received).toHaveLength(1);
  });
});

describe('a mail that is refused', () => {
  it('is kept and tried again later, while others go on', async () => {
    const id = await queued();
    await queued('eva@firm.example');
    mailbox.refuse = (to) => (to === TO ? 450 : null);
    expect(await round()).toEqual({ sent: 1, later: 1, gaveUp: 0 });
    expect(failures).toEqual([{ mail: id, kind: 'sign_in', attempt: 1, reason: 'EENVELOPE 450' }]);
    expect(await rowOf(id)).toMatchObject({ attempts: 1, sentAt: null, failedAt: null, dueIn: 1 });
    expect((await rowOf(id))?.content).not.toBeNull();

    expect(await round()).toMatchObject({ sent: 0, later: 0 });
    await due(id);
    mailbox.refuse = () => null;
    expect(await round()).toMatchObject({ sent: 1, later: 0 });
    expect(mailbox.received.filter(({ to }) => to[0] === TO)).toHaveLength(1);
    expect(await rowOf(id)).toMatchObject({ content: null, attempts: 2 });
  });

  it('waits twice as long after each attempt, and six hours at most', async () => {
    const id = await queued();
    mailbox.refuse = () => 450;
    const pauses = [];
    for (let attempt = 1; attempt <= 11; attempt += 1) {
      await due(id);
      await round();
      pauses.push((await rowOf(id))?.dueIn);
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]);
  });

  it('is given up after three days: it is marked, and what stood in it goes', async () => {
    const id = await queued();
    await owner.update(mail).set({ createdAt: text`now() - interval '71 hours'` });
    mailbox.refuse = () => 550;
    expect(await round()).toMatchObject({ later: 1, gaveUp: 0 });
    await owner.update(mail).set({ createdAt: text`now() - interval '73 hours'`, dueAt: text`now()` });
    expect(await round()).toEqual({ sent: 0, later: 0, gaveUp: 1 });
    expect(await rowOf(id)).toMatchObject({ content: null, sentAt: null });
    expect((await rowOf(id))?.failedAt).not.toBeNull();
    expect(await auditOf(owner, id)).toMatchObject([{ action: 'mail.deliver' }]);
    expect(await round()).toEqual({ sent: 0, later: 0, gaveUp: 0 });
  });

  it('is given up without a mail server too', async () => {
    const id = await queued();
    const none = () =>
      deliverMail(ctx, { send: null, report: () => undefined, signal: new AbortController().signal });
    expect(await none()).toEqual({ sent: 0, later: 0, gaveUp: 0 });
    expect(await rowOf(id)).toMatchObject({ attempts: 0, failedAt: null });
    await owner.update(mail).set({ createdAt: text`now() - interval '73 hours'` });
    expect(await none()).toEqual({ sent: 0, later: 0, gaveUp: 1 });
  });
});

describe('a mail server that is away', () => {
  it('is not tried for every mail that waits', async () => {
    await queued();
    await queued('eva@firm.example');
    await mailbox.close();
    expect(await round()).toEqual({ sent: 0, later: 1, gaveUp: 0 });
    expect(failures).toMatchObject([{ attempt: 1, reason: 'ESOCKET' }]);
  });

  it('or that refuses the password is named without it, or any address', async () => {
    await queued();
    const { port } = new URL(mailbox.url);
    await round({ send: sender(`smtp://puente:wrong-password@127.0.0.1:${port}`) });
    mailbox.refuse = () => 550;
    await queued('eva@firm.example');
    await round();
    expect(failures.map(({ reason }) => reason)).toEqual(['EAUTH 535', 'EENVELOPE 550']);
    expect(JSON.stringify(failures)).not.toMatch(/@|wrong-password|secret-token/);
  });

  it('gets no password in plain text over a network', async () => {
    await queued();
    // This machine, by a name that is not known to be it.
    await round({ send: sender(mailbox.url.replace('127.0.0.1', '127.1')) });
    expect(failures).toMatchObject([{ reason: 'ETLS 500' }]);
    expect(mailbox.received).toEqual([]);
  });
});

describe('a worker that died', () => {
  it('leaves its mail to others after a while, and not before', async () => {
    const id = await queued();
    expect(await claimMail(ctx, {})).toMatchObject({ id, attempt: 1 });
    expect(await claimMail(ctx, {})).toBeNull();
    expect(await rowOf(id)).toMatchObject({ dueIn: 5 });
    await due(id);
    expect(await round()).toMatchObject({ sent: 1 });
  });

  it('and comes back does not put off what another holds, nor what is sent', async () => {
    const id = await queued();
    await claimMail(ctx, {});
    await due(id);
    expect(await claimMail(ctx, {})).toMatchObject({ id, attempt: 2 });
    await postponeMail(ctx, { id, attempt: 1 });
    expect(await rowOf(id)).toMatchObject({ dueIn: 5 });
    expect(await mailDelivered(ctx, { id, attempt: 2 })).toBe(true);
    expect(await mailDelivered(ctx, { id, attempt: 1 })).toBe(false);
    expect(await auditOf(owner, id)).toHaveLength(1);
  });
});
