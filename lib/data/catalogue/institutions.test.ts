import { expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import { getInForce } from '../reference/in-force';
import { aVisitor } from '../testing/visitors';
import { getInstitution } from './institution';
import { listInstitutions } from './institutions';
import { institutionsWithMembers } from './memberships';

const { db } = await withTestDatabase();
const ctx = aVisitor(db);

it('lists institutions by name with the number of their offerings', async () => {
  const institutions = await listInstitutions(ctx);
  const names = institutions.map((one) => one.institution.name);
  expect(names).toEqual(names.toSorted(new Intl.Collator('en').compare));
  expect(institutions.reduce((sum, one) => sum + one.offerings, 0)).toBe(49);
});

it('shows one with its boards, its payers and its offerings', async () => {
  const { institution, text, offerings } = await getInstitution(ctx, 'I12');
  expect(institution.seats.length).toBeGreaterThan(0);
  for (const { body } of [...institution.seats, ...institution.contributions])
    expect(text.bodies[body]?.es).toBeTruthy();
  expect(offerings.map((one) => one.offering.id)).toEqual(['O26', 'O27']);
});

it('tells a first step that only members may take from one for all', async () => {
  const stepOf = async (id: string) => (await getInstitution(ctx, id)).firstStep;
  // I12 offers both of its programmes to members alone; I01 offers all to everybody; I02 has no offer for beginners.
  expect([await stepOf('I12'), await stepOf('I01'), await stepOf('I02')]).toEqual([
    'members',
    'open',
    'none',
  ]);
});

it('asks about membership only where it matters to the firm', async () => {
  const ids = async (country: string, ...activities: readonly string[]) =>
    (await institutionsWithMembers(ctx, { country, activities })).map((one) => one.id);
  expect(await ids('MX', '0113')).toContain('I12');
  expect(await ids('MX', '6201')).not.toContain('I12');
  expect(await ids('MX', '6201', '0113')).toContain('I12');
  expect(await ids('MX')).toContain('I12');
  expect(await ids('AQ')).toEqual([]);
});

it('says which policy and revision are in force', async () => {
  expect(await getInForce(ctx)).toMatchObject({ policy: { version: '2026.1' }, catalogueRevision: 1 });
});
