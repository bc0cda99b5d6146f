import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { attempt, halfSignIn, person, session } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { verifyAudit } from '../audit';
import { codeFrom } from '../testing/codes';
import { aJob, auditOf, aVisitor } from '../testing/visitors';
import { actorOfSession } from './actor-of-session';
import { endOtherSessions } from './end-other-sessions';
import { followLink } from './follow-link';
import { purgeAccounts } from './purge';
import { readSecondStep } from './read-second-step';
import { sendLink } from './send-link';
import { signIn } from './sign-in';
import { signInDemo } from './sign-in-demo';
import { awaitsSecondStep, takeSecondStep } from './take-second-step';
import { aStaffWithSecondStep, type WithSecondStep } from './testing/second-step';
import { DEVICE, PASSWORD, sentToken } from './testing/signed-up';

const databases = await withTestDatabase();
const { db, owner } = databases;
const visitor = aVisitor(db);

afterEach(() => vi.unstubAllEnvs());

/** What the cookie carries after a right password. */
async function halfWay({ email }: Pick<WithSecondStep, 'email'>): Promise<string> {
  const done = await signIn(visitor, { email, password: PASSWORD, network: null, device: DEVICE });
  if (done.outcome !== 'secondStep') throw new Error(done.outcome);
  return done.token;
}

function take(token: string, code: string) {
  return takeSecondStep(visitor, { token, code, device: DEVICE });
}

function sessionsOf(id: string): Promise<number> {
  return owner.$count(session, eq(session.personId, id));
}

describe('the first step', () => {
  it('by password opens no session, and the second does', async () => {
    const staff = await aStaffWithSecondStep(databases);
    const token = await halfWay(staff);
    expect(await sessionsOf(staff.id)).toBe(1);
    expect(await actorOfSession(db, token)).toBeNull();
    expect(await awaitsSecondStep(visitor, { token })).toBe(true);
    const done = await take(token, codeFrom(staff.secret, 1));
    if (done.outcome !== 'signedIn') throw new Error(done.outcome);
    const signed = await actorOfSession(db, done.token);
    expect(signed?.actor).toMatchObject({ kind: 'platform_admin', person: staff.id });
    expect(await auditOf(owner, signed?.account.session ?? '')).toMatchObject([{ action: 'account.signIn' }]);
    expect((await verifyAudit(owner)).problems).toEqual([]);
    expect(await awaitsSecondStep(visitor, { token })).toBe(false);
    const [code = ''] = staff.codes;
    expect(await take(token, code)).toEqual({ outcome: 'ended' });
  });

  it('by a link opens none either, also with a new password, which turns nothing off', async () => {
    const staff = await aStaffWithSecondStep(databases);
    await sendLink(visitor, { email: staff.email, purpose: 'sign_in', network: null });
    const used = await followLink(visitor, { token: await sentToken(owner, staff.email), device: DEVICE });
    expect(used.outcome).toBe('secondStep');
    await sendLink(visitor, { email: staff.email, purpose: 'new_password', network: null });
    const password = 'eleven blue umbrellas in a row';
    const token = await sentToken(owner, staff.email);
    const restarted = await followLink(visitor, { token, password, device: DEVICE });
    if (restarted.outcome !== 'secondStep' || used.outcome !== 'secondStep') throw new Error('signed in');
    expect(await sessionsOf(staff.id)).toBe(0);
    // What was begun with the old password is over.
    expect(await awaitsSecondStep(visitor, { token: used.token })).toBe(false);
    const done = await take(restarted.token, codeFrom(staff.secret, 1));
    expect(done.outcome).toBe('signedIn');
  });

  it('as somebody of the demonstration opens none either', async () => {
    vi.stubEnv('PUENTE_DEMO', '1');
    const staff = await aStaffWithSecondStep(databases);
    const key = `one ${randomUUID().slice(0, 8)}`;
    const email = `${key}@demo.example`;
    await owner.update(person).set({ demo: key, email }).where(eq(person.id, staff.id));
    const begun = await signInDemo(visitor, { key, device: DEVICE });
    expect(begun.outcome).toBe('secondStep');
    expect(await actorOfSession(db, begun.token)).toBeNull();
    expect((await take(begun.token, codeFrom(staff.secret, 1))).outcome).toBe('signedIn');
  });

  it('leaves alone who was signed in on this browser until the second is taken', async () => {
    const [rosa, ana] = [await aStaffWithSecondStep(databases), await aStaffWithSecondStep(databases)];
    const token = await halfWay(ana);
    expect(await actorOfSession(db, rosa.token)).not.toBeNull();
    const code = codeFrom(ana.secret, 1);
    const done = await takeSecondStep(rosa.ctx, { token, code, device: DEVICE });
    expect(done.outcome).toBe('signedIn');
    expect(await actorOfSession(db, rosa.token)).toBeNull();
    expect((await verifyAudit(owner)).problems).toEqual([]);
  });

  it('is over after ten minutes, when all sessions are ended, and for who is suspended', async () => {
    const staff = await aStaffWithSecondStep(databases);
    const code = codeFrom(staff.secret, 1);
    const late = await halfWay(staff);
    const left = sql<number>`extract(epoch from ${halfSignIn.expiresAt} - now())::float8`;
    const [row] = await owner.select({ left }).from(halfSignIn).where(eq(halfSignIn.personId, staff.id));
    expect(row?.left).toBeGreaterThan(500);
    expect(row?.left).toBeLessThanOrEqual(600);
    await owner.update(halfSignIn).set({ expiresAt: sql`now() - interval '1 second'` });
    expect(await take(late, code)).toEqual({ outcome: 'ended' });
    await purgeAccounts(aJob(db, 'purge-accounts'), {});
    expect(await owner.$count(halfSignIn)).toBe(0);
    const ended = await halfWay(staff);
    await endOtherSessions(staff.ctx, {});
    expect(await take(ended, code)).toEqual({ outcome: 'ended' });
    const suspended = await halfWay(staff);
    await owner.update(person).set({ suspendedAt: sql`now()` }).where(eq(person.id, staff.id));
    expect(await take(suspended, code)).toEqual({ outcome: 'ended' });
    for (const token of ['', 'x'.repeat(43), staff.token])
      expect(await take(token, code)).toEqual({ outcome: 'ended' });
  });
});

