import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { membership, person, session } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import type { InstitutionRole } from '../../domain/people';
import { verifyAudit } from '../audit';
import type { Context } from '../context';
import { aJob, auditOf, aVisitor, contentHash } from '../testing/visitors';
import { actAs } from './act-as';
import { actorOfSession } from './actor-of-session';
import { changePassword } from './change-password';
import { changeProfile } from './change-profile';
import { endOtherSessions } from './end-other-sessions';
import { endSession } from './end-session';
import { listSessions } from './list-sessions';
import { lookAtLink } from './look-at-link';
import { sendLink } from './send-link';
import { signIn } from './sign-in';
import { signOut } from './sign-out';
import { aSignedUp, DEVICE, PASSWORD, type SignedUp, sentToken, signedInBy } from './testing/signed-up';

const { db, owner } = await withTestDatabase();
const visitor = aVisitor(db);
const NEW_PASSWORD = 'eleven blue umbrellas';

let rosa: SignedUp;
beforeEach(async () => {
  rosa = await aSignedUp({ db, owner });
});

/** Another browser of the same person. */
async function elsewhere({ email }: SignedUp, device = 'Safari on iPhone') {
  const signed = await signIn(visitor, { email, password: PASSWORD, network: null, device });
  if (signed.outcome !== 'signedIn') throw new Error(signed.outcome);
  return { token: signed.token, ...(await signedInBy(db, signed.token)) };
}

async function works(token: string): Promise<boolean> {
  return (await actorOfSession(db, token)) !== null;
}

/** As if so much time had passed since the last request, or since signing in. */
function rest(minutes: number) {
  const seenAt = sql`now() - make_interval(mins => ${minutes})`;
  return owner.update(session).set({ seenAt }).where(eq(session.id, rosa.account.session));
}

async function add(role: InstitutionRole | 'platform_admin' | 'agency_reviewer'): Promise<string> {
  const id = randomUUID();
  const institution = role === 'platform_admin' || role === 'agency_reviewer' ? null : 'I03';
  await owner.insert(membership).values({ id, personId: rosa.account.person.id, role, institution });
  return id;
}

describe('a session', () => {
  it('is kept under a hash of 256 random bits', async () => {
    expect(rosa.token).toMatch(/^[\w-]{43}$/);
    const [row] = await owner.select().from(session).where(eq(session.id, rosa.account.session));
    expect(row?.tokenHash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(row)).not.toContain(rosa.token);
    expect(row?.device).toBe(DEVICE);
  });

  it.each(['', 'A'.repeat(43), "' or 1=1 --", '\u0000'.repeat(43), 'x'.repeat(100_000)])(
    'is none for a made-up token (%#)',
    async (token) => {
      expect(await actorOfSession(db, token)).toBeNull();
    },
  );

  it('of a firm ends after thirty minutes without a request, and each request starts them anew', async () => {
    await rest(29);
    expect(await works(rosa.token)).toBe(true);
    const [row] = await owner
      .select({ isNow: sql<boolean>`${session.seenAt} > now() - interval '1 minute'` })
      .from(session)
      .where(eq(session.id, rosa.account.session));
    expect(row?.isNow).toBe(true);
    await rest(31);
    expect(await works(rosa.token)).toBe(false);
  });

  it.each([
    'programme_officer',
    'institution_admin',
    'seat_holder',
    'agency_reviewer',
    'platform_admin',
  ] as const)('of a %s ends after fifteen', async (role) => {
    const { token } = await actAs(rosa.ctx, { membership: await add(role) });
    await rest(14);
    expect(await actorOfSession(db, token)).toMatchObject({
      actor: { kind: role },
      account: { idleMinutes: 15 },
    });
    await rest(16);
    expect(await works(token)).toBe(false);
  });

  it('ends after twelve hours, whatever is done', async () => {
    const [row] = await owner
      .select({
        hours: sql<number>`extract(epoch from ${session.expiresAt} - ${session.createdAt})::float8 / 3600`,
      })
      .from(session)
      .where(eq(session.id, rosa.account.session));
    expect(row?.hours).toBeCloseTo(12, 3);
    await owner
      .update(session)
      .set({ expiresAt: sql`now() - interval '1 second'` })
      .where(eq(session.id, rosa.account.session));
    expect(await works(rosa.token)).toBe(false);
  });

  it('ends with sign-out, for every copy of its cookie', async () => {
    const other = await elsewhere(rosa);
    await signOut(rosa.ctx, {});
    expect(await works(rosa.token)).toBe(false);
    expect(await works(other.token)).toBe(true);
    // A request that was under way.
    await expect(listSessions(rosa.ctx)).resolves.toMatchObject([{ isThis: false }]);
    await expect(signOut(rosa.ctx, {})).rejects.toMatchObject({ code: 'not_found' });
    expect((await auditOf(owner, rosa.account.session)).at(-1)).toMatchObject({
      action: 'account.endSession',
      actorId: rosa.account.person.id,
      after: null,
    });
  });

  it('ends when the person is suspended, and when the role it acts in has ended', async () => {
    const officer = await add('programme_officer');
    const { token } = await actAs(rosa.ctx, { membership: officer });
    await owner.update(membership).set({ endedAt: sql`now()` }).where(eq(membership.id, officer));
    expect(await works(token)).toBe(false);
    const other = await elsewhere(rosa);
    expect(other.ctx.actor).toMatchObject({ kind: 'firm_owner' });
    await owner.update(person).set({ suspendedAt: sql`now()` }).where(eq(person.id, rosa.account.person.id));
    expect(await works(other.token)).toBe(false);
  });

  it('is another one after signing in again in the same browser', async () => {
    const typed = { email: rosa.email, password: PASSWORD, network: null, device: DEVICE };
    const again = await signIn(rosa.ctx, typed);
    expect(again).toMatchObject({ outcome: 'signedIn' });
    expect(await works(rosa.token)).toBe(false);
    const tomas = await aSignedUp({ db, owner });
    const token = again.outcome === 'signedIn' ? again.token : '';
    const { ctx } = await signedInBy(db, token);
    // Somebody else signs in where Rosa is signed in: the log says from whose account.
    const switched = await signIn(ctx, { ...typed, email: tomas.email });
    expect(switched).toMatchObject({ outcome: 'signedIn' });
    expect(await works(token)).toBe(false);
    expect(await works(tomas.token)).toBe(true);
    expect((await verifyAudit(owner)).problems).toEqual([]);
  });
});

