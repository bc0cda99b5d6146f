import { describe, expect, it } from 'vitest';
import { referenceLoad, sizeRule, standard } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { anOwner, answerFirstSection, save } from '../testing/visitors';
import { createRun } from './create';
import { rerun } from './rerun';

const { db, owner: admin, sql } = await withTestDatabase();

const { ctx } = await anOwner(db);
await answerFirstSection(ctx);
await save(ctx, 'priorities', { 'need.priorities.1': ['OPS'] });
const { id } = await createRun(ctx, {});

describe('running again', () => {
  it('gives the same after the answers have changed', async () => {
    await save(ctx, 'size', { 'firm.employees': ['400'] }, 1);
    await save(ctx, 'people', { 'people.lead_group': ['youth'] }, 1);
    expect(await rerun(ctx, id)).toMatchObject({ same: true });
  });

  it('gives the same bytes, also after the reference files were loaded anew', async () => {
    const same = await rerun(ctx, id);
    expect(same.same).toBe(true);
    expect(same.hash).toBe(same.storedHash);
    await admin.update(sizeRule).set({ definition: {} });
    await admin.delete(standard);
    await admin.update(referenceLoad).set({ contentHash: 'new edition' });
    expect(await rerun(ctx, id)).toEqual(same);
  });

  it('tells that a stored result was changed', async () => {
    await sql`alter table run_match disable trigger run_match_is_final`;
    await sql`update run_match set match = replace(match, '"eligible"', '"closed"') where run_id = ${id}`;
    await sql`alter table run_match enable trigger run_match_is_final`;
    expect(await rerun(ctx, id)).toMatchObject({ same: false });
  });
});
