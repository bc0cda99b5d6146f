import { eq } from 'drizzle-orm';
import { expect, it, vi } from 'vitest';
import { institutionVersion, offeringVersion } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { anOwner, answerFirstSection } from '../testing/visitors';
import { createRun } from './create';
import { latestRun } from './latest';
import { rerun } from './rerun';

const { db, owner: admin } = await withTestDatabase();

it('counts an offering that cannot be read as an error, names it, and logs it once', async () => {
  const logged = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const ofBroken = await admin.select().from(offeringVersion).where(eq(offeringVersion.institution, 'I26'));
  await admin.update(offeringVersion).set({ definition: {} }).where(eq(offeringVersion.id, 'O02'));
  await admin.update(institutionVersion).set({ definition: {} }).where(eq(institutionVersion.id, 'I26'));
  const expected = ['O02', ...ofBroken.map((row) => row.id)].toSorted();
  const { ctx } = await anOwner(db);
  await answerFirstSection(ctx);

  const { id, broken } = await createRun(ctx, {});
  expect(broken).toEqual(expected);
  await createRun({ ...ctx, requestId: 'again' }, {});
  const lines = logged.mock.calls.map(([line]) => String(line));
  logged.mockRestore();
  expect(lines.filter((line) => line.includes('"O02"'))).toHaveLength(1);
  expect(lines.filter((line) => line.includes('"I26"'))).toHaveLength(1);

  const run = await latestRun(ctx);
  expect(run?.summary.broken).toEqual(expected);
  expect(run?.summary.counts.error).toBe(expected.length);
  expect(Object.values(run?.summary.counts ?? {}).reduce((sum, count) => sum + count, 0)).toBe(49);
  expect(await rerun(ctx, id)).toMatchObject({ same: true });
});