describe('own sessions', () => {
  it('are listed with where they are, this browser first', async () => {
    await elsewhere(rosa, 'Safari\u0000 on <b>iPhone</b>'.padEnd(5000, '!'));
    await aSignedUp({ db, owner });
    const listed = await listSessions(rosa.ctx);
    expect(listed.map(({ isThis }) => isThis)).toEqual([true, false]);
    expect(listed.map(({ device }) => device.slice(0, 7))).toEqual(['Firefox', 'Safari\ufffd']);
    expect(listed[1]?.device.length).toBeLessThanOrEqual(120);
  });

  it('are ended one by one, or all the others at once', async () => {
    const [one, two, three] = [await elsewhere(rosa), await elsewhere(rosa), await elsewhere(rosa)];
    await endSession(rosa.ctx, { session: one.account.session });
    expect([await works(one.token), await works(two.token)]).toEqual([false, true]);
    expect(await endOtherSessions(rosa.ctx, {})).toEqual({ ended: 2 });
    expect([await works(two.token), await works(three.token), await works(rosa.token)]).toEqual([
      ...[false, false],
      true,
    ]);
    expect(await endOtherSessions(rosa.ctx, {})).toEqual({ ended: 0 });
  });

  it('of somebody else are as those that never were', async () => {
    const tomas = await aSignedUp({ db, owner });
    const before = await contentHash(owner);
    const answers = await Promise.all(
      [tomas.account.session, randomUUID()].map((named) =>
        endSession(rosa.ctx, { session: named }).catch((error) => error),
      ),
    );
    expect(answers[0]).toMatchObject({ code: 'not_found' });
    expect(answers[0]).toEqual(answers[1]);
    expect(await contentHash(owner)).toBe(before);
  });
});

describe('acting as', () => {
  it('takes another token with another role, and the one before opens nothing', async () => {
    const officer = await add('programme_officer');
    const { token } = await actAs(rosa.ctx, { membership: officer });
    expect(await works(rosa.token)).toBe(false);
    const signed = await signedInBy(db, token);
    expect(signed.ctx.actor).toMatchObject({ kind: 'programme_officer', institution: 'I03' });
    expect(signed.account).toMatchObject({ acting: officer, session: rosa.account.session });
    expect(signed.account.memberships.map(({ role }) => role)).toEqual(['firm_owner', 'programme_officer']);
    expect((await auditOf(owner, rosa.account.session)).at(-1)).toMatchObject({ action: 'account.actAs' });
  });

  it('what is somebody else’s, has ended or never was is refused alike', async () => {
    const tomas = await aSignedUp({ db, owner });
    const ended = await add('programme_officer');
    await owner.update(membership).set({ endedAt: sql`now()` }).where(eq(membership.id, ended));
    const before = await contentHash(owner);
    for (const chosen of [tomas.account.memberships[0]?.id ?? '', ended, randomUUID()])
      await expect(actAs(rosa.ctx, { membership: chosen })).rejects.toMatchObject({
        code: 'not_found',
        detail: { entity: 'membership' },
      });
    expect(await contentHash(owner)).toBe(before);
  });
});

