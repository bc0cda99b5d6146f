import { expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import { anOwner, answerFirstSection, aVisitor, expire } from '../testing/visitors';
import { createRun } from './create';
import { hasRun } from './has-run';

const { db, owner: admin } = await withTestDatabase();

it('tells whether the own diagnostic has a result, and of no other', async () => {
  const [owner, other] = [await anOwner(db), await anOwner(db)];
  await answerFirstSection(owner.ctx);
  expect(await hasRun(owner.ctx)).toBe(false);
  await createRun(owner.ctx, {});
  expect(await hasRun(owner.ctx)).toBe(true);
  expect(await hasRun(other.ctx)).toBe(false);
  expect(await hasRun(aVisitor(db))).toBe(false);
  await expire(admin, owner.id);
  expect(await hasRun(owner.ctx)).toBe(false);
});
