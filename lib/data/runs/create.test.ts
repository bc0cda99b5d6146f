import { asc, eq, inArray } from 'drizzle-orm';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { matchRun, referenceLoad, runMatch, sensitiveRun, sensitiveRunMatch } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { setForm } from '../diagnostics/set-form';
import { anOwner, answerFirstSection, save } from '../testing/visitors';
import type * as computing from './compute';
import { createRun } from './create';
import { latestRun } from './latest';
import { rerun } from './rerun';
import { KEPT_RUNS } from './stored';

const { db, owner: admin } = await withTestDatabase();

const meanwhile = vi.hoisted(() => ({ happens: async () => {}, times: 0 }));

vi.mock('./compute', async (original) => {
  const real = await original<typeof computing>();
  const prepare: typeof real.prepare = async (...args) => {
    const prepared = await real.prepare(...args);
    meanwhile.times += 1;
    await meanwhile.happens();
    return prepared;
  };
  return { ...real, prepare };
});

afterEach(() => {
  meanwhile.happens = async () => {};
});

async function aWinery() {
  const owner = await anOwner(db);
  await answerFirstSection(owner.ctx);
  return owner;
}

describe('a run that is worked out while an answer changes', () => {
  it('is worked out again from the new answers, and no one has to wait for it', async () => {
    const { ctx, id } = await aWinery();
    meanwhile.times = 0;
    meanwhile.happens = async () => {
      meanwhile.happens = async () => {};
      await save(ctx, 'size', { 'firm.employees': ['400'] }, 1);
    };
    const run = await createRun(ctx, {});
    expect(run.created).toBe(true);
    expect(meanwhile.times).toBe(2);
    expect(await admin.$count(matchRun, eq(matchRun.diagnosticId, id))).toBe(1);
    expect(await latestRun(ctx)).toMatchObject({ id: run.id, stale: false });
    expect((await latestRun(ctx))?.summary.firm.employees).toEqual({ kind: 'exact', value: 400 });
    expect(await rerun(ctx, run.id)).toMatchObject({ same: true });
  });

  it('is refused where the answers never stand still, and nothing is stored', async () => {
    const { ctx, id } = await aWinery();
    let version = 1;
    meanwhile.happens = async () => {
      await save(ctx, 'size', { 'firm.employees': [String(100 + version)] }, version);
      version += 1;
    };
    await expect(createRun(ctx, {})).rejects.toMatchObject({ code: 'conflict' });
    expect(await admin.$count(matchRun, eq(matchRun.diagnosticId, id))).toBe(0);
  });
});

it('keeps its form and its edition of the reference files, and is out of date when either is another', async () => {
  const { ctx } = await aWinery();
  const first = await createRun(ctx, {});
  await setForm(ctx, { form: 'short' });
  expect(await latestRun(ctx)).toMatchObject({ id: first.id, form: 'full', stale: true });
  const second = await createRun(ctx, {});
  expect(await latestRun(ctx)).toMatchObject({ id: second.id, form: 'short', stale: false });
  await admin
    .update(referenceLoad)
    .set({ contentHash: 'new edition' })
    .where(eq(referenceLoad.name, 'standards'));
  expect(await latestRun(ctx)).toMatchObject({ id: second.id, stale: true });
  await createRun(ctx, {});
  expect(await latestRun(ctx)).toMatchObject({ stale: false });
  expect(await rerun(ctx, second.id)).toMatchObject({ same: true });
});

it('keeps the last twenty of a draft, and of none other drops any', async () => {
  const other = await aWinery();
  const othersRun = await createRun(other.ctx, {});
  const { ctx, id } = await aWinery();
  const made: string[] = [];
  for (let count = 0; count < 22; count += 1) {
    await setForm(ctx, { form: count % 2 === 0 ? 'short' : 'full' });
    made.push((await createRun(ctx, {})).id);
  }
  expect(new Set(made).size).toBe(22);
  expect(KEPT_RUNS).toBe(20);
  const kept = await admin
    .select({ id: matchRun.id })
    .from(matchRun)
    .where(eq(matchRun.diagnosticId, id))
    .orderBy(asc(matchRun.seq));
  expect(kept.map((row) => row.id)).toEqual(made.slice(2));
  for (const table of [runMatch, sensitiveRun, sensitiveRunMatch])
    expect(await admin.$count(table, inArray(table.runId, made.slice(0, 2)))).toBe(0);
  expect(await latestRun(ctx)).toMatchObject({ id: made.at(-1), stale: false });
  for (const run of [made[2], made.at(-1)]) expect(await rerun(ctx, run ?? '')).toMatchObject({ same: true });
  expect(await rerun(other.ctx, othersRun.id)).toMatchObject({ same: true });
});