describe('a code', () => {
  it('that turned the second step on, or signed in, signs in no more', async () => {
    const staff = await aStaffWithSecondStep(databases);
    expect(await take(await halfWay(staff), staff.used)).toEqual({ outcome: 'wrong' });
    const next = codeFrom(staff.secret, 1);
    expect((await take(await halfWay(staff), next)).outcome).toBe('signedIn');
    expect(await take(await halfWay(staff), next)).toEqual({ outcome: 'wrong' });
  });

  it('sent fifty times at once signs in once', async () => {
    const staff = await aStaffWithSecondStep(databases);
    const before = await sessionsOf(staff.id);
    const token = await halfWay(staff);
    const code = codeFrom(staff.secret, 1);
    const all = await Promise.all(Array.from({ length: 50 }, () => take(token, code)));
    const outcomes = all.map(({ outcome }) => outcome);
    expect(outcomes.filter((one) => one === 'signedIn')).toHaveLength(1);
    expect(outcomes.filter((one) => one === 'ended')).toHaveLength(49);
    expect(await sessionsOf(staff.id)).toBe(before + 1);
  });

  it.each(['app', 'recovery'])('sent from many browsers at once signs in on one: %s', async (kind) => {
    const staff = await aStaffWithSecondStep(databases);
    const before = await sessionsOf(staff.id);
    const tokens: string[] = [];
    for (let count = 0; count < 12; count += 1) tokens.push(await halfWay(staff));
    const code = kind === 'app' ? codeFrom(staff.secret, 1) : (staff.codes[0] ?? '');
    const all = await Promise.all(tokens.map((token) => take(token, code)));
    expect(all.filter(({ outcome }) => outcome === 'signedIn')).toHaveLength(1);
    expect(await sessionsOf(staff.id)).toBe(before + 1);
  });

  it('of those kept for when the app is lost works once, however it is typed', async () => {
    const staff = await aStaffWithSecondStep(databases);
    const [first = '', second = ''] = staff.codes;
    const typed = ` ${first.toLowerCase().replace('-', ' ')} `;
    expect((await take(await halfWay(staff), typed)).outcome).toBe('signedIn');
    expect(await take(await halfWay(staff), first)).toEqual({ outcome: 'wrong' });
    expect(await readSecondStep(staff.ctx, { offer: null })).toMatchObject({ codesLeft: 9 });
    expect((await take(await halfWay(staff), second)).outcome).toBe('signedIn');
  });

  it('of another person, and what is no code, is wrong', async () => {
    const [rosa, ana] = [await aStaffWithSecondStep(databases), await aStaffWithSecondStep(databases)];
    const token = await halfWay(rosa);
    for (const code of [codeFrom(ana.secret, 1), ana.codes[0] ?? '', '', '\u0000', 'x'.repeat(5000)])
      expect(await take(token, code)).toEqual({ outcome: 'wrong' });
  });
});

describe('wrong codes', () => {
  it('are looked at five times of fifty at once, and then none for a quarter of an hour', async () => {
    const staff = await aStaffWithSecondStep(databases);
    const token = await halfWay(staff);
    const all = await Promise.all(Array.from({ length: 50 }, () => take(token, 'ABCDE-FGH23')));
    const outcomes = all.map(({ outcome }) => outcome);
    expect(outcomes.filter((one) => one === 'wrong')).toHaveLength(5);
    expect(outcomes.filter((one) => one === 'tooMany')).toHaveLength(45);
    // From any browser, and also the right one.
    const [code = '', other = ''] = staff.codes;
    expect(await take(await halfWay(staff), code)).toEqual({ outcome: 'tooMany', minutes: 15 });
    const since = sql`now() - interval '15 minutes'`;
    await owner
      .update(attempt)
      .set({ since })
      .where(eq(attempt.scope, `code ${staff.id}`));
    expect((await take(await halfWay(staff), other)).outcome).toBe('signedIn');
  });

  it('of one person are not those of another', async () => {
    const [rosa, ana] = [await aStaffWithSecondStep(databases), await aStaffWithSecondStep(databases)];
    const token = await halfWay(rosa);
    for (let count = 0; count < 6; count += 1) await take(token, '000000');
    expect((await take(await halfWay(ana), ana.codes[0] ?? '')).outcome).toBe('signedIn');
  });
});
