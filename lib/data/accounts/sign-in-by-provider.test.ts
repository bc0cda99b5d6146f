import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { identity, mail, person, session } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { verifyAudit } from '../audit';
import type { Context } from '../context';
import { codeFrom } from '../testing/codes';
import { aJob, anOwner, answerFirstSection, auditOf, aVisitor, contentHash } from '../testing/visitors';
import { actorOfSession } from './actor-of-session';
import { changeIdentity } from './change-identity';
import { endSession } from './end-session';
import { readIdentity } from './read-identity';
import { signIn } from './sign-in';
import { signInByProvider } from './sign-in-by-provider';
import { takeSecondStep } from './take-second-step';
import { aStaffWithSecondStep } from './testing/second-step';
import { anAddress, aSignedUp, DEVICE, PASSWORD, signedInBy } from './testing/signed-up';
import { newToken } from './tokens';

const databases = await withTestDatabase();
const { db, owner } = databases;
const visitor = aVisitor(db);
const ISSUER = 'https://login.example';
const provider = 'Agency';

type Said = { subject?: string; email?: string | null; state?: string; network?: string | null };

/** As the page does with what a provider has said. */
function enter(said: Said, from: Context = visitor) {
  const { subject = randomUUID(), email = null, state = newToken(), network = null } = said;
  const known = { issuer: ISSUER, subject, email, provider, state };
  return signInByProvider(from, { ...known, network, device: DEVICE });
}

async function entered(said: Said, from: Context = visitor) {
  const done = await enter(said, from);
  if (done.outcome !== 'signedIn') throw new Error(done.outcome);
  return signedInBy(db, done.token);
}

function mailsTo(email: string, kind: string): Promise<number> {
  return owner.$count(mail, sql`${mail.to} = ${email} and ${mail.kind} = ${kind}`);
}

async function identityOf(ctx: Context): Promise<string> {
  return (await readIdentity(ctx, { issuer: ISSUER }))?.id ?? '';
}

describe('the first time', () => {
  it('links the account with the address, tells its owner, and is noted', async () => {
    const rosa = await aSignedUp(databases);
    const subject = randomUUID();
    const { account } = await entered({ subject, email: ` ${rosa.email.toUpperCase()} ` });
    expect(account.person.id).toBe(rosa.account.person.id);
    expect(await mailsTo(rosa.email, 'provider_on')).toBe(1);
    expect((await auditOf(owner, account.person.id)).at(-1)).toMatchObject({ action: 'account.signIn' });
    expect((await auditOf(owner, account.session)).at(-1)).toMatchObject({ action: 'account.signIn' });
    expect(await readIdentity(rosa.ctx, { issuer: ISSUER })).toMatchObject({ endedAt: null });
    // From then on by what the provider calls her, whatever it says of the address.
    expect((await entered({ subject })).account.person.id).toBe(account.person.id);
    const other = anAddress();
    expect((await entered({ subject, email: other })).account.person.id).toBe(account.person.id);
    expect(await mailsTo(rosa.email, 'provider_on')).toBe(1);
    expect((await verifyAudit(owner)).problems).toEqual([]);
  });

  it('needs an address that the provider vouches for and that an account has, and changes nothing else', async () => {
    const rosa = await aSignedUp(databases);
    const forget = () => owner.execute(sql`delete from attempt where scope like 'answer %'`);
    await forget();
    const before = await contentHash(owner);
    const counts = await owner.$count(identity);
    expect(await enter({ email: null })).toEqual({ outcome: 'unverified' });
    for (const email of [anAddress(), 'no address', ''])
      expect(await enter({ email })).toEqual({ outcome: 'unknown' });
    expect(await owner.$count(identity)).toBe(counts);
    expect(await owner.$count(person, eq(person.email, rosa.email))).toBe(1);
    // The counts of attempts are all that moved.
    await forget();
    expect(await contentHash(owner)).toBe(before);
  });

  it('of several answers at the same moment links one', async () => {
    const rosa = await aSignedUp(databases);
    const subject = randomUUID();
    const all = await Promise.all(Array.from({ length: 8 }, () => enter({ subject, email: rosa.email })));
    expect(new Set(all.map(({ outcome }) => outcome))).toEqual(new Set(['signedIn']));
    expect(await mailsTo(rosa.email, 'provider_on')).toBe(1);
    expect(await owner.$count(identity, eq(identity.personId, rosa.account.person.id))).toBe(1);
  });

  it('links an account with nobody else of the provider, though the address has passed to them', async () => {
    const rosa = await aSignedUp(databases);
    await entered({ email: rosa.email });
    const sessions = await owner.$count(session, eq(session.personId, rosa.account.person.id));
    expect(await enter({ email: rosa.email })).toEqual({ outcome: 'linkedOtherwise' });
    expect(await owner.$count(session, eq(session.personId, rosa.account.person.id))).toBe(sessions);
  });
});

