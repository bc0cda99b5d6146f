import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
  attempt,
  diagnostic,
  firm,
  knownDevice,
  mail,
  membership,
  person,
  session,
  signInLink,
} from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { verifyAudit } from '../audit';
import { getDiagnostic } from '../diagnostics/get';
import { resumeDiagnostic } from '../diagnostics/resume';
import { hashOfNetwork } from '../draft-code';
import { aJob, anOwner, answerFirstSection, auditOf, aVisitor, contentHash } from '../testing/visitors';
import { actorOfSession } from './actor-of-session';
import { changePassword } from './change-password';
import { followLink } from './follow-link';
import { invite } from './invite';
import { lookAtLink } from './look-at-link';
import { requestSignUp } from './request-sign-up';
import { sendLink } from './send-link';
import { signIn } from './sign-in';
import { anAddress, aSignedUp, DEVICE, PASSWORD, sentToken, signedInBy } from './testing/signed-up';
import { hashOfToken } from './tokens';

const { db, owner } = await withTestDatabase();
const visitor = aVisitor(db);
const form = { name: 'Rosa Díaz', firmName: 'Bodega Sur', password: PASSWORD, network: null };

function follow(token: string, more: { password?: string; name?: string } = {}) {
  return followLink(visitor, { token, device: DEVICE, ...more });
}

async function mailsTo(email: string): Promise<readonly string[]> {
  const rows = await owner
    .select({ kind: mail.kind })
    .from(mail)
    .where(eq(mail.to, email))
    .orderBy(mail.createdAt);
  return rows.map(({ kind }) => kind);
}

function age(email: string, interval: string) {
  return owner
    .update(signInLink)
    .set({ expiresAt: sql`${signInLink.expiresAt} - ${interval}::interval` })
    .where(eq(signInLink.email, email));
}

