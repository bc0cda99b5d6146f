import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { connect } from '@/db/client';
import { diagnostic, matchRun, populationCount, populationFirm } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { valueAt } from '../../domain/population';
import { factsFromJson } from '../../domain/rules';
import type { Context } from '../context';
import { recordConsent } from '../diagnostics/consent';
import { deleteDiagnostic } from '../diagnostics/delete';
import { createRun } from '../runs/create';
import { aJob, anOwner, answerFirstSection, auditOf, aVisitor, contentHash, save } from '../testing/visitors';
import { populationCounts } from './counts';
import { loadPopulation } from './load';
import { offeringRules } from './offering-rules';
import { refreshPopulation } from './refresh';
import { storeCounts } from './store';
import { populationVersion } from './version';

const { db, owner: admin, url } = await withTestDatabase();
const job = aJob(db, 'count-population');
const open = () => connect(url, { max: 1, name: 'puente-copy' });
const ofFirm = (id: string) => eq(populationFirm.firm, id);

async function aFirm() {
  const owner = await anOwner(db);
  await answerFirstSection(owner.ctx);
  await createRun(owner.ctx, {});
  await agree(owner.ctx, true);
  return owner;
}

function agree(ctx: Context, given: boolean) {
  return recordConsent(ctx, { purpose: 'reports', given, textVersion: '1' });
}