describe('an answer', () => {
  it('is good once, however many send it', async () => {
    const rosa = await aSignedUp(databases);
    const said = { subject: randomUUID(), email: rosa.email, state: newToken() };
    const all = await Promise.all(Array.from({ length: 6 }, () => enter(said)));
    expect(all.filter(({ outcome }) => outcome === 'signedIn')).toHaveLength(1);
    expect(all.filter(({ outcome }) => outcome === 'used')).toHaveLength(5);
    expect(await enter({ state: said.state })).toEqual({ outcome: 'used' });
  });

  it('is counted where it comes from, and those that sign in are not', async () => {
    const rosa = await aSignedUp(databases);
    const network = newToken();
    await entered({ email: rosa.email, network });
    await owner.execute(sql`update attempt set count = 300 where scope = ${`network ${network}`}`);
    expect(await owner.$count(sql`attempt`, sql`scope = ${`network ${network}`} and count = 300`)).toBe(1);
    expect(await enter({ email: rosa.email, network })).toMatchObject({ outcome: 'tooMany' });
    const fresh = newToken();
    for (const email of [null, anAddress()]) await enter({ email, network: fresh });
    await owner.execute(sql`update attempt set count = count + 297 where scope = ${`network ${fresh}`}`);
    await enter({ email: null, network: fresh });
    expect(await enter({ email: null, network: fresh })).toMatchObject({ outcome: 'tooMany' });
  });
});