describe('the password', () => {
  it('is changed by who knows it; all other sessions end, and so does a copy of this one', async () => {
    const other = await elsewhere(rosa);
    await sendLink(visitor, { email: rosa.email, purpose: 'new_password', network: null });
    const link = await sentToken(owner, rosa.email);
    const changed = await changePassword(rosa.ctx, { current: PASSWORD, password: NEW_PASSWORD });
    expect(changed).toMatchObject({ outcome: 'changed' });
    expect([await works(other.token), await works(rosa.token)]).toEqual([false, false]);
    expect(await lookAtLink(visitor, { token: link })).toBeNull();
    expect(await works(changed.outcome === 'changed' ? changed.token : '')).toBe(true);
    const typed = { email: rosa.email, network: null, device: DEVICE };
    expect(await signIn(visitor, { ...typed, password: PASSWORD })).toEqual({ outcome: 'wrong' });
    expect(await signIn(visitor, { ...typed, password: NEW_PASSWORD })).toMatchObject({
      outcome: 'signedIn',
    });
    expect((await auditOf(owner, rosa.account.person.id)).at(-1)).toMatchObject({ action: 'account.change' });
  });

  it('stays where the one given is wrong or the new one poor, and few are tried', async () => {
    const [before] = await owner.select().from(person).where(eq(person.id, rosa.account.person.id));
    expect(await changePassword(rosa.ctx, { current: PASSWORD, password: 'bodega sur 2026' })).toEqual({
      outcome: 'invalidPassword',
      code: 'too_common',
    });
    const tries = await Promise.all(
      Array.from({ length: 50 }, () =>
        changePassword(rosa.ctx, { current: 'guess', password: NEW_PASSWORD }),
      ),
    );
    expect(tries.filter(({ outcome }) => outcome === 'wrong')).toHaveLength(10);
    expect(tries.filter(({ outcome }) => outcome === 'tooMany')).toHaveLength(40);
    const [after] = await owner.select().from(person).where(eq(person.id, rosa.account.person.id));
    expect(after).toEqual(before);
  });

  it('is set for the first time without one, and never without the one there is', async () => {
    expect(await changePassword(rosa.ctx, { current: null, password: NEW_PASSWORD })).toEqual({
      outcome: 'wrong',
    });
    const linked = await aSignedUp({ db, owner }, { password: null });
    expect(await changePassword(linked.ctx, { current: null, password: NEW_PASSWORD })).toMatchObject({
      outcome: 'changed',
    });
  });
});

describe('the profile', () => {
  it('is changed from its current state, and from no older one', async () => {
    const given = { name: ' Rosa  Díaz Paz ', locale: 'es', version: 1 } as const;
    expect(await changeProfile(rosa.ctx, given)).toEqual({ version: 2 });
    expect((await signedInBy(db, rosa.token)).account.person).toMatchObject({
      ...{ name: 'Rosa Díaz Paz', locale: 'es', version: 2 },
    });
    const before = await contentHash(owner);
    await expect(changeProfile(rosa.ctx, { ...given, name: 'R' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(
      changeProfile(rosa.ctx, { ...given, name: 'x'.repeat(121), version: 2 }),
    ).rejects.toMatchObject({
      code: 'invalid',
      detail: { at: 'name' },
    });
    expect(await contentHash(owner)).toBe(before);
  });
});

describe('without a session', () => {
  const verbs: Readonly<Record<string, (ctx: Context) => Promise<unknown>>> = {
    signOut: (ctx) => signOut(ctx, {}),
    listSessions: (ctx) => listSessions(ctx),
    endSession: (ctx) => endSession(ctx, { session: randomUUID() }),
    endOtherSessions: (ctx) => endOtherSessions(ctx, {}),
    changePassword: (ctx) => changePassword(ctx, { current: PASSWORD, password: NEW_PASSWORD }),
    changeProfile: (ctx) => changeProfile(ctx, { name: 'R', locale: 'es', version: 1 }),
    actAs: (ctx) => actAs(ctx, { membership: randomUUID() }),
  };

  it.each(Object.entries(verbs))(
    '%s is refused to visitors and jobs, and changes nothing',
    async (_, verb) => {
      const before = await contentHash(owner);
      for (const ctx of [visitor, aJob(db)])
        await expect(verb(ctx)).rejects.toMatchObject({ code: 'forbidden' });
      expect(await contentHash(owner)).toBe(before);
    },
  );
});
