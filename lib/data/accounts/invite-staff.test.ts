import { expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import { aJob, aVisitor, contentHash } from '../testing/visitors';
import { actorOfSession } from './actor-of-session';
import { followLink } from './follow-link';
import { inviteStaff } from './invite-staff';
import { lookAtLink } from './look-at-link';
import { anAddress, DEVICE, sentToken } from './testing/signed-up';

const { db, owner } = await withTestDatabase();
const LONG = 'fifteen ladders lean on a quiet harbour wall';

it.each([
  ['programme_officer', 'I03'],
  ['institution_admin', 'I03'],
  ['agency_reviewer', null],
  ['platform_admin', null],
] as const)('invites a first %s, who accepts by the link in the mail', async (role, institution) => {
  const email = anAddress();
  const { link } = await inviteStaff(aJob(db), { email, role, institution, locale: 'es' });
  const token = await sentToken(owner, email);
  expect(link).toContain(token);
  expect(await lookAtLink(aVisitor(db), { token })).toMatchObject({ role, institution, asksName: true });
  const input = { token, name: 'Ana Ríos', device: DEVICE };
  // Who decides about others needs a longer password.
  expect(await followLink(aVisitor(db), { ...input, password: 'short but not weak' })).toMatchObject({
    outcome: 'signedIn',
  });
  expect(await followLink(aVisitor(db), { ...input, password: LONG })).toEqual({ outcome: 'spent' });
});

it('gives the role and nothing else', async () => {
  const email = anAddress();
  await inviteStaff(aJob(db), { email, role: 'programme_officer', institution: 'I03', locale: 'en' });
  const token = await sentToken(owner, email);
  const short = await followLink(aVisitor(db), {
    token,
    name: 'Ana',
    password: 'only twelve c',
    device: DEVICE,
  });
  expect(short).toEqual({ outcome: 'invalidPassword', code: 'too_short' });
  const done = await followLink(aVisitor(db), { token, name: 'Ana', password: LONG, device: DEVICE });
  const signed = done.outcome === 'signedIn' ? await actorOfSession(db, done.token) : null;
  expect(signed?.actor).toMatchObject({ kind: 'programme_officer', institution: 'I03' });
});

it('refuses everybody but the one who runs the server, institutions that are not there, and roles of firms', async () => {
  const email = anAddress();
  const before = await contentHash(owner);
  const input = { email, role: 'programme_officer', institution: 'I03', locale: 'en' } as const;
  await expect(inviteStaff(aVisitor(db), input)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(inviteStaff(aJob(db), { ...input, institution: 'I99' })).rejects.toMatchObject({
    code: 'not_found',
  });
  await expect(inviteStaff(aJob(db), { ...input, institution: null })).rejects.toMatchObject({
    code: 'invalid',
  });
  await expect(inviteStaff(aJob(db), { ...input, role: 'platform_admin' })).rejects.toMatchObject({
    code: 'invalid',
  });
  expect(await contentHash(owner)).toBe(before);
});
