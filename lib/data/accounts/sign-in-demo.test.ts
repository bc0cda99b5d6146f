import { afterEach, expect, it, vi } from 'vitest';
import { seedDemoAccounts } from '@/db/seed/accounts';
import { withTestDatabase } from '@/db/testing';
import { aJob, auditOf, aVisitor, contentHash } from '../testing/visitors';
import { actorOfSession } from './actor-of-session';
import { listDemoPersons } from './list-demo-persons';
import { signInDemo } from './sign-in-demo';
import { DEVICE } from './testing/signed-up';

const { db, owner } = await withTestDatabase();
await seedDemoAccounts(owner);
const visitor = aVisitor(db);

afterEach(() => vi.unstubAllEnvs());

it('lists the people of the demonstration and signs in as each of them', async () => {
  vi.stubEnv('PUENTE_DEMO', '1');
  const listed = await listDemoPersons(visitor);
  expect(listed.map(({ key }) => key).toSorted()).toEqual([
    ...['adviser', 'colleague', 'institution_admin', 'officer', 'owner', 'platform_admin', 'reviewer'],
    'seat_holder',
  ]);
  for (const one of listed) {
    expect(Object.keys(one)).toEqual(['key', 'name']);
    const { key, name } = one;
    const { token } = await signInDemo(visitor, { key, device: DEVICE });
    const signed = await actorOfSession(db, token);
    expect(signed?.account.person.name).toBe(name);
    const { memberships = [] } = signed?.account ?? {};
    expect(memberships).not.toEqual([]);
    expect(signed?.actor.kind).toBe(memberships.length === 1 ? memberships[0]?.role : 'person');
    expect(await auditOf(owner, signed?.account.session ?? '')).toMatchObject([{ action: 'account.signIn' }]);
  }
});

it('knows none of them elsewhere, and ends what was opened in a demonstration', async () => {
  vi.stubEnv('PUENTE_DEMO', '1');
  const { token } = await signInDemo(visitor, { key: 'owner', device: DEVICE });
  vi.stubEnv('PUENTE_DEMO', '');
  const before = await contentHash(owner);
  expect(await actorOfSession(db, token)).toBeNull();
  expect(await listDemoPersons(visitor)).toEqual([]);
  await expect(signInDemo(visitor, { key: 'owner', device: DEVICE })).rejects.toMatchObject({
    code: 'not_found',
  });
  expect(await contentHash(owner)).toBe(before);
});

it('refuses who is none of them, and a job', async () => {
  vi.stubEnv('PUENTE_DEMO', '1');
  const before = await contentHash(owner);
  await expect(signInDemo(visitor, { key: 'nobody', device: DEVICE })).rejects.toMatchObject({
    code: 'not_found',
  });
  for (const verb of [
    () => signInDemo(aJob(db), { key: 'owner', device: DEVICE }),
    () => listDemoPersons(aJob(db)),
  ])
    await expect(verb()).rejects.toMatchObject({ code: 'forbidden' });
  expect(await contentHash(owner)).toBe(before);
});
