import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { membership, signInLink } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import type { MembershipRole } from '../../domain/people';
import { type Context, personOf } from '../context';
import { aFirm, aPerson, ofInstitution } from '../testing/people';
import { aVisitor } from '../testing/visitors';
import { actorOfSession } from './actor-of-session';
import { endMembership } from './end-membership';
import { eraseOwn } from './erase-own';
import { forgetInvitations, onlyOfFirm } from './leaving';
import { listMembers } from './list-members';
import { rolesOf } from './people';
import { signIn } from './sign-in';
import { aSignedUp, DEVICE, PASSWORD } from './testing/signed-up';

const { db, owner } = await withTestDatabase();
const databases = { db, owner };

type Acts = { role: MembershipRole; firmId?: string; institution?: string };

/** A role that somebody had, and has no more. */
async function onceHad(personId: string, acts: Acts): Promise<string> {
  const id = randomUUID();
  await owner.insert(membership).values({ id, personId, ...acts, endedAt: sql`now()` });
  return id;
}

/** Somebody who has left the only place they worked for. */
async function former(acts: Acts): Promise<{ id: string; membership: string }> {
  const { id } = await aPerson(owner, acts);
  const [row] = await owner
    .update(membership)
    .set({ endedAt: sql`now()` })
    .where(eq(membership.personId, id))
    .returning({ id: membership.id });
  return { id, membership: row?.id ?? '' };
}

/** As the owner of the tables, who is shown every row: what is found is what the data layer asks for. */
const alone = (ctx: Context): Context => ({ ...ctx, db: owner });

it('makes nobody staff of what they have left, nor of what others do', async () => {
  const firm = await aFirm(databases);
  const { id } = await aPerson(owner, { role: 'firm_colleague', firmId: firm.id });
  await onceHad(id, { role: 'institution_admin', institution: 'I01' });
  await onceHad(id, { role: 'firm_adviser', firmId: (await aFirm(databases)).id });
  await ofInstitution(databases, 'I01');
  const { isStaff, firms } = await rolesOf(owner, id);
  expect([isStaff, firms.length]).toEqual([false, 1]);
});

it('opens a session as what is left of several roles, and as nobody where none is', async () => {
  const rosa = await aSignedUp(databases);
  const person = rosa.account.person.id;
  await onceHad(person, { role: 'programme_officer', institution: 'I01' });
  const actorAfterSignIn = async () => {
    const typed = { email: rosa.email, password: PASSWORD, network: null, device: DEVICE };
    const signed = await signIn(aVisitor(db), typed);
    return signed.outcome === 'signedIn'
      ? (await actorOfSession(db, signed.token))?.actor.kind
      : signed.outcome;
  };
  expect(await actorAfterSignIn()).toBe('firm_owner');
  await owner.delete(membership).where(eq(membership.role, 'firm_owner'));
  expect(await actorAfterSignIn()).toBe('person');
});

it('erases with a firm those who work for nobody else, and none that it never knew', async () => {
  const firm = await aFirm(databases);
  const other = await aFirm(databases);
  const left = await aPerson(owner, { role: 'firm_colleague', firmId: firm.id });
  await onceHad(left.id, { role: 'firm_adviser', firmId: other.id });
  const both = await aPerson(owner, { role: 'firm_adviser', firmId: firm.id });
  await owner.insert(membership).values({
    ...{ id: randomUUID(), personId: both.id, role: 'firm_adviser', firmId: other.id },
  });
  const gone = await former({ role: 'firm_colleague', firmId: firm.id });
  await former({ role: 'firm_colleague', firmId: other.id });
  const only = await owner.transaction((tx) => onlyOfFirm(tx, firm.id));
  expect(only.toSorted()).toEqual([personOf(firm.ctx.actor) ?? '', left.id, gone.id].toSorted());
});

it('takes back the invitations of the firm that goes, and of no other', async () => {
  const [firm, other] = [await aFirm(databases), await aFirm(databases)];
  for (const firmId of [firm.id, other.id])
    await owner.insert(signInLink).values({
      ...{ tokenHash: randomUUID(), purpose: 'invitation', role: 'firm_adviser', firmId },
      ...{ email: `${firmId}@example.org`, expiresAt: '2999-01-01T00:00:00Z' },
    });
  await owner.transaction((tx) => forgetInvitations(tx, firm.id));
  expect(await owner.$count(signInLink, eq(signInLink.firmId, firm.id))).toBe(0);
  expect(await owner.$count(signInLink, eq(signInLink.firmId, other.id))).toBe(1);
});

it('lets somebody leave who once owned a firm', async () => {
  const { id } = await aFirm(databases);
  const rosa = await aSignedUp(databases);
  await owner.delete(membership).where(eq(membership.personId, rosa.account.person.id));
  await onceHad(rosa.account.person.id, { role: 'firm_owner', firmId: id });
  const erased = await eraseOwn(rosa.ctx, { password: PASSWORD, confirm: true });
  expect(erased).toEqual({ outcome: 'erased' });
});

it.each([
  ['a firm', async () => (await aFirm(databases)).ctx],
  ['an institution', () => ofInstitution(databases, 'I05', 'institution_admin')],
])('keeps who has left %s off its list, and counts them no more', async (_, make) => {
  const ctx = await make();
  const acts: Acts =
    'firm' in ctx.actor
      ? { role: 'firm_owner', firmId: ctx.actor.firm }
      : { role: 'institution_admin', institution: 'I05' };
  const left = await former(acts);
  const { members } = await listMembers(alone(ctx));
  expect(members.map(({ isOneself }) => isOneself)).toEqual([true]);
  await expect(endMembership(alone(ctx), { membership: left.membership })).rejects.toMatchObject({
    code: 'not_found',
  });
  // Another who decided is gone: this one is the last.
  const own = members[0]?.membership ?? '';
  await expect(endMembership(alone(ctx), { membership: own })).rejects.toMatchObject({ code: 'conflict' });
});
