import { eq, sql } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import { attempt, person } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { verifyAudit } from '../audit';
import { hashOfNetwork } from '../draft-code';
import { aJob, auditOf, aVisitor, contentHash } from '../testing/visitors';
import { actorOfSession } from './actor-of-session';
import { signIn } from './sign-in';
import { anAddress, aSignedUp, DEVICE, PASSWORD } from './testing/signed-up';

const { db, owner } = await withTestDatabase();
const visitor = aVisitor(db);
// Hundreds of attempts, each with a hash that is meant to be slow.
vi.setConfig({ testTimeout: 90_000 });

function trying(email: string, password: string, more: { network?: string; knownDevice?: string } = {}) {
  return signIn(visitor, { email, password, network: null, device: DEVICE, ...more });
}

describe('signing in with a password', () => {
  it('opens a session for the right one, however the address is written', async () => {
    const { email } = await aSignedUp({ db, owner });
    const signed = await trying(` ${email.toUpperCase()} `, PASSWORD);
    expect(signed).toMatchObject({ outcome: 'signedIn' });
    const token = signed.outcome === 'signedIn' ? signed.token : '';
    expect((await actorOfSession(db, token))?.account.person.email).toBe(email);
  });

  it('says the same of a wrong password, an unknown address, and what is no address', async () => {
    const { email } = await aSignedUp({ db, owner });
    for (const [address, password] of [
      [email, 'wrong'],
      [email, ''],
      [email, 'x'.repeat(50_000)],
      [anAddress(), PASSWORD],
      ['nobody', PASSWORD],
      ['', ''],
      ['\u0000@\u0000.\u0000', '\u0000'],
    ] as const)
      expect(await trying(address, password)).toEqual({ outcome: 'wrong' });
  });

  it('notes who came in, and on which session', async () => {
    const { email, account } = await aSignedUp({ db, owner });
    const signed = await trying(email, PASSWORD);
    const token = signed.outcome === 'signedIn' ? signed.token : '';
    const session = (await actorOfSession(db, token))?.account.session ?? '';
    expect(session).not.toBe(account.session);
    expect(await auditOf(owner, session)).toMatchObject([
      { action: 'account.signIn', actorKind: 'visitor', actorId: null, before: null },
    ]);
    expect((await verifyAudit(owner)).problems).toEqual([]);
  });

  it('is refused to a job, and changes nothing', async () => {
    const { email } = await aSignedUp({ db, owner });
    const before = await contentHash(owner);
    const job = aJob(db);
    await expect(
      signIn(job, { email, password: PASSWORD, network: null, device: DEVICE }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    expect(await contentHash(owner)).toBe(before);
  });

  it('lets nobody in who is suspended or was made for a demonstration', async () => {
    for (const kept of [{ suspendedAt: sql`now()` }, { demo: 'owner 1' }]) {
      const { email } = await aSignedUp({ db, owner });
      await owner.update(person).set(kept).where(eq(person.email, email));
      expect(await trying(email, PASSWORD)).toEqual({ outcome: 'wrong' });
    }
  });
});

describe('wrong passwords', () => {
  it.each(['known', 'unknown'])(
    'are looked at ten times of two hundred at once: %s address',
    async (which) => {
      const email = which === 'known' ? (await aSignedUp({ db, owner })).email : anAddress();
      const tries = await Promise.all(
        Array.from({ length: 200 }, () => trying(email, 'not this one at all')),
      );
      expect(tries.filter(({ outcome }) => outcome === 'wrong')).toHaveLength(10);
      expect(tries.filter(({ outcome }) => outcome === 'tooMany')).toHaveLength(190);
      expect(tries.find(({ outcome }) => outcome === 'tooMany')).toEqual({ outcome: 'tooMany', minutes: 15 });
      expect(await trying(email, PASSWORD)).toMatchObject({ outcome: 'tooMany' });
    },
  );

  it('make nobody wait on a browser that is known, and right ones there free no stranger', async () => {
    const { email, deviceToken } = await aSignedUp({ db, owner });
    for (let count = 0; count < 10; count += 1) await trying(email, 'guess');
    expect(await trying(email, PASSWORD)).toMatchObject({ outcome: 'tooMany' });
    const known = await trying(email, PASSWORD, { knownDevice: deviceToken });
    expect(known).toMatchObject({ outcome: 'signedIn', deviceToken });
    expect(await trying(email, PASSWORD)).toMatchObject({ outcome: 'tooMany' });
    // What a stranger makes up as a known browser, or has from an account of their own, is none.
    const other = await aSignedUp({ db, owner });
    for (const knownDevice of [other.deviceToken, 'A'.repeat(43), '', "' or 1=1 --"])
      expect(await trying(email, PASSWORD, { knownDevice })).toMatchObject({ outcome: 'tooMany' });
  });

  it('are counted on a known browser too', async () => {
    const { email, deviceToken: knownDevice } = await aSignedUp({ db, owner });
    const tries = await Promise.all(
      Array.from({ length: 30 }, () => trying(email, 'guess', { knownDevice })),
    );
    expect(tries.filter(({ outcome }) => outcome === 'wrong')).toHaveLength(10);
  });

  it('end what is counted with a right one', async () => {
    const { email } = await aSignedUp({ db, owner });
    for (let round = 0; round < 3; round += 1) {
      for (let count = 0; count < 9; count += 1)
        expect(await trying(email, 'guess')).toEqual({ outcome: 'wrong' });
      expect(await trying(email, PASSWORD)).toMatchObject({ outcome: 'signedIn' });
    }
  });

  it('of one network are heard three hundred times in five minutes, and right ones are not counted', async () => {
    const network = hashOfNetwork('192.0.2.7');
    const { email } = await aSignedUp({ db, owner });
    await owner.insert(attempt).values({ scope: `network ${network}`, count: 299 });
    for (let count = 0; count < 3; count += 1)
      expect(await trying(email, PASSWORD, { network })).toMatchObject({ outcome: 'signedIn' });
    expect(await trying(anAddress(), 'guess', { network })).toEqual({ outcome: 'wrong' });
    expect(await trying(email, PASSWORD, { network })).toMatchObject({ outcome: 'tooMany', minutes: 5 });
    expect(await trying(email, PASSWORD, { network: hashOfNetwork('192.0.2.8') })).toMatchObject({
      outcome: 'signedIn',
    });
  });

  it('keep no neighbours out: sixty people behind one address sign in at once', async () => {
    const network = hashOfNetwork('192.0.2.9');
    const people = await Promise.all(Array.from({ length: 60 }, () => aSignedUp({ db, owner })));
    const signed = await Promise.all(people.map(({ email }) => trying(email, PASSWORD, { network })));
    expect(signed.filter(({ outcome }) => outcome === 'signedIn')).toHaveLength(60);
  });
});
