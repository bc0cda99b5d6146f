import { and, eq, isNotNull } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { MEMBERSHIP_ROLES } from '../../lib/domain/people';
import { prepareDatabase } from '../migrate';
import { firm, institutionVersion, membership, person } from '../schema';
import { withTestDatabase } from '../testing';

const { owner: db, url } = await withTestDatabase();

const all = async () => ({
  persons: await db.select().from(person).orderBy(person.id),
  firms: await db.select().from(firm).orderBy(firm.id),
  memberships: await db.select().from(membership).orderBy(membership.id),
});

it('knows nobody unless it is the demonstration', async () => {
  await prepareDatabase(url);
  expect(await all()).toEqual({ persons: [], firms: [], memberships: [] });
});

it('knows one person for each role, who has no password and acts for what is there', async () => {
  await prepareDatabase(url, { demo: true });
  const { persons, memberships } = await all();
  expect(persons.map(({ demo }) => demo)).toEqual([...new Set(persons.map(({ demo }) => demo))]);
  for (const { demo, email, passwordHash, emailConfirmedAt } of persons) {
    expect({ email, passwordHash }).toEqual({ email: `${demo}@demo.example`, passwordHash: null });
    expect(emailConfirmedAt).not.toBeNull();
  }
  const roles = new Set(memberships.map(({ role }) => role));
  expect([...roles].toSorted()).toEqual([...MEMBERSHIP_ROLES].toSorted());
  const institutions = await db.select({ id: institutionVersion.id }).from(institutionVersion);
  const acting = memberships.flatMap(({ institution }) => institution ?? []);
  expect(institutions.map(({ id }) => id)).toEqual(expect.arrayContaining(acting));
});

it('changes nothing the next time, and leaves what they changed', async () => {
  await db.update(person).set({ name: 'Otra' }).where(eq(person.demo, 'owner'));
  await db
    .update(membership)
    .set({ endedAt: '2026-11-22T00:00:00Z' })
    .where(eq(membership.role, 'firm_adviser'));
  const before = await all();
  await prepareDatabase(url, { demo: true });
  expect(await all()).toEqual(before);
});

it('brings back who erased the account, unless somebody has the address now', async () => {
  const before = await all();
  await db.delete(firm);
  await db.delete(person).where(isNotNull(person.demo));
  await db.insert(person).values({
    ...{ id: '00000000-0000-4000-8000-000000000000', email: 'owner@demo.example', name: 'Ana' },
    ...{ locale: 'es', auditSalt: 'x' },
  });
  await prepareDatabase(url, { demo: true });
  const after = await all();
  expect(after.firms).toHaveLength(before.firms.length);
  expect(after.persons).toHaveLength(before.persons.length);
  expect(await db.select().from(membership).where(eq(membership.role, 'firm_owner'))).toEqual([]);
  expect(
    await db
      .select()
      .from(person)
      .where(and(eq(person.demo, 'owner'))),
  ).toEqual([]);
  expect(after.memberships).toHaveLength(before.memberships.length - 1);
});
