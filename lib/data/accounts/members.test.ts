import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { mail, membership, signInLink } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { ADVISER_TEXT_VERSION } from '../../messages/consent';
import { verifyAudit } from '../audit';
import { getDiagnostic } from '../diagnostics/get';
import { listConsents } from '../history/consents';
import { aJob, anOwner, answerFirstSection, auditOf, aVisitor, contentHash, save } from '../testing/visitors';
import { actAs } from './act-as';
import { actorOfSession } from './actor-of-session';
import { endMembership } from './end-membership';
import { exportOwn } from './export-own';
import { followLink } from './follow-link';
import { invite } from './invite';
import { listMembers } from './list-members';
import { lookAtLink } from './look-at-link';
import { anAddress, aSignedUp, DEVICE, type SignedUp, sentToken, signedInBy } from './testing/signed-up';

const { db, owner } = await withTestDatabase();
const visitor = aVisitor(db);

let rosa: SignedUp;
beforeEach(async () => {
  const draft = await anOwner(db);
  await answerFirstSection(draft.ctx);
  rosa = await aSignedUp({ db, owner }, { from: draft.ctx });
});

/** Somebody new who has come by an invitation. */
async function invited(role: 'firm_colleague' | 'firm_adviser', email = anAddress()) {
  await invite(rosa.ctx, { email, role, consent: true });
  const used = await followLink(visitor, {
    token: await sentToken(owner, email),
    name: 'Ana Gil',
    device: DEVICE,
  });
  if (used.outcome !== 'signedIn') throw new Error(used.outcome);
  return { token: used.token, email, ...(await signedInBy(db, used.token)) };
}

describe('an invitation', () => {
  it.each(['firm_colleague', 'firm_adviser'] as const)(
    'makes a %s who fills in the answers of the firm',
    async (role) => {
      const { ctx, account } = await invited(role);
      expect(ctx.actor).toMatchObject({ kind: role });
      expect(account.memberships).toMatchObject([{ role, firm: { name: 'Bodega Sur' } }]);
      await save(ctx, 'goal', { 'sales.goal': ['home'] });
      expect((await getDiagnostic(rosa.ctx)).answers['sales.goal']?.answer).toMatchObject({ value: 'home' });
      expect(await auditOf(owner, account.memberships[0]?.id ?? '')).toMatchObject([
        { action: 'account.useLink' },
      ]);
      expect((await verifyAudit(owner)).problems).toEqual([]);
    },
  );

  it('says what it is, asks who comes, and lasts a week', async () => {
    const email = anAddress();
    await invite(rosa.ctx, { email, role: 'firm_adviser', consent: true });
    const token = await sentToken(owner, email);
    expect(await lookAtLink(visitor, { token })).toMatchObject({
      ...{ purpose: 'invitation', password: 'optional', asksName: true },
      ...{ firm: 'Bodega Sur', role: 'firm_adviser' },
    });
    expect(await followLink(visitor, { token, device: DEVICE })).toEqual({ outcome: 'nameMissing' });
    const poor = { token, name: 'Ana', password: 'bodega', device: DEVICE };
    expect(await followLink(visitor, poor)).toMatchObject({ outcome: 'invalidPassword' });
    await owner.execute(sql`update sign_in_link set expires_at = expires_at - interval '8 days'`);
    expect(await followLink(visitor, { token, name: 'Ana', device: DEVICE })).toEqual({ outcome: 'spent' });
  });

  it('adds a role to somebody with an account, who chooses what to act as', async () => {
    const tomas = await aSignedUp({ db, owner });
    await invite(rosa.ctx, { email: tomas.email, role: 'firm_adviser', consent: true });
    const token = await sentToken(owner, tomas.email);
    expect(await lookAtLink(visitor, { token })).toMatchObject({ asksName: false, password: 'none' });
    const used = await followLink(visitor, { token, device: DEVICE });
    const { ctx, account } = await signedInBy(db, used.outcome === 'signedIn' ? used.token : '');
    expect(ctx.actor).toMatchObject({ kind: 'person' });
    expect(account.memberships.map(({ role }) => role)).toEqual(['firm_owner', 'firm_adviser']);
    const advising = await actAs(ctx, { membership: account.memberships[1]?.id ?? '' });
    const acting = await signedInBy(db, advising.token);
    expect((await getDiagnostic(acting.ctx)).id).toBe((await getDiagnostic(rosa.ctx)).id);
  });

  it('is sent in the same words and with the same answer to known and unknown addresses', async () => {
    const tomas = await aSignedUp({ db, owner });
    const [known, unknown] = [tomas.email, anAddress()];
    for (const email of [known, unknown])
      expect(await invite(rosa.ctx, { email, role: 'firm_colleague' })).toBeUndefined();
    const texts = await Promise.all(
      [known, unknown].map(async (email) => {
        const rows = await owner.select().from(mail).where(eq(mail.to, email)).orderBy(sql`created_at desc`);
        return rows[0]?.content?.text.replace(/link\/[\w-]{43}/, 'link');
      }),
    );
    expect(texts[0]).toContain('Bodega Sur');
    expect(texts[0]).toBe(texts[1]);
  });

  it('is sent twenty times a day', async () => {
    const sent = await Promise.allSettled(
      Array.from({ length: 40 }, () => invite(rosa.ctx, { email: anAddress(), role: 'firm_colleague' })),
    );
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    await expect(invite(rosa.ctx, { email: anAddress(), role: 'firm_colleague' })).rejects.toMatchObject({
      code: 'too_many',
    });
    expect((await listMembers(rosa.ctx)).invitations).toHaveLength(20);
  });

  it('of an adviser needs a clear yes, and only the owner invites', async () => {
    const colleague = await invited('firm_colleague');
    const adviser = await invited('firm_adviser');
    const before = await contentHash(owner);
    await expect(invite(rosa.ctx, { email: anAddress(), role: 'firm_adviser' })).rejects.toMatchObject({
      code: 'invalid',
      detail: { at: 'consent' },
    });
    for (const ctx of [visitor, aJob(db), colleague.ctx, adviser.ctx])
      await expect(invite(ctx, { email: anAddress(), role: 'firm_colleague' })).rejects.toMatchObject({
        code: 'forbidden',
      });
    expect(await contentHash(owner)).toBe(before);
  });
});

