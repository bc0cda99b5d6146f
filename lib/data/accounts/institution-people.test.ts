import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { mail, membership, signInLink } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { verifyAudit } from '../audit';
import { type Context, personOf } from '../context';
import { aFirm, ofInstitution } from '../testing/people';
import { aJob, auditOf, aVisitor, contentHash } from '../testing/visitors';
import { actorOfSession } from './actor-of-session';
import { endMembership } from './end-membership';
import { followLink } from './follow-link';
import { invite } from './invite';
import { listMembers } from './list-members';
import { lookAtLink } from './look-at-link';
import { anAddress, DEVICE, sentToken } from './testing/signed-up';

const { db, owner } = await withTestDatabase();
const visitor = aVisitor(db);
const elsewhere = await ofInstitution({ db, owner }, 'I02', 'institution_admin');

let admin: Context;
beforeEach(async () => {
  await owner.delete(membership).where(eq(membership.institution, 'I01'));
  await owner.delete(signInLink).where(eq(signInLink.institution, 'I01'));
  admin = await ofInstitution({ db, owner }, 'I01', 'institution_admin');
});

const invitedAs = (role: 'programme_officer' | 'institution_admin') => ({ email: anAddress(), role });

/** Somebody new who has come by an invitation. */
async function joined(role: 'programme_officer' | 'institution_admin') {
  const { email } = invitedAs(role);
  await invite(admin, { email, role });
  const token = await sentToken(owner, email);
  const used = await followLink(visitor, { token, name: 'Ana Gil', device: DEVICE });
  if (used.outcome !== 'signedIn') throw new Error(used.outcome);
  const signed = await actorOfSession(db, used.token);
  if (signed === null) throw new Error('The session has ended.');
  const [held] = signed.account.memberships;
  return { token: used.token, email, ctx: { ...visitor, actor: signed.actor }, membership: held?.id ?? '' };
}

async function membershipOf({ actor }: Context): Promise<string> {
  const [row] = await owner
    .select({ id: membership.id })
    .from(membership)
    .where(eq(membership.personId, personOf(actor) ?? ''));
  return row?.id ?? '';
}

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    ({ code, detail }) => ({ code, detail }),
  );

it.each(['programme_officer', 'institution_admin'] as const)(
  'lets its admin invite a %s, who comes by the mail and is listed',
  async (role) => {
    const { email } = invitedAs(role);
    await invite(admin, { email, role });
    expect((await listMembers(admin)).invitations).toMatchObject([{ email, role }]);
    const [sent] = await owner.select().from(mail).where(eq(mail.to, email));
    expect(sent?.kind).toBe('invitation_institution');
    const token = await sentToken(owner, email);
    expect(await lookAtLink(visitor, { token })).toMatchObject({ institution: 'I01', role, asksName: true });
    await owner.delete(mail).where(eq(mail.to, email));
    const { ctx, membership: id, email: second } = await joined(role);
    expect(ctx.actor).toMatchObject({ kind: role, institution: 'I01' });
    const { members } = await listMembers(admin);
    expect(members.map((one) => [one.email === second, one.role, one.canBeEnded])).toEqual([
      [false, 'institution_admin', false],
      [true, role, true],
    ]);
    expect(await auditOf(owner, id)).toMatchObject([{ action: 'account.useLink' }]);
  },
);

it('shows an admin nobody of another institution, and no invitation of it', async () => {
  await invite(elsewhere, invitedAs('programme_officer'));
  expect(await listMembers(admin)).toMatchObject({ members: [{ isOneself: true }], invitations: [] });
  expect((await listMembers(elsewhere)).invitations).toHaveLength(1);
});

it('refuses officers, seat holders, visitors and jobs, and gives a firm no role of an institution', async () => {
  const others = [
    await ofInstitution({ db, owner }, 'I01'),
    await ofInstitution({ db, owner }, 'I01', 'seat_holder'),
    visitor,
    aJob(db),
  ];
  const firm = await aFirm({ db, owner });
  const [own, before] = [await membershipOf(admin), await contentHash(owner)];
  for (const ctx of others)
    for (const work of [
      invite(ctx, invitedAs('programme_officer')),
      endMembership(ctx, { membership: own }),
      listMembers(ctx),
    ])
      expect(await refusal(work)).toMatchObject({ code: 'forbidden' });
  const invalid = { code: 'invalid', detail: { at: 'role' } };
  expect(await refusal(invite(firm.ctx, invitedAs('programme_officer')))).toEqual(invalid);
  expect(await refusal(invite(firm.ctx, invitedAs('institution_admin')))).toEqual(invalid);
  expect(await refusal(invite(admin, { email: anAddress(), role: 'firm_colleague' }))).toEqual(invalid);
  expect(await contentHash(owner)).toBe(before);
});

it('shuts somebody out with their next request, and they can decide nothing any more', async () => {
  const second = await joined('institution_admin');
  await endMembership(admin, { membership: second.membership });
  expect(await actorOfSession(db, second.token)).toBeNull();
  expect((await auditOf(owner, second.membership)).map(({ action }) => action)).toEqual([
    'account.useLink',
    'people.change',
  ]);
  const missing = { code: 'not_found', detail: { entity: 'membership' } };
  // As one whose request was on its way when their role was ended.
  const own = await membershipOf(admin);
  expect(await refusal(endMembership(second.ctx, { membership: own }))).toEqual(missing);
  expect((await verifyAudit(owner)).problems).toEqual([]);
});

it('tells nobody whether there is somebody in another place, and leaves the board alone', async () => {
  const board = await membershipOf(await ofInstitution({ db, owner }, 'I01', 'seat_holder'));
  const officer = await membershipOf(await ofInstitution({ db, owner }, 'I01'));
  const firm = await aFirm({ db, owner });
  const ofFirm = await membershipOf(firm.ctx);
  const before = await contentHash(owner);
  for (const [ctx, id] of [
    [elsewhere, officer],
    [firm.ctx, officer],
    [admin, ofFirm],
    [admin, board],
    [admin, randomUUID()],
  ] as const)
    expect(await refusal(endMembership(ctx, { membership: id }))).toEqual({
      code: 'not_found',
      detail: { entity: 'membership' },
    });
  expect(await contentHash(owner)).toBe(before);
});

it('keeps its last admin, also when two end each other at once', async () => {
  const own = await membershipOf(admin);
  expect(await refusal(endMembership(admin, { membership: own }))).toMatchObject({ code: 'conflict' });
  for (let round = 0; round < 5; round += 1) {
    const second = await joined('institution_admin');
    const ended = await Promise.all([
      refusal(endMembership(admin, { membership: second.membership })),
      refusal(endMembership(second.ctx, { membership: await membershipOf(admin) })),
    ]);
    expect(ended.filter((one) => one === null)).toHaveLength(1);
    const left = and(eq(membership.institution, 'I01'), eq(membership.role, 'institution_admin'));
    const rows = await owner.select().from(membership).where(left);
    expect(rows.filter(({ endedAt }) => endedAt === null)).toHaveLength(1);
    if (ended[0] !== null) admin = second.ctx;
  }
});