describe('signing up', () => {
  it('makes a person, a firm and its owner, and signs in', async () => {
    const { ctx, account, email } = await aSignedUp({ db, owner });
    expect(ctx.actor).toMatchObject({ kind: 'firm_owner', draft: null });
    expect(account).toMatchObject({
      person: { email, name: 'Rosa Díaz', locale: 'en', hasPassword: true },
      memberships: [{ role: 'firm_owner', firm: { name: 'Bodega Sur' } }],
      idleMinutes: 30,
    });
    const [row] = await owner.select().from(person).where(eq(person.email, email));
    expect(row?.emailConfirmedAt).not.toBeNull();
    expect(row?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    for (const id of [account.person.id, account.memberships[0]?.firm?.id, account.memberships[0]?.id])
      expect(await auditOf(owner, id ?? '')).toMatchObject([{ action: 'account.useLink', before: null }]);
    expect((await verifyAudit(owner)).problems).toEqual([]);
  });

  it('makes nothing before the link is used, and looking at it uses nothing', async () => {
    const email = anAddress();
    await requestSignUp(visitor, { ...form, email });
    const token = await sentToken(owner, email);
    const before = await contentHash(owner);
    expect(await lookAtLink(visitor, { token })).toEqual({
      ...{ purpose: 'sign_up', password: 'none', passwordLeast: 12, asksName: false },
      ...{ name: 'Rosa Díaz', firm: 'Bodega Sur', role: null, institution: null },
      takesHeld: false,
    });
    expect(await contentHash(owner)).toBe(before);
    expect(await owner.$count(person, eq(person.email, email))).toBe(0);
  });

  it('takes the answers of the browser with the form into the account, and no code opens them any more', async () => {
    const draft = await anOwner(db);
    await answerFirstSection(draft.ctx);
    const before = await getDiagnostic(draft.ctx);
    const { ctx, account } = await aSignedUp({ db, owner }, { from: draft.ctx });
    expect(await getDiagnostic(ctx)).toMatchObject({ id: draft.id, answers: before.answers });
    await expect(getDiagnostic(draft.ctx)).rejects.toMatchObject({ code: 'not_found' });
    const resumed = await resumeDiagnostic(visitor, { code: draft.code, network: null });
    expect(resumed).toEqual({ outcome: 'not_found' });
    const [kept] = await owner.select().from(diagnostic).where(eq(diagnostic.id, draft.id));
    expect(kept?.expiresAt).toMatch(/^9999/);
    const [owned] = await owner.select().from(firm).where(eq(firm.diagnosticId, draft.id));
    expect(owned?.id).toBe(account.memberships[0]?.firm?.id);
    expect((await auditOf(owner, draft.id)).at(-1)).toMatchObject({ action: 'account.useLink' });
  });

  it('leaves the answers of a browser alone at mere sign-in', async () => {
    const draft = await anOwner(db);
    const { email } = await aSignedUp({ db, owner });
    const signed = await signIn(draft.ctx, { email, password: PASSWORD, network: null, device: DEVICE });
    expect(signed).toMatchObject({ outcome: 'signedIn' });
    expect(await getDiagnostic(draft.ctx)).toMatchObject({ id: draft.id });
  });

  it('gives answers that are in an account to no second one', async () => {
    const draft = await anOwner(db);
    const second = anAddress();
    await requestSignUp(draft.ctx, { ...form, email: second });
    await aSignedUp({ db, owner }, { from: draft.ctx });
    const used = await follow(await sentToken(owner, second));
    const { ctx } = await signedInBy(db, used.outcome === 'signedIn' ? used.token : '');
    expect(ctx.actor).toMatchObject({ kind: 'firm_owner', draft: null });
  });

  it('answers the same for an address that has an account, and tells only its owner', async () => {
    const { email } = await aSignedUp({ db, owner });
    const people = await owner.$count(person);
    const known = await requestSignUp(visitor, { ...form, email });
    const unknown = await requestSignUp(visitor, { ...form, email: anAddress() });
    expect(known).toEqual(unknown);
    expect(await owner.$count(person)).toBe(people);
    expect(await mailsTo(email)).toEqual(['sign_up', 'sign_up_known']);
  });

  it('signs in where a second link to the same address is used, and makes no second firm', async () => {
    const email = anAddress();
    await requestSignUp(visitor, { ...form, email, password: 'of somebody else entirely' });
    const earlier = await sentToken(owner, email);
    await requestSignUp(visitor, { ...form, email });
    await follow(await sentToken(owner, email));
    const firms = await owner.$count(firm);
    expect(await follow(earlier)).toMatchObject({ outcome: 'signedIn' });
    expect(await owner.$count(firm)).toBe(firms);
    const typed = { email, network: null, device: DEVICE };
    expect(await signIn(visitor, { ...typed, password: PASSWORD })).toMatchObject({ outcome: 'signedIn' });
    expect(await signIn(visitor, { ...typed, password: 'of somebody else entirely' })).toEqual({
      outcome: 'wrong',
    });
  });

  it('works without a password', async () => {
    const { account, email } = await aSignedUp({ db, owner }, { password: null });
    expect(account.person.hasPassword).toBe(false);
    expect(await signIn(visitor, { email, password: '', network: null, device: DEVICE })).toEqual({
      outcome: 'wrong',
    });
  });

  it('refuses a poor password, what is no address or no name, and a job, and changes nothing', async () => {
    const before = await contentHash(owner);
    const email = anAddress();
    for (const [password, code] of [
      ['short', 'too_short'],
      ['x'.repeat(50_000), 'too_long'],
      ['Bodega-Sur-2026', 'too_common'],
      [`${email.split('@')[0]}`, 'too_common'],
    ] as const)
      expect(await requestSignUp(visitor, { ...form, email, password })).toEqual({
        outcome: 'invalidPassword',
        code,
      });
    for (const wrong of [{ email: 'nobody' }, { email, name: '' }, { email, firmName: 'a\u0000b' }])
      await expect(requestSignUp(visitor, { ...form, ...wrong })).rejects.toMatchObject({ code: 'invalid' });
    await expect(requestSignUp(aJob(db), { ...form, email })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await contentHash(owner)).toBe(before);
  });
});

describe('a link in a mail', () => {
  it('is good for one of twenty uses at once', async () => {
    for (const purpose of ['sign_up', 'sign_in'] as const) {
      const email = purpose === 'sign_up' ? anAddress() : (await aSignedUp({ db, owner })).email;
      if (purpose === 'sign_up') await requestSignUp(visitor, { ...form, email });
      else await sendLink(visitor, { email, purpose, network: null });
      const token = await sentToken(owner, email);
      const uses = await Promise.all(Array.from({ length: 20 }, () => follow(token)));
      expect(uses.filter(({ outcome }) => outcome === 'signedIn')).toHaveLength(1);
      expect(uses.filter(({ outcome }) => outcome === 'spent')).toHaveLength(19);
      const [row] = await owner
        .select()
        .from(signInLink)
        .where(eq(signInLink.email, email))
        .orderBy(desc(signInLink.usedAt));
      expect(row?.pending).toBeNull();
    }
  });

  it.each([
    ['sign_in', '31 minutes'],
    ['new_password', '61 minutes'],
  ] as const)('for %s ends after a while', async (purpose, interval) => {
    const { email } = await aSignedUp({ db, owner });
    await sendLink(visitor, { email, purpose, network: null });
    const token = await sentToken(owner, email);
    expect(await lookAtLink(visitor, { token })).toMatchObject({ purpose });
    await age(email, interval);
    expect(await lookAtLink(visitor, { token })).toBeNull();
    expect(await follow(token, { password: 'another good long one' })).toEqual({ outcome: 'spent' });
  });

  it('that was never sent is as one that is spent', async () => {
    for (const token of ['', 'A'.repeat(43), "' or 1=1 --", '\u0000'.repeat(43)]) {
      expect(await lookAtLink(visitor, { token })).toBeNull();
      expect(await follow(token)).toEqual({ outcome: 'spent' });
    }
    await expect(followLink(aJob(db), { token: '', device: DEVICE })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(lookAtLink(aJob(db), { token: '' })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is sent whether or not the address is known, with the same answer', async () => {
    const { email } = await aSignedUp({ db, owner });
    const stranger = anAddress();
    for (const purpose of ['sign_in', 'new_password'] as const)
      for (const to of [email, stranger, 'nobody'])
        expect(await sendLink(visitor, { email: to, purpose, network: null })).toBeUndefined();
    expect(await mailsTo(email)).toEqual(['sign_up', 'sign_in', 'new_password']);
    expect(await mailsTo(stranger)).toEqual(['no_account', 'no_account']);
    await expect(sendLink(aJob(db), { email, purpose: 'sign_in', network: null })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('is sent five times an hour to one address, however many ask at once', async () => {
    const { email } = await aSignedUp({ db, owner });
    await owner.delete(attempt);
    await Promise.all(
      Array.from({ length: 200 }, () => sendLink(visitor, { email, purpose: 'sign_in', network: null })),
    );
    expect(await mailsTo(email)).toHaveLength(1 + 5);
    const network = hashOfNetwork('192.0.2.11');
    await owner.insert(attempt).values({ scope: `network ${network}`, count: 300 });
    await expect(sendLink(visitor, { email, purpose: 'sign_in', network })).rejects.toMatchObject({
      code: 'too_many',
    });
    await expect(requestSignUp(visitor, { ...form, email, network })).rejects.toMatchObject({
      code: 'too_many',
    });
  });

  it('lets nobody in who has been suspended since', async () => {
    const { email } = await aSignedUp({ db, owner });
    await sendLink(visitor, { email, purpose: 'sign_in', network: null });
    await owner.update(person).set({ suspendedAt: sql`now()` }).where(eq(person.email, email));
    expect(await follow(await sentToken(owner, email))).toEqual({ outcome: 'spent' });
  });

  it('signs in though strangers have used up every try of a password', async () => {
    const { email } = await aSignedUp({ db, owner });
    const typed = { email, network: null, device: DEVICE };
    for (let count = 0; count < 11; count += 1) await signIn(visitor, { ...typed, password: 'guess' });
    await owner.update(attempt).set({ count: 100 });
    expect(await signIn(visitor, { ...typed, password: PASSWORD })).toEqual({
      outcome: 'tooMany',
      minutes: null,
    });
    await owner.delete(attempt).where(sql`${attempt.scope} like 'mail %'`);
    await sendLink(visitor, { email, purpose: 'sign_in', network: null });
    expect(await follow(await sentToken(owner, email))).toMatchObject({ outcome: 'signedIn' });
    expect(await signIn(visitor, { ...typed, password: PASSWORD })).toMatchObject({ outcome: 'signedIn' });
  });
});

describe('a new password by link', () => {
  it('ends every session and takes the place of the old one', async () => {
    const { email, token: before, account, deviceToken } = await aSignedUp({ db, owner });
    await sendLink(visitor, { email, purpose: 'sign_in', network: null });
    const earlier = await sentToken(owner, email);
    await sendLink(visitor, { email, purpose: 'new_password', network: null });
    const token = await sentToken(owner, email);
    expect(await follow(token)).toEqual({ outcome: 'invalidPassword', code: 'missing' });
    expect(await follow(token, { password: '12345678901234' })).toMatchObject({ outcome: 'invalidPassword' });
    expect(await actorOfSession(db, before)).not.toBeNull();
    const used = await follow(token, { password: 'eleven blue umbrellas' });
    expect(used).toMatchObject({ outcome: 'signedIn' });
    expect(await actorOfSession(db, before)).toBeNull();
    expect(await follow(earlier)).toEqual({ outcome: 'spent' });
    const known = hashOfToken('device', deviceToken);
    expect(await owner.$count(knownDevice, eq(knownDevice.tokenHash, known))).toBe(0);
    expect(await owner.$count(session, eq(session.personId, account.person.id))).toBe(1);
    const typed = { email, network: null, device: DEVICE };
    expect(await signIn(visitor, { ...typed, password: PASSWORD })).toEqual({ outcome: 'wrong' });
    expect(await signIn(visitor, { ...typed, password: 'eleven blue umbrellas' })).toMatchObject({
      outcome: 'signedIn',
    });
    expect((await mailsTo(email)).filter((kind) => kind === 'password_changed')).toHaveLength(1);
    expect((await verifyAudit(owner)).problems).toEqual([]);
  });

  it.each(['by link', 'by the one before'])(
    'ends every link that was sent to the address before: %s',
    async (how) => {
      const email = anAddress();
      await requestSignUp(visitor, { ...form, email });
      const signUp = await sentToken(owner, email);
      const rosa = await aSignedUp({ db, owner }, { email });
      const other = await aSignedUp({ db, owner });
      await invite(other.ctx, { email, role: 'firm_colleague' });
      const invitation = await sentToken(owner, email);
      const stranger = anAddress();
      await invite(other.ctx, { email: stranger, role: 'firm_colleague' });
      const password = 'eleven blue umbrellas';
      if (how === 'by link') {
        await sendLink(visitor, { email, purpose: 'new_password', network: null });
        await follow(await sentToken(owner, email), { password });
      } else await changePassword(rosa.ctx, { current: PASSWORD, password });
      for (const token of [signUp, invitation]) {
        expect(await lookAtLink(visitor, { token })).toBeNull();
        expect(await follow(token)).toEqual({ outcome: 'spent' });
      }
      expect(
        await owner.$count(signInLink, and(eq(signInLink.email, email), isNull(signInLink.usedAt))),
      ).toBe(0);
      const typed = { token: await sentToken(owner, stranger), name: 'Ana' };
      expect(await follow(typed.token, typed)).toMatchObject({ outcome: 'signedIn' });
    },
  );

  it('needs fifteen characters for staff', async () => {
    const { email, account } = await aSignedUp({ db, owner });
    const personId = account.person.id;
    await owner
      .insert(membership)
      .values({ id: crypto.randomUUID(), personId, role: 'programme_officer', institution: 'I03' });
    await sendLink(visitor, { email, purpose: 'new_password', network: null });
    const token = await sentToken(owner, email);
    expect(await lookAtLink(visitor, { token })).toMatchObject({ password: 'required', passwordLeast: 15 });
    expect(await follow(token, { password: 'seven grey cat' })).toEqual({
      outcome: 'invalidPassword',
      code: 'too_short',
    });
    const used = await follow(token, { password: 'seven grey cats' });
    const signed = await signedInBy(db, used.outcome === 'signedIn' ? used.token : '');
    // Who has several roles chooses one first.
    expect(signed.ctx.actor).toMatchObject({ kind: 'person' });
    expect(signed.account.acting).toBeNull();
  });
});