describe('who signs in by a provider', () => {
  it('is asked for the second step all the same', async () => {
    const staff = await aStaffWithSecondStep(databases);
    const subject = randomUUID();
    for (const email of [staff.email, null]) {
      const done = await enter({ subject, email });
      if (done.outcome !== 'secondStep') throw new Error(done.outcome);
      expect(await actorOfSession(db, done.token)).toBeNull();
    }
    expect(await owner.$count(session, eq(session.personId, staff.id))).toBe(1);
    const half = await enter({ subject });
    if (half.outcome !== 'secondStep') throw new Error(half.outcome);
    const code = codeFrom(staff.secret, 1);
    const taken = await takeSecondStep(visitor, { token: half.token, code, device: DEVICE });
    expect(taken.outcome).toBe('signedIn');
  });

  it('is nobody while suspended, before and after it was linked', async () => {
    const rosa = await aSignedUp(databases);
    const subject = randomUUID();
    const suspend = (suspendedAt: string | null) =>
      owner.update(person).set({ suspendedAt }).where(eq(person.id, rosa.account.person.id));
    await suspend('2026-01-01T00:00:00Z');
    expect(await enter({ subject, email: rosa.email })).toEqual({ outcome: 'unknown' });
    await suspend(null);
    await entered({ subject, email: rosa.email });
    await suspend('2026-01-01T00:00:00Z');
    expect(await enter({ subject, email: rosa.email })).toEqual({ outcome: 'unknown' });
    await suspend(null);
    const { account } = await entered({ subject });
    await suspend('2026-01-01T00:00:00Z');
    expect(await actorOfSession(db, account.session)).toBeNull();
  });

  it('gets a session like any other, which ends at once, and leaves the answers of a visitor alone', async () => {
    const rosa = await aSignedUp(databases);
    const draft = await anOwner(db);
    await answerFirstSection(draft.ctx);
    const codeOf = (id: string) =>
      owner.execute<{ code: string }>(sql`select code_hash as code from diagnostic where id = ${id}`);
    const before = await codeOf(draft.id);
    const { ctx, account } = await entered({ email: rosa.email }, draft.ctx);
    expect(await codeOf(draft.id)).toEqual(before);
    expect(ctx.actor).toMatchObject({ kind: 'firm_owner', person: rosa.account.person.id });
    await endSession(rosa.ctx, { session: account.session });
    expect(await owner.$count(session, eq(session.id, account.session))).toBe(0);
  });

  it('is no job', async () => {
    const before = await contentHash(owner);
    await expect(enter({ email: anAddress() }, aJob(db))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(enter({ subject: 'ñ' })).rejects.toMatchObject({ code: 'invalid' });
    expect(await contentHash(owner)).toBe(before);
  });
});

describe('a way in', () => {
  it('that was taken away opens nothing, ends what is open, and is not linked anew', async () => {
    const rosa = await aSignedUp(databases);
    const subject = randomUUID();
    const { ctx } = await entered({ subject, email: rosa.email });
    const named = { identity: await identityOf(ctx), provider };
    const wrong = await changeIdentity(rosa.ctx, { ...named, password: 'a guess', allowed: false });
    expect(wrong).toEqual({ outcome: 'wrong' });
    expect(await readIdentity(rosa.ctx, { issuer: ISSUER })).toMatchObject({ endedAt: null });
    const done = await changeIdentity(rosa.ctx, { ...named, password: PASSWORD, allowed: false });
    if (done.outcome !== 'takenAway') throw new Error(done.outcome);
    expect(await owner.$count(session, eq(session.personId, rosa.account.person.id))).toBe(1);
    // A copy of the cookie from before is worth nothing.
    expect(await actorOfSession(db, rosa.token)).toBeNull();
    const own = await signedInBy(db, done.token);
    expect(await mailsTo(rosa.email, 'provider_off')).toBe(1);
    expect((await auditOf(owner, rosa.account.person.id)).at(-1)).toMatchObject({ action: 'account.change' });
    expect((await readIdentity(own.ctx, { issuer: ISSUER }))?.endedAt).toMatch(/^20\d\d-/);
    expect(await enter({ subject, email: rosa.email })).toEqual({ outcome: 'takenAway' });
    expect(await enter({ email: rosa.email })).toEqual({ outcome: 'linkedOtherwise' });
    const byPassword = { email: rosa.email, password: PASSWORD, network: null, device: DEVICE };
    expect((await signIn(visitor, byPassword)).outcome).toBe('signedIn');
    // Twice, from two windows.
    await expect(
      changeIdentity(own.ctx, { ...named, password: PASSWORD, allowed: false }),
    ).rejects.toMatchObject({ code: 'conflict' });
    // Allowed again, the next sign-in links, whoever of the provider has the address now.
    const again = { ...named, password: PASSWORD, allowed: true };
    expect(await changeIdentity(own.ctx, again)).toEqual({ outcome: 'allowed' });
    expect(await readIdentity(own.ctx, { issuer: ISSUER })).toBeNull();
    expect(await mailsTo(rosa.email, 'provider_on')).toBe(1);
    await entered({ email: rosa.email });
    expect(await mailsTo(rosa.email, 'provider_on')).toBe(2);
    expect((await verifyAudit(owner)).problems).toEqual([]);
  });

  it('is not allowed again while it is open', async () => {
    const rosa = await aSignedUp(databases);
    await entered({ email: rosa.email });
    const named = { identity: await identityOf(rosa.ctx), provider, password: PASSWORD };
    await changeIdentity(rosa.ctx, { ...named, allowed: true });
    expect(await readIdentity(rosa.ctx, { issuer: ISSUER })).toMatchObject({ endedAt: null });
  });

  it('is its owner’s alone to look at and to change', async () => {
    const [rosa, tomas] = [await aSignedUp(databases), await aSignedUp(databases)];
    await entered({ email: rosa.email });
    const named = { identity: await identityOf(rosa.ctx), provider, password: PASSWORD, allowed: false };
    const before = await contentHash(owner);
    expect(await readIdentity(tomas.ctx, { issuer: ISSUER })).toBeNull();
    for (const identity of [named.identity, randomUUID()])
      await expect(changeIdentity(tomas.ctx, { ...named, identity })).rejects.toMatchObject({
        code: 'not_found',
        detail: { entity: 'identity' },
      });
    for (const ctx of [visitor, aJob(db)]) {
      await expect(changeIdentity(ctx, named)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(readIdentity(ctx, { issuer: ISSUER })).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(await contentHash(owner)).toBe(before);
  });
});
