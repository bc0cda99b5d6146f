import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { request } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { aFirm, ofInstitution } from '../testing/people';
import { aJob, aVisitor } from '../testing/visitors';
import { ownRequests } from './scope';

const { db, owner } = await withTestDatabase();
const databases = { db, owner };
const firm = await aFirm(databases);
await owner.execute(sql`
  insert into request (id, firm_id, institution, offering, kind, state, shared, notify, audit_salt)
  values (gen_random_uuid(), ${firm.id}, 'I01', 'O01', 'talk', 'sent', '{}', false, '')`);

// As the owner of the tables, so that the clause is alone.
it.each([
  ['its firm', firm.ctx, 1],
  ['another firm', (await aFirm(databases)).ctx, 0],
  ['an officer of its institution', await ofInstitution(databases, 'I01'), 1],
  ['an officer of another', await ofInstitution(databases, 'I02'), 0],
  ['a seat holder of its institution', await ofInstitution(databases, 'I01', 'seat_holder'), 0],
  ['a visitor', aVisitor(db), 0],
  ['a job', aJob(db), 0],
])('%s has a part in it or not', async (_, { actor }, rows) => {
  expect(await owner.$count(request, ownRequests(actor))).toBe(rows);
});
