import { randomUUID } from 'node:crypto';
import { eq, like, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { attempt, mail, session, signInLink, typedForm } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { verifyAudit } from '../audit';
import { keyed } from '../keyed';
import { aJob, auditOf, aVisitor, contentHash } from '../testing/visitors';
import { keepTypedForm } from '../typed/keep';
import { readTypedForm } from '../typed/read';
import { actorOfSession } from './actor-of-session';
import { purgeAccounts } from './purge';
import { sendLink } from './send-link';
import { aSignedUp } from './testing/signed-up';
import { newToken } from './tokens';

const { db, owner } = await withTestDatabase();
const job = aJob(db, 'purge-accounts');

it('deletes what is over and leaves what is not, also on several servers at once', async () => {
  const [rosa, gone] = [await aSignedUp({ db, owner }), await aSignedUp({ db, owner })];
  await sendLink(aVisitor(db), { email: rosa.email, purpose: 'sign_in', network: null });
  await owner
    .update(session)
    .set({ seenAt: sql`now() - interval '25 hours'` })
    .where(eq(session.id, gone.account.session));
  await owner
    .update(signInLink)
    .set({ usedAt: sql`now() - interval '25 hours'` })
    .where(eq(signInLink.email, gone.email));
  await owner
    .update(mail)
    .set({ content: null, sentAt: sql`now() - interval '31 days'` })
    .where(eq(mail.to, gone.email));
  const since = sql`now() - interval '3 days'`;
  const [network, inARow, forgotten] = [
    `network ${randomUUID()}`,
    `account ${randomUUID()}`,
    `account ${randomUUID()}`,
  ];
  await owner.insert(attempt).values([
    { scope: network, count: 5, since },
    { scope: inARow, count: 99, since },
    { scope: forgotten, count: 99, since: sql`now() - interval '367 days'` },
  ]);
  const purged = await Promise.all([1, 2, 3].map(() => purgeAccounts(job, {})));
  const deleted = purged.reduce((sum, one) => sum + one.links + one.sessions + one.mails, 0);
  expect(deleted).toBe(3);
  expect(await actorOfSession(db, rosa.token)).not.toBeNull();
  expect(await owner.$count(session, eq(session.id, gone.account.session))).toBe(0);
  expect(await owner.$count(signInLink, eq(signInLink.email, gone.email))).toBe(0);
  expect(await owner.$count(signInLink, eq(signInLink.email, rosa.email))).toBe(2);
  expect(await owner.$count(mail, eq(mail.to, gone.email))).toBe(0);
  expect(await owner.$count(mail, eq(mail.to, rosa.email))).toBe(2);
  const left = await owner
    .select({ scope: attempt.scope })
    .from(attempt)
    .where(like(attempt.scope, 'account %'));
  expect(left.map(({ scope }) => scope)).toContain(inARow);
  expect(left.map(({ scope }) => scope)).not.toContain(forgotten);
  expect(await owner.$count(attempt, eq(attempt.scope, network))).toBe(0);
  expect(await auditOf(owner, 'purge')).toMatchObject([{ actorKind: 'job', actorId: 'purge-accounts' }]);
  expect((await verifyAudit(owner)).problems).toEqual([]);
});

it('deletes forms that nobody has mended in time, with what was typed into them', async () => {
  const keep = async (message: string) => {
    const token = newToken();
    const fields = { message: [message] };
    await keepTypedForm(aVisitor(db), { token, form: '/sign-up/send', fields, errors: [] });
    return { token, row: eq(typedForm.tokenHash, keyed('form', token)) };
  };
  const [old, fresh] = [await keep('canary'), await keep('still wanted')];
  await owner.update(typedForm).set({ expiresAt: sql`now() - interval '1 second'` }).where(old.row);
  await purgeAccounts(job, {});
  expect(await owner.$count(typedForm, old.row)).toBe(0);
  expect(await readTypedForm(aVisitor(db), fresh.token, '/sign-up/send')).toMatchObject({
    fields: { message: ['still wanted'] },
  });
});

it('is the work of a job alone', async () => {
  const rosa = await aSignedUp({ db, owner });
  const before = await contentHash(owner);
  for (const ctx of [aVisitor(db), rosa.ctx])
    await expect(purgeAccounts(ctx, {})).rejects.toMatchObject({ code: 'forbidden' });
  expect(await contentHash(owner)).toBe(before);
});
