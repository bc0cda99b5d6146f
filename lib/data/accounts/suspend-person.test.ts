import { expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import { verifyAudit } from '../audit';
import { ofInstitution } from '../testing/people';
import { aJob, auditOf, aVisitor, contentHash } from '../testing/visitors';
import { actorOfSession } from './actor-of-session';
import { followLink } from './follow-link';
import { sendLink } from './send-link';
import { signIn } from './sign-in';
import { suspendPerson } from './suspend-person';
import { anAddress, aSignedUp, DEVICE, PASSWORD, sentToken } from './testing/signed-up';

const { db, owner } = await withTestDatabase();
const visitor = aVisitor(db);
const job = aJob(db);

it('shuts somebody out with the next request, and nothing of before comes alive when it is lifted', async () => {
  const rosa = await aSignedUp({ db, owner });
  const neighbour = await aSignedUp({ db, owner });
  const { email } = rosa;
  await sendLink(visitor, { email, purpose: 'sign_in', network: null });
  const link = await sentToken(owner, email);
  const typed = { email, password: PASSWORD, network: null, device: DEVICE };
  expect(await suspendPerson(job, { email, lift: false })).toEqual({ outcome: 'suspended', sessions: 1 });
  expect(await actorOfSession(db, rosa.token)).toBeNull();
  expect(await signIn(visitor, typed)).toEqual({ outcome: 'wrong' });
  expect(await suspendPerson(job, { email, lift: false })).toEqual({ outcome: 'already', sessions: 0 });
  expect(await suspendPerson(job, { email, lift: true })).toEqual({ outcome: 'lifted', sessions: 0 });
  expect(await actorOfSession(db, rosa.token)).toBeNull();
  expect(await followLink(visitor, { token: link, device: DEVICE })).toEqual({ outcome: 'spent' });
  expect(await signIn(visitor, typed)).toMatchObject({ outcome: 'signedIn' });
  expect(await actorOfSession(db, neighbour.token)).not.toBeNull();
  const told = await auditOf(owner, rosa.account.person.id);
  expect(told.filter(({ action }) => action === 'person.suspend')).toHaveLength(2);
  expect((await verifyAudit(owner)).problems).toEqual([]);
});

it('refuses everybody but the one who runs the server, and an address without an account', async () => {
  const rosa = await aSignedUp({ db, owner });
  const officer = await ofInstitution({ db, owner }, 'I03', 'institution_admin');
  const before = await contentHash(owner);
  for (const ctx of [visitor, rosa.ctx, officer])
    await expect(suspendPerson(ctx, { email: rosa.email, lift: false })).rejects.toMatchObject({
      code: 'forbidden',
    });
  await expect(suspendPerson(job, { email: anAddress(), lift: false })).rejects.toMatchObject({
    code: 'not_found',
  });
  await expect(suspendPerson(job, { email: 'nobody', lift: false })).rejects.toMatchObject({
    code: 'invalid',
  });
  expect(await contentHash(owner)).toBe(before);
});