describe('the population', () => {
  it('takes up the last result of each firm once, and no answer about groups', async () => {
    const { id, ctx } = await aFirm();
    expect(await refreshPopulation(job)).toEqual({ firms: 1, broken: 0 });
    expect(await refreshPopulation(job)).toEqual({ firms: 0, broken: 0 });
    const [row] = await admin.select().from(populationFirm).where(ofFirm(id));
    const facts = new Map(factsFromJson(row?.facts ?? '{}'));
    expect(facts.get('firm.country')).toEqual({ kind: 'values', values: ['AR'] });
    expect(facts.get('firm.employees')).toEqual({ kind: 'range', lo: 14, hi: 14 });
    // The winery is led by women, which its owner sees and nobody else.
    expect(row?.facts).not.toContain('women');
    const before = await populationVersion(job);
    await save(ctx, 'size', { 'firm.employees': ['15'] }, 1);
    await createRun(ctx, {});
    expect(await refreshPopulation(job)).toEqual({ firms: 1, broken: 0 });
    const [again] = await admin.select().from(populationFirm).where(ofFirm(id));
    expect(new Map(factsFromJson(again?.facts ?? '{}')).get('firm.employees')).toEqual({
      kind: 'range',
      lo: 15,
      hi: 15,
    });
    expect(await populationVersion(job)).not.toEqual(before);
  });

  it('reads firms anew once the engine is another one', async () => {
    const { id } = await aFirm();
    expect(await refreshPopulation(job)).toEqual({ firms: 1, broken: 0 });
    const [now] = await admin.select().from(populationFirm).where(ofFirm(id));
    // As an older engine left it, which read less in the same answers.
    await admin.update(populationFirm).set({ facts: '{}', engineVersion: '1.9.0' }).where(ofFirm(id));
    const before = await populationVersion(job);
    expect(await refreshPopulation(job)).toEqual({ firms: 1, broken: 0 });
    const [again] = await admin.select().from(populationFirm).where(ofFirm(id));
    expect(again).toMatchObject({ facts: now?.facts, engineVersion: now?.engineVersion });
    expect(await populationVersion(job)).not.toEqual(before);
    expect(await refreshPopulation(job)).toEqual({ firms: 0, broken: 0 });
  });

  it('has no firm that did not agree, and none that took it back', async () => {
    const { ctx } = await anOwner(db);
    await answerFirstSection(ctx);
    await createRun(ctx, {});
    expect(await refreshPopulation(job)).toEqual({ firms: 0, broken: 0 });
    const { id, ctx: other } = await aFirm();
    expect(await refreshPopulation(job)).toEqual({ firms: 1, broken: 0 });
    await agree(other, false);
    expect(await admin.$count(populationFirm, ofFirm(id))).toBe(0);
    expect(await refreshPopulation(job)).toEqual({ firms: 0, broken: 0 });
    await agree(other, true);
    expect(await refreshPopulation(job)).toEqual({ firms: 1, broken: 0 });
  });

  it('waits for a consent that is being taken back at this moment', async () => {
    const { id, ctx } = await aFirm();
    let letGo: () => void = () => undefined;
    const withdrawn = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let began: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      began = resolve;
    });
    const withdrawing = admin.transaction(async (tx) => {
      await agree({ ...ctx, db: tx }, false);
      began();
      await withdrawn;
    });
    await begun;
    const refreshing = refreshPopulation(job);
    // Other files test on other databases of the same server.
    const waiting = sql`
      select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await expect.poll(() => admin.execute(waiting), { timeout: 5000 }).not.toHaveLength(0);
    letGo();
    await withdrawing;
    expect(await refreshing).toEqual({ firms: 0, broken: 0 });
    expect(await admin.$count(populationFirm, ofFirm(id))).toBe(0);
  });

  it('drops a firm that did not agree, however it came in', async () => {
    const { id, ctx } = await anOwner(db);
    await answerFirstSection(ctx);
    await admin.insert(populationFirm).values({ firm: id, runSeq: 1, asOf: '2026-01-01', facts: '{}' });
    await refreshPopulation(job);
    expect(await admin.$count(populationFirm, ofFirm(id))).toBe(0);
  });

  it.each(['{}', 'broken'])('passes over a result that cannot be read: %s', async (input) => {
    const broken = await aFirm();
    const whole = await aFirm();
    await admin.transaction(async (tx) => {
      // Results are final, so the trigger that says so is passed by.
      await tx.execute(sql`set local session_replication_role = replica`);
      await tx.update(matchRun).set({ input }).where(eq(matchRun.diagnosticId, broken.id));
    });
    expect(await refreshPopulation(job)).toEqual({ firms: 1, broken: 1 });
    expect(await admin.$count(populationFirm, ofFirm(whole.id))).toBe(1);
    await deleteDiagnostic(broken.ctx, {});
  });

  it('forgets a firm with its answers, and is of another version then', async () => {
    const { id, ctx } = await aFirm();
    await refreshPopulation(job);
    const before = await populationVersion(job);
    await deleteDiagnostic(ctx, {});
    expect(await admin.$count(populationFirm, ofFirm(id))).toBe(0);
    const after = await populationVersion(job);
    expect(after.firms).toBe(before.firms - 1);
    expect(after.version).not.toBe(before.version);
  });

  it('is read in columns as it was written', async () => {
    await aFirm();
    await refreshPopulation(job);
    const rows = await admin.select().from(populationFirm).orderBy(populationFirm.firm);
    const { firms, version, partitions } = await loadPopulation(job, open);
    expect({ firms, version }).toEqual(await populationVersion(job));
    const [columns] = partitions;
    if (!columns) throw new Error('no columns');
    expect(columns.ids).toEqual(rows.map(({ firm }) => firm));
    for (const [row, { facts }] of rows.entries())
      for (const [fact, value] of factsFromJson(facts)) expect(valueAt(columns, fact, row)).toEqual(value);
  });

  it('reads what COPY writes in another way: quotes, backslashes, numbers without an end', async () => {
    const { id } = await aFirm();
    await refreshPopulation(job);
    const value = { kind: 'set', members: ['a "b"', 'c\\d', 'e\tf'] };
    const range = '{"hi":1e999,"kind":"range","lo":3}';
    const facts = `{"odd":${JSON.stringify(value)},"wide":${range}}`;
    await admin.update(populationFirm).set({ facts }).where(ofFirm(id));
    const { partitions } = await loadPopulation(job, open);
    const [columns] = partitions;
    if (!columns) throw new Error('no columns');
    const row = columns.ids.indexOf(id);
    expect(valueAt(columns, 'odd', row)).toEqual(value);
    expect(valueAt(columns, 'wide', row)).toEqual({ kind: 'range', lo: 3, hi: Number.POSITIVE_INFINITY });
    await admin.delete(diagnostic).where(eq(diagnostic.id, id));
  });

  it('leaves one row in the audit log for all that was taken up or dropped, and none where nothing was', async () => {
    const rows = () => auditOf(admin, 'firms');
    await refreshPopulation(job);
    const before = (await rows()).length;
    await refreshPopulation(job);
    expect(await rows()).toHaveLength(before);
    await aFirm();
    await aFirm();
    await refreshPopulation(job);
    const after = await rows();
    expect(after).toHaveLength(before + 1);
    expect(after.at(-1)).toMatchObject({
      action: 'population.refresh',
      actorKind: 'job',
      actorId: job.actor.kind === 'job' ? job.actor.name : '',
    });
    expect(after.at(-1)?.after).toMatch(/^[0-9a-f]{64}$/);
    const { id } = await anOwner(db);
    await admin.insert(populationFirm).values({ firm: id, runSeq: 1, asOf: '2026-01-01', facts: '{}' });
    await refreshPopulation(job);
    expect(await rows()).toHaveLength(before + 2);
  });

  it('is nothing where there is no firm', async () => {
    await admin.delete(diagnostic);
    expect(await loadPopulation(job, open)).toEqual({ firms: 0, version: '0.0.0', partitions: [] });
  });
});

describe('counts', () => {
  const count = { met: 1, unmet: 2, unknown: 3, soleBarriers: { 'size.list': 1 } };

  it('replace those that were there', async () => {
    const store = (...offerings: readonly string[]) =>
      storeCounts(job, {
        catalogueRevision: 1,
        dataVersion: `v${offerings.join()}`,
        counts: offerings.map((offering) => ({ offering, ...count })),
      });
    await store('O01', 'O02');
    await store('O02', 'O03');
    const stored = await populationCounts(job);
    expect(stored.map(({ offering, dataVersion }) => [offering, dataVersion])).toEqual([
      ['O02', 'vO02,O03'],
      ['O03', 'vO02,O03'],
    ]);
    expect(stored[0]).toMatchObject({ ...count, catalogueRevision: 1, asOf: job.today });
    await store();
    expect(await admin.$count(populationCount)).toBe(0);
    await store();
    // Each change of what is stored has its row; storing nothing over nothing changes nothing.
    const audit = await auditOf(admin, 'counts');
    expect(audit.map(({ action }) => action)).toEqual(Array(3).fill('population.store'));
    expect(audit.map(({ before, after }) => [before === null, after === null])).toEqual([
      [true, false],
      [false, false],
      [false, true],
    ]);
  });

  it('refuse what is no count', async () => {
    const bad = { offering: 'O01', ...count, met: -1 };
    await expect(
      storeCounts(job, { catalogueRevision: 1, dataVersion: 'a', counts: [bad] }),
    ).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('rules of offerings', () => {
  it('are those of every published offering', async () => {
    const { rules, broken, catalogueRevision } = await offeringRules(job);
    const [row] = await admin.execute<{ n: number }>(
      sql`select count(distinct id)::int as n from offering_version`,
    );
    expect(rules).toHaveLength(row?.n ?? -1);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    expect(broken).toEqual([]);
    expect(catalogueRevision).toBeGreaterThan(0);
  });
});

describe('everybody but a job', () => {
  it.each([
    ['refresh', (ctx: typeof job) => refreshPopulation(ctx)],
    ['read the version', (ctx: typeof job) => populationVersion(ctx)],
    ['read the firms', (ctx: typeof job) => loadPopulation(ctx, open)],
    ['read the counts', (ctx: typeof job) => populationCounts(ctx)],
    ['read the rules', (ctx: typeof job) => offeringRules(ctx)],
    [
      'store counts',
      (ctx: typeof job) => storeCounts(ctx, { catalogueRevision: 1, dataVersion: 'a', counts: [] }),
    ],
  ])('may not %s', async (_, verb) => {
    const { ctx } = await aFirm();
    const before = await contentHash(admin);
    const firms = await admin.$count(populationFirm);
    for (const actor of [aVisitor(db), ctx])
      await expect(verb(actor)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await contentHash(admin)).toBe(before);
    expect(await admin.$count(populationFirm)).toBe(firms);
  });
});
