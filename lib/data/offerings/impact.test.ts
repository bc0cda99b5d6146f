import { desc, eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { connect } from '@/db/client';
import {
  diagnostic,
  matchRun,
  offeringDraft,
  populationColumn,
  populationPart,
  sensitiveAnswer,
} from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { profileOf } from '../../domain/facts';
import { preparedPart } from '../../domain/impact';
import type { Offering } from '../../domain/matching';
import { currentCatalogue } from '../catalogue/current';
import type { Context } from '../context';
import { recordConsent } from '../diagnostics/consent';
import { deleteDiagnostic } from '../diagnostics/delete';
import { loadPopulation } from '../population/load';
import { leadGroups, preparedVersion, storePrepared } from '../population/prepared';
import { refreshPopulation } from '../population/refresh';
import { populationVersion } from '../population/version';
import { getReferenceLists } from '../reference/lists';
import { policyAt } from '../reference/policy';
import { createRun } from '../runs/create';
import { runInputSchema } from '../runs/input';
import { addKnownFirms } from '../testing/known-firms';
import { anEdit, seenAtDesk } from '../testing/offerings';
import { aFirm, ofInstitution } from '../testing/people';
import { type CountedFirm, movesSeen, recounted, wrongFigures } from '../testing/recount';
import { aJob, anOwner, answerFirstSection, aVisitor, contentHash } from '../testing/visitors';
import { duplicateOffering } from './duplicate';
import { getDeskOffering } from './get';
import { impactOfDraft } from './impact';
import { publishOffering } from './publish';
import { saveDraft } from './save-draft';

const { db, owner, url } = await withTestDatabase();
const databases = { db, owner };
const job = aJob(db, 'count-population');
const open = () => connect(url, { max: 1, name: 'puente-copy' });
const officer = await ofInstitution(databases, 'I01');
const FIRMS = 400;

/** What the worker does. */
async function prepare() {
  await refreshPopulation(job);
  const { version, partitions } = await loadPopulation(job, open);
  const leads = await leadGroups(job);
  const parts = partitions.map((columns) => preparedPart(columns, leads));
  const stored = parts.map(({ firms, columns }) => ({ firms, columns: [...columns] }));
  await storePrepared(job, { dataVersion: version, parts: stored });
}

async function aKnownFirm() {
  const firm = await anOwner(db);
  await answerFirstSection(firm.ctx);
  await createRun(firm.ctx, {});
  await recordConsent(firm.ctx, { purpose: 'reports', given: true, textVersion: '1' });
  return firm;
}

/** Every firm that agreed, read from what is stored of it and not from the population. */
async function everyFirm(): Promise<readonly CountedFirm[]> {
  const { sizeRules, standards, capitals } = await getReferenceLists(officer);
  const runs = await owner
    .selectDistinctOn([matchRun.diagnosticId])
    .from(matchRun)
    .orderBy(matchRun.diagnosticId, desc(matchRun.seq));
  const said = await owner
    .select()
    .from(sensitiveAnswer)
    .where(eq(sensitiveAnswer.fact, 'people.lead_group'));
  return runs.map(({ diagnosticId, input }) => {
    const { answers, asOf } = runInputSchema.parse(JSON.parse(input));
    const answer = Object(said.find((one) => one.diagnosticId === diagnosticId)?.answer ?? {});
    return { firm: profileOf({ answers, sizeRules, standards, capitals, asOf }), lead: answer.value ?? [] };
  });
}

/** A copy of an offering, published, with a draft whose stored attributes are those given. */
async function aDraft(changes: Readonly<Record<string, unknown>>, ctx: Context = officer): Promise<string> {
  const { id } = await duplicateOffering(ctx, { offering: 'O01' });
  await publishOffering(ctx, { offering: id, seen: await seenAtDesk(ctx, id, 'state') });
  await saveDraft(ctx, { offering: id, seen: await seenAtDesk(ctx, id, 'main'), edit: anEdit() });
  await owner
    .update(offeringDraft)
    .set({ definition: sql`${offeringDraft.definition} || ${JSON.stringify(changes)}::jsonb` })
    .where(eq(offeringDraft.offering, id));
  return id;
}

async function versionsOf(id: string) {
  const { view, policy } = await currentCatalogue(officer);
  const entry = view.institutions.get('I01');
  const { versions, draft } = await getDeskOffering(officer, id);
  const offeringOf = (content: { offering: Offering } | null | undefined) => content?.offering ?? null;
  const after = offeringOf((draft ?? versions.at(-1))?.content);
  if (!entry || !after) throw new Error('The offering cannot be read.');
  const before = offeringOf(versions.at(-1)?.content);
  return { before, after, institution: entry.institution, policy: await policyAt(db, policy) };
}

async function counted(id: string) {
  const impact = await impactOfDraft(officer, id);
  if (impact.state !== 'counted') throw new Error(impact.state);
  return impact.impact;
}

beforeAll(async () => {
  const { id } = await aKnownFirm();
  await addKnownFirms(owner, { like: id, seed: 1, firms: FIRMS });
  await prepare();
});

describe('what a draft changes for known firms', () => {
  let all: readonly CountedFirm[] = [];
  beforeAll(async () => {
    all = await everyFirm();
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['another language', { languages: ['pt', 'other'] }],
    ['another size', { size_classes: ['medium', 'large'] }],
    [
      'everywhere, any activity',
      {
        sectors: ['*'],
        countries: ['AR', 'CL', 'MX', 'BR'],
        subdivisions: null,
        size_classes: ['micro', 'small', 'medium', 'large'],
      },
    ],
    [
      'a learning level and a certificate',
      { sectors: ['*'], subdivisions: null, min_ac: 2, requires: { any: ['ISO9001', 'HACCP'], all: [] } },
    ],
    ['new research', { sectors: ['*'], subdivisions: null, nature: 'pioneering' }],
    ['a place', { subdivisions: ['AR-J', 'AR-C'] }],
    ['money alone', { generic: true, targets: {}, sectors: ['C'], subdivisions: null }],
  ])('%s: it is what the engine says of each of them by itself', async (_, changes) => {
    const id = await aDraft(changes);
    const moves = recounted(all, await versionsOf(id));
    expect(movesSeen(moves).length).toBeGreaterThan(1);
    const impact = await counted(id);
    expect(impact.total.firms).toBe(FIRMS + 1);
    expect(wrongFigures(impact, all, moves)).toEqual([]);
    for (const rows of [impact.sizes, impact.countries, impact.groups])
      expect(rows.length).toBeGreaterThan(3);
  });
});

describe('an offering', () => {
  it('that nobody sees yet gains all who fit', async () => {
    const { id } = await duplicateOffering(officer, { offering: 'O01' });
    const firms = await everyFirm();
    const moves = recounted(firms, await versionsOf(id));
    const impact = await counted(id);
    expect(wrongFigures(impact, firms, moves)).toEqual([]);
    expect(impact.total).toMatchObject({ lost: 0, decided: 0 });
    expect(impact.total.gained).toBe(moves.filter((move) => move === 'gained').length);
  });

  it('with a draft that asks for the same changes nothing', async () => {
    const { total } = await counted(await aDraft({ languages: ['es'] }));
    expect(total).toEqual({
      ...{ firms: FIRMS + 1, same: FIRMS + 1 },
      ...{ gained: 0, lost: 0, undecided: 0, decided: 0 },
    });
  });

  it('is counted for its own desk alone, and another’s is as one that never was', async () => {
    const elsewhere = await ofInstitution(databases, 'I02');
    const colleague = await ofInstitution(databases, 'I01', 'institution_admin');
    const id = await aDraft({ subdivisions: null });
    expect(await impactOfDraft(colleague, id)).toEqual(await impactOfDraft(officer, id));
    const refused = await Promise.all(
      [id, 'O99'].map((one) => impactOfDraft(elsewhere, one).catch((error: unknown) => error)),
    );
    expect(refused[0]).toMatchObject({ code: 'not_found' });
    expect(refused[0]).toEqual(refused[1]);
    const { ctx: firm } = await aFirm(databases);
    const others = [aVisitor(db), firm, await ofInstitution(databases, 'I01', 'seat_holder'), job];
    const after = await contentHash(owner);
    for (const ctx of others)
      await expect(impactOfDraft(ctx, id)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await contentHash(owner)).toBe(after);
  });

  it('that cannot be read says so, and keeps nobody from the page', async () => {
    const id = await aDraft({ sectors: [] });
    expect(await impactOfDraft(officer, id)).toEqual({ state: 'unread' });
  });
});

describe('the firms that stand ready', () => {
  it('carry no id, and the groups that lead them beside none', async () => {
    const columns = await owner.select().from(populationColumn);
    const ids = (await owner.select({ id: diagnostic.id }).from(diagnostic)).map(({ id }) => id);
    const text = columns.map(({ content }) => Buffer.from(content).toString('latin1')).join();
    expect(text).toContain('w\0o\0m\0e\0n');
    for (const id of ids) expect(text.replaceAll('\0', '')).not.toContain(id);
  });

  it('are gone with the request of a firm that takes its consent back, and counted without it', async () => {
    const id = await aDraft({ subdivisions: null });
    const firm = await aKnownFirm();
    await prepare();
    expect((await counted(id)).total.firms).toBe(FIRMS + 2);
    await recordConsent(firm.ctx, { purpose: 'reports', given: false, textVersion: '1' });
    expect(await owner.$count(populationPart)).toBe(0);
    expect(await owner.$count(populationColumn)).toBe(0);
    expect(await preparedVersion(job)).toBeNull();
    expect(await impactOfDraft(officer, id)).toEqual({ state: 'preparing' });
    await prepare();
    expect((await counted(id)).total.firms).toBe(FIRMS + 1);
  });

  it('are gone with a firm that deletes its answers', async () => {
    const firm = await aKnownFirm();
    await prepare();
    expect(await owner.$count(populationPart)).toBe(1);
    await deleteDiagnostic(firm.ctx, {});
    expect(await owner.$count(populationPart)).toBe(0);
    await prepare();
  });

  it('are not stored where somebody has left in the meantime', async () => {
    const firm = await aKnownFirm();
    await refreshPopulation(job);
    const { version } = await populationVersion(job);
    await deleteDiagnostic(firm.ctx, {});
    const stale = storePrepared(job, { dataVersion: version, parts: [] });
    await expect(stale).rejects.toMatchObject({ code: 'conflict' });
    expect(await owner.$count(populationPart)).toBe(0);
    await prepare();
  });

  it('are told apart from nobody', async () => {
    const id = await aDraft({ subdivisions: null });
    await owner.delete(diagnostic);
    expect(await impactOfDraft(officer, id)).toEqual({ state: 'preparing' });
    await prepare();
    expect(await impactOfDraft(officer, id)).toEqual({ state: 'nobody' });
    await aKnownFirm();
    await prepare();
    const { total } = await counted(id);
    expect(Object.values(total).filter((figure) => figure !== null && figure > 0)).toEqual([]);
  });
});