describe('the consent to an adviser', () => {
  it('is kept with its day and the version of its text, told to the firm, and taken back by the end', async () => {
    await invited('firm_colleague');
    expect(await listConsents(rosa.ctx)).toEqual([]);
    const adviser = await invited('firm_adviser');
    const id = adviser.account.memberships[0]?.id ?? '';
    const [said, ...others] = await listConsents(rosa.ctx);
    expect(others).toEqual([]);
    const agreed = { purpose: 'adviser', adviser: 'Ana Gil', textVersion: ADVISER_TEXT_VERSION };
    expect(said).toMatchObject({ ...agreed, given: true });
    const [link] = await owner.select().from(signInLink).where(eq(signInLink.email, adviser.email));
    const [held] = await owner.select().from(membership).where(eq(membership.id, id));
    expect(held?.consentAt).toBe(link?.createdAt);
    const { json } = await exportOwn(rosa.ctx);
    expect(json.adviser).toMatchObject([{ id, consent_version: ADVISER_TEXT_VERSION, ended_at: null }]);
    await endMembership(rosa.ctx, { membership: id });
    expect(await listConsents(rosa.ctx)).toMatchObject([{ ...agreed, given: false }]);
    const neighbour = await aSignedUp({ db, owner });
    expect(await listConsents(neighbour.ctx)).toEqual([]);
    // Also where the database hides nothing.
    expect(await listConsents({ ...neighbour.ctx, db: owner })).toEqual([]);
    await expect(listConsents(visitor)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('the people of a firm', () => {
  it('are listed for each of them, and nobody else’s', async () => {
    const colleague = await invited('firm_colleague');
    await aSignedUp({ db, owner });
    const waiting = anAddress();
    await invite(rosa.ctx, { email: waiting, role: 'firm_colleague' });
    for (const { ctx, email } of [rosa, colleague]) {
      const { members, invitations } = await listMembers(ctx);
      expect(members.map((one) => [one.email, one.role])).toEqual([
        [rosa.email, 'firm_owner'],
        [colleague.email, 'firm_colleague'],
      ]);
      expect(members.filter(({ isOneself }) => isOneself).map((one) => one.email)).toEqual([email]);
      expect(invitations.map((one) => one.email)).toEqual([waiting]);
    }
    for (const ctx of [visitor, aJob(db)])
      await expect(listMembers(ctx)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('are shut out with their next request when the owner ends it', async () => {
    const colleague = await invited('firm_colleague');
    const id = colleague.account.memberships[0]?.id ?? '';
    await endMembership(rosa.ctx, { membership: id });
    expect(await actorOfSession(db, colleague.token)).toBeNull();
    expect((await listMembers(rosa.ctx)).members).toHaveLength(1);
    expect((await auditOf(owner, id)).map(({ action }) => action)).toEqual([
      'account.useLink',
      'people.change',
    ]);
    const tomas = await aSignedUp({ db, owner });
    const before = await contentHash(owner);
    for (const other of [id, tomas.account.memberships[0]?.id ?? '', randomUUID()])
      await expect(endMembership(rosa.ctx, { membership: other })).rejects.toMatchObject({
        code: 'not_found',
        detail: { entity: 'membership' },
      });
    expect(await contentHash(owner)).toBe(before);
  });

  it('are ended by the owner alone, and an owner always stays, also when two go at once', async () => {
    const colleague = await invited('firm_colleague');
    const own = rosa.account.memberships[0]?.id ?? '';
    const theirs = colleague.account.memberships[0]?.id ?? '';
    const before = await contentHash(owner);
    for (const ctx of [visitor, aJob(db), colleague.ctx])
      await expect(endMembership(ctx, { membership: own })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(endMembership(rosa.ctx, { membership: own })).rejects.toMatchObject({ code: 'conflict' });
    expect(await contentHash(owner)).toBe(before);
    await owner.update(membership).set({ role: 'firm_owner' }).where(eq(membership.id, theirs));
    const second = await signedInBy(db, colleague.token);
    const ended = await Promise.allSettled([
      endMembership(rosa.ctx, { membership: theirs }),
      endMembership(second.ctx, { membership: own }),
    ]);
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
