import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { catalogueRevision, matchRun, runMatch } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { day } from '../../domain/dates';
import { saveScreen } from '../diagnostics/save-screen';
import { anOwner, answerFirstSection, auditOf, contentHash, save } from '../testing/visitors';
import { createRun } from './create';
import { latestRun, latestRunInFull } from './latest';
import { getMatch } from './match';
import { rerun } from './rerun';

const { db, owner: admin } = await withTestDatabase();

async function aWinery() {
  const owner = await anOwner(db);
  await answerFirstSection(owner.ctx);
  await save(owner.ctx, 'priorities', { 'need.priorities.1': ['OPS'], 'need.priorities.2': ['QMS'] });
  return owner;
}

describe('a run', () => {
  it('is stored once for the same facts and versions', async () => {
    const { ctx } = await aWinery();
    const first = await createRun(ctx, {});
    expect(first).toMatchObject({ created: true, broken: [] });
    const before = await contentHash(admin);
    expect(await createRun(ctx, {})).toEqual({ ...first, created: false });
    expect(await contentHash(admin)).toBe(before);
    expect(await auditOf(admin, first.id)).toMatchObject([{ action: 'run.create', before: null }]);
  });

  it('is made once by fifty requests at the same moment', async () => {
    const { ctx, id } = await aWinery();
    const runs = await Promise.all(Array.from({ length: 50 }, () => createRun(ctx, {})));
    expect(new Set(runs.map((run) => run.id)).size).toBe(1);
    expect(runs.filter((run) => run.created)).toHaveLength(1);
    expect(await admin.$count(matchRun, eq(matchRun.diagnosticId, id))).toBe(1);
  });

  it('looks at every offering of the catalogue', async () => {
    const { ctx } = await aWinery();
    const { id } = await createRun(ctx, {});
    const run = await latestRun(ctx);
    const { counts, matches, excluded, broken } = run?.summary ?? {
      counts: {},
      matches: [],
      excluded: [],
      broken: [],
    };
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    expect(total).toBe(run?.view.offerings.size);
    expect(await admin.$count(runMatch, eq(runMatch.runId, id))).toBe(total);
    expect(matches.length + excluded.flatMap((one) => one.offerings).length + broken.length).toBe(total);
    expect(matches.map((match) => match.status)).toContain('eligible');
    expect(run).toMatchObject({
      id,
      asOf: '2026-12-01',
      stale: false,
      catalogueRevision: 1,
      policyVersion: '2026.1',
    });
  });

  it('works for a firm that has said nothing', async () => {
    const { ctx } = await anOwner(db);
    expect(await latestRun(ctx)).toBeNull();
    expect(await latestRunInFull(ctx)).toBeNull();
    await createRun(ctx, {});
    const run = await latestRun(ctx);
    expect(run?.summary.counts).toMatchObject({ eligible: 0, no: 0, error: 0 });
    expect(run?.summary.answerNext.length).toBeGreaterThan(0);
  });

  it('is summed up by the best of each status, and read in full where asked', async () => {
    const { ctx } = await anOwner(db);
    await save(ctx, 'people', { 'people.lead_group': ['women'] });
    await createRun(ctx, {});
    const [best, full] = [await latestRun(ctx), await latestRunInFull(ctx)];
    const unknown = full?.summary.counts.unknown ?? 0;
    expect(best?.summary.matches.length).toBeLessThan(unknown);
    expect(full?.summary.matches).toHaveLength(unknown);
    expect(full?.summary.matches.slice(0, best?.summary.matches.length)).toEqual(best?.summary.matches);
    expect(best?.summary.openQuestions).toContain('firm.country');
  });

  it('is out of date after an answer, a day or a new catalogue, and stands again when nothing differs', async () => {
    const { ctx } = await aWinery();
    await createRun(ctx, {});
    await saveScreen(ctx, {
      screen: 'size',
      fields: { 'firm.employees': ['x'] },
      version: 1,
      intent: 'keep',
    });
    expect(await latestRun(ctx)).toMatchObject({ stale: false });
    await save(ctx, 'goal', { 'sales.goal': ['direct'] });
    expect(await latestRun(ctx)).toMatchObject({ stale: true });
    await createRun(ctx, {});
    expect(await latestRun(ctx)).toMatchObject({ stale: false });
    expect(await latestRun({ ...ctx, today: day('2026-12-02') })).toMatchObject({ stale: true });
    await admin
      .insert(catalogueRevision)
      .values({ number: 2, publishedOn: '2026-11-30', note: 'test', contentHash: 'test' });
    expect(await latestRun(ctx)).toMatchObject({ stale: true, catalogueRevision: 1 });
    await admin.delete(catalogueRevision).where(eq(catalogueRevision.number, 2));
    expect(await latestRun(ctx)).toMatchObject({ stale: false });
  });

  it('is out of date where an earlier engine made it', async () => {
    const { ctx } = await aWinery();
    const { id } = await createRun(ctx, {});
    await admin.transaction(async (tx) => {
      // A run is final: only so can one of an earlier engine be had.
      await tx.execute(sql`set local session_replication_role = replica`);
      await tx.update(matchRun).set({ engineVersion: '1.6.0' }).where(eq(matchRun.id, id));
    });
    expect(await latestRun(ctx)).toMatchObject({ id, engineVersion: '1.6.0', stale: true });
  });

  it('counts answers given on the other side of midnight', async () => {
    const { ctx } = await aWinery();
    await createRun({ ...ctx, today: day('2026-01-02') }, {});
    const run = await latestRun({ ...ctx, today: day('2026-01-02') });
    expect(run?.summary.firm.country).toEqual({ kind: 'exact', value: 'AR' });
    expect(await rerun(ctx, run?.id ?? '')).toMatchObject({ same: true });
  });
});

describe('one match', () => {
  it('is read alone, with what it is about', async () => {
    const { ctx } = await aWinery();
    await createRun(ctx, {});
    const run = await latestRun(ctx);
    const first = run?.summary.matches[0];
    const detail = await getMatch(ctx, first?.offering ?? '');
    expect(detail).toMatchObject({
      position: 1,
      match: { offering: first?.offering, total: first?.total },
      run: { id: run?.id },
    });
    expect(detail.match.gates.map((gate) => gate.node)).toEqual([
      'G1',
      'G2',
      'G3',
      'G4',
      'G5',
      'G6',
      'G7',
      'G8',
    ]);
    expect(detail.entry.offering.id).toBe(first?.offering);
    expect(detail.by.institution.id).toBe(first?.institution);
    expect(detail.policy.version).toBe('2026.1');
    await expect(getMatch(ctx, 'O99')).rejects.toMatchObject({ code: 'not_found' });
    for (const id of ["O01' or '1'='1", '\u0000', '', '😀', 'x'.repeat(1000)])
      await expect(getMatch(ctx, id)).rejects.toMatchObject({ code: 'not_found' });
  });
});
