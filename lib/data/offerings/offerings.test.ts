import { and, eq, isNull } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { catalogueRevision, offeringDraft, offeringEvent, offeringVersion, referenceLoad } from '@/db/schema';
import { seed } from '@/db/seed';
import { withTestDatabase } from '@/db/testing';
import { formOfContent, type OfferingEdit, readOfferingForm } from '../../schemas/offering';
import { verifyAudit } from '../audit';
import { getOffering } from '../catalogue/offering';
import type { Context } from '../context';
import { getReferenceLists } from '../reference/lists';
import { getRequest } from '../requests/get';
import { listRequests } from '../requests/list';
import { prepareRequest } from '../requests/prepare';
import { sendRequest } from '../requests/send';
import { takeStep } from '../requests/take-step';
import { createRun } from '../runs/create';
import { rerun } from '../runs/rerun';
import { anEdit, seenAtDesk } from '../testing/offerings';
import { aFirm, ofInstitution } from '../testing/people';
import { aJob, auditOf, aVisitor, contentHash } from '../testing/visitors';
import { closeOffering } from './close';
import { discardDraft } from './discard-draft';
import { duplicateOffering } from './duplicate';
import { getDeskOffering } from './get';
import { listDeskOfferings } from './list';
import { publishOffering } from './publish';
import { saveDraft } from './save-draft';

const { db, owner } = await withTestDatabase();
const databases = { db, owner };
const officer = await ofInstitution(databases, 'I01');
const colleague = await ofInstitution(databases, 'I01', 'institution_admin');
const elsewhere = await ofInstitution(databases, 'I02');
const ALL = { state: null, type: null, q: '', page: 1 };

async function save(ctx: Context, offering: string, changes: Partial<OfferingEdit> = {}) {
  return saveDraft(ctx, { offering, seen: await seenAtDesk(ctx, offering, 'main'), edit: anEdit(changes) });
}

async function publish(ctx: Context, offering: string) {
  return publishOffering(ctx, { offering, seen: await seenAtDesk(ctx, offering, 'state') });
}

async function close(ctx: Context, offering: string, step: 'pause' | 'withdraw') {
  return closeOffering(ctx, { offering, step, seen: await seenAtDesk(ctx, offering, 'state') });
}

/** An offering of its own for one test, published once. */
async function anOffering(ctx: Context = officer): Promise<string> {
  const { id } = await duplicateOffering(ctx, { offering: ctx === elsewhere ? 'O04' : 'O01' });
  expect(await publish(ctx, id)).toMatchObject({ outcome: 'published', version: 1 });
  return id;
}

const revisions = () => owner.$count(catalogueRevision);
const isSound = async () => expect((await verifyAudit(owner)).problems).toEqual([]);

describe('the desk', () => {
  it('lists what the institution offers, by state, kind and words', async () => {
    const all = await listDeskOfferings(officer, ALL);
    expect(all.rows.map(({ id }) => id)).toEqual(expect.arrayContaining(['O01', 'O02', 'O03']));
    expect(all.rows.every(({ content }) => content?.offering.institution === 'I01')).toBe(true);
    const kind = await listDeskOfferings(officer, { ...ALL, type: 'orientation' });
    expect(kind.rows.map(({ id }) => id)).toEqual(['O03']);
    const worded = await listDeskOfferings(officer, { ...ALL, q: 'EXPORT label' });
    expect(worded.rows.map(({ id }) => id)).toContain('O03');
    expect(worded.rows.map(({ id }) => id)).not.toContain('O01');
    expect((await listDeskOfferings(officer, { ...ALL, state: 'withdrawn' })).rows).toEqual([]);
  });

  it('reads every offering of the first catalogue into its form and back without a change', async () => {
    const { subdivisions } = await getReferenceLists(officer);
    const rows = await owner.select().from(offeringVersion).where(eq(offeringVersion.fromRevision, 1));
    expect(rows).toHaveLength(49);
    for (const { id, institution } of rows) {
      const ctx = await ofInstitution(databases, institution);
      const { versions } = await getDeskOffering(ctx, id);
      const content = versions[0]?.content;
      if (!content) throw new Error(`${id} cannot be read`);
      const read = readOfferingForm(formOfContent(content), new Set(subdivisions.keys()));
      if (!read.ok) throw new Error(`${id}: ${JSON.stringify(read.errors)}`);
      const { text, offering } = content;
      expect(read.edit).toMatchObject({ ...text, priceUsd: offering.priceUsd, place: offering.place });
      expect(read.edit.languages.toSorted()).toEqual(offering.languages.toSorted());
    }
  });

  it('shows nobody else’s, as if it never was', async () => {
    const mine = await anOffering(elsewhere);
    const before = await contentHash(owner);
    const verbs = [
      (id: string) => getDeskOffering(officer, id),
      (id: string) => saveDraft(officer, { offering: id, seen: 'none.1', edit: anEdit() }),
      (id: string) => publishOffering(officer, { offering: id, seen: 'none.1.published' }),
      (id: string) => closeOffering(officer, { offering: id, seen: 'none.1.published', step: 'pause' }),
      (id: string) => duplicateOffering(officer, { offering: id }),
      (id: string) => discardDraft(officer, { offering: id, seen: 'none.1' }),
    ];
    for (const verb of verbs) {
      const [other, none] = [
        await verb(mine).catch((error) => error),
        await verb('O99').catch((error) => error),
      ];
      expect(other).toEqual(none);
      expect(other).toMatchObject({ code: 'not_found' });
    }
    expect(await contentHash(owner)).toBe(before);
  });
});

describe('a draft', () => {
  it('is seen by the desk alone until it is published', async () => {
    const id = await anOffering();
    await save(officer, id, { priceUsd: 345 });
    expect((await getOffering(aVisitor(db), id)).offering.priceUsd).toBe(0);
    const { draft, people } = await getDeskOffering(colleague, id);
    expect(draft?.content?.offering.priceUsd).toBe(345);
    expect(people.get(draft?.editedBy ?? '')).toMatch(/^Person /);
    await publish(colleague, id);
    expect((await getOffering(aVisitor(db), id)).offering.priceUsd).toBe(345);
    expect((await getDeskOffering(officer, id)).draft).toBeNull();
    await isSound();
  });

  it('keeps what no form can change', async () => {
    await save(officer, 'O02', { name: { en: 'New', es: 'Nueva' } });
    const [before] = await owner.select().from(offeringVersion).where(eq(offeringVersion.id, 'O02'));
    const { draft } = await getDeskOffering(officer, 'O02');
    const kept = [
      'sectors',
      'countries',
      'subdivisions',
      'targets',
      'requires',
      'waiver',
      'membership',
      'institution',
    ];
    const old = Object.entries(before?.definition ?? {}).filter(([name]) => kept.includes(name));
    expect(old.length).toBe(kept.length);
    for (const [name, value] of old) expect([name, draft?.definition[name]]).toEqual([name, value]);
    await discardDraft(officer, { offering: 'O02', seen: await seenAtDesk(officer, 'O02') });
  });

  it('is not saved over what somebody else has saved, discarded or published', async () => {
    const id = await anOffering();
    const seen = await seenAtDesk(officer, id, 'main');
    const stale = () => saveDraft(officer, { offering: id, seen, edit: anEdit({ seats: 1 }) });
    await save(colleague, id, { seats: 2 });
    expect(await stale()).toEqual({ outcome: 'conflict' });
    const seenOfDraft = await seenAtDesk(officer, id);
    const textsOfDraft = await seenAtDesk(officer, id, 'main');
    await discardDraft(colleague, { offering: id, seen: seenOfDraft });
    await save(colleague, id, { seats: 3 });
    // The first version of another draft is not the first version of this one.
    expect(
      await saveDraft(officer, { offering: id, seen: textsOfDraft, edit: anEdit({ seats: 4 }) }),
    ).toEqual({ outcome: 'conflict' });
    expect(await discardDraft(officer, { offering: id, seen: seenOfDraft })).toEqual({ outcome: 'conflict' });
    await publish(colleague, id);
    expect(await stale()).toEqual({ outcome: 'conflict' });
    expect((await getOffering(officer, id)).offering.seats).toBe(3);
  });

  it('of an offering that was never published goes with it', async () => {
    const { id } = await duplicateOffering(officer, { offering: 'O01' });
    expect(await listDeskOfferings(officer, { ...ALL, state: 'draft' })).toMatchObject({
      rows: [{ id, state: 'draft' }],
    });
    const seen = await seenAtDesk(officer, id);
    expect(await discardDraft(officer, { offering: id, seen })).toEqual({ outcome: 'gone' });
    await expect(getDeskOffering(officer, id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('refuses a place that nobody knows, and numbers without sense', async () => {
    const id = await anOffering();
    for (const changes of [
      { place: 'AR-QQ' },
      { priceUsd: -1 },
      { priceUsd: 0.001 },
      { seats: 1.5 },
      { languages: [] },
    ])
      await expect(save(officer, id, changes)).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('publishing', () => {
  it('ends the old version and begins the new one in a new revision', async () => {
    const id = await anOffering();
    const before = await revisions();
    await save(officer, id, { priceUsd: 99 });
    expect(await publish(officer, id)).toMatchObject({
      outcome: 'published',
      version: 2,
      revision: before + 1,
    });
    const rows = await owner
      .select()
      .from(offeringVersion)
      .where(eq(offeringVersion.id, id))
      .orderBy(offeringVersion.version);
    expect(rows.map(({ version, toRevision }) => [version, toRevision])).toEqual([
      [1, before + 1],
      [2, null],
    ]);
    const [revision] = await owner
      .select()
      .from(catalogueRevision)
      .where(eq(catalogueRevision.number, before + 1));
    expect(revision).toMatchObject({ institution: 'I01', publishedOn: '2026-12-01' });
    const hashes = await owner.select({ hash: catalogueRevision.contentHash }).from(catalogueRevision);
    expect(new Set(hashes.map(({ hash }) => hash)).size).toBe(hashes.length);
    expect((await auditOf(owner, id)).map(({ action }) => action)).toContain('offering.publish');
    await isSound();
  });

  it('of nothing new changes nothing', async () => {
    const id = await anOffering();
    const before = [await revisions(), await contentHash(owner)];
    expect(await publish(officer, id)).toEqual({ outcome: 'same' });
    expect([await revisions(), await contentHash(owner)]).toEqual(before);
  });

  it('does not publish what the preview did not show', async () => {
    const id = await anOffering();
    await save(officer, id, { seats: 5 });
    const seen = await seenAtDesk(officer, id, 'state');
    await save(colleague, id, { seats: 6 });
    expect(await publishOffering(officer, { offering: id, seen })).toEqual({ outcome: 'conflict' });
    expect((await getOffering(officer, id)).version).toBe(1);
  });

  it('of two at once gives two revisions, and one of them for the same form sent twice', async () => {
    const [one, two] = [await anOffering(), await anOffering(elsewhere)];
    await save(officer, one, { seats: 8 });
    await save(elsewhere, two, { seats: 9 });
    const before = await revisions();
    const seen = await seenAtDesk(officer, one, 'state');
    const done = await Promise.all([
      ...Array.from({ length: 4 }, () => publishOffering(officer, { offering: one, seen })),
      publish(elsewhere, two),
    ]);
    expect(done.filter(({ outcome }) => outcome === 'published')).toHaveLength(2);
    expect(await revisions()).toBe(before + 2);
    for (const id of [one, two])
      expect(
        await owner.$count(
          offeringVersion,
          and(eq(offeringVersion.id, id), isNull(offeringVersion.toRevision)),
        ),
      ).toBe(1);
    await isSound();
  });

  it('leaves results of before what they were', async () => {
    const id = await anOffering();
    const firm = await aFirm(databases);
    const run = await createRun(firm.ctx, {});
    await save(officer, id, { priceUsd: 5000 });
    await publish(officer, id);
    expect(await rerun(aJob(db, 'rerun'), run.id)).toMatchObject({ same: true });
  });

  it('is not there where its audit row cannot be written', async () => {
    const id = await anOffering();
    await save(officer, id, { seats: 3 });
    await owner.execute(
      `create function no_audit() returns trigger language plpgsql as $$ begin raise exception 'full'; end $$`,
    );
    await owner.execute(
      'create trigger no_audit before insert on audit_log for each row execute function no_audit()',
    );
    const before = await revisions();
    await expect(publish(officer, id)).rejects.toThrow();
    await owner.execute('drop trigger no_audit on audit_log');
    expect(await revisions()).toBe(before);
    expect((await getDeskOffering(officer, id)).draft).not.toBeNull();
  });
});

describe('an offering that leaves the catalogue', () => {
  it('is paused, withdrawn and published again', async () => {
    const id = await anOffering();
    const before = await revisions();
    expect(await close(officer, id, 'pause')).toEqual({ outcome: 'closed', revision: before + 1 });
    await expect(getOffering(officer, id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await getDeskOffering(officer, id)).toMatchObject({ state: 'paused' });
    await expect(close(officer, id, 'pause')).rejects.toMatchObject({ code: 'conflict' });
    expect(await close(colleague, id, 'withdraw')).toEqual({ outcome: 'closed', revision: before + 1 });
    expect(
      (await listDeskOfferings(officer, { ...ALL, state: 'withdrawn' })).rows.map((row) => row.id),
    ).toContain(id);
    expect(await publish(officer, id)).toMatchObject({
      outcome: 'published',
      version: 2,
      revision: before + 2,
    });
    expect((await getOffering(officer, id)).version).toBe(2);
    const { events, state } = await getDeskOffering(officer, id);
    expect(state).toBe('published');
    expect(events.map(({ step }) => step)).toEqual(['publish', 'pause', 'withdraw', 'publish']);
    await isSound();
  });

  it('takes no new requests, and those made before go on', async () => {
    const id = await anOffering();
    const firm = await aFirm(databases);
    const { answersVersion } = await prepareRequest(firm.ctx, id);
    const form = {
      offering: id,
      message: 'We want to learn.',
      phone: '',
      share: [],
      notify: true,
      answersVersion,
    };
    const sent = await sendRequest(firm.ctx, { ...form, kind: 'place' });
    if (sent.outcome !== 'sent') throw new Error('not sent');
    await close(officer, id, 'pause');
    await expect(sendRequest(firm.ctx, { ...form, kind: 'talk' })).rejects.toMatchObject({
      code: 'not_found',
    });
    for (const ctx of [firm.ctx, officer])
      expect((await getRequest(ctx, sent.id)).entry.text.name.en).toBe(
        'Tasting and practice rounds between areas',
      );
    const list = await listRequests(firm.ctx, { states: [], offering: null, page: 1 });
    expect(list.nameOf(id, 'en')).toBe('Tasting and practice rounds between areas');
    const step = {
      request: sent.id,
      step: 'accept',
      version: 1,
      text: '',
      day: null,
      refusal: null,
    } as const;
    expect(await takeStep(officer, step)).toMatchObject({ outcome: 'done' });
  });
});

it('keeps what a desk has done when the site starts again, also with changed files', async () => {
  await save(officer, 'O01', { priceUsd: 12 });
  await publish(officer, 'O01');
  await close(officer, 'O03', 'pause');
  const copy = await anOffering();
  const before = await revisions();
  await seed(owner);
  expect(await revisions()).toBe(before);
  // As if the files were others than those that were loaded; one offering of them has really changed.
  await owner
    .update(referenceLoad)
    .set({ contentHash: 'older' })
    .where(eq(referenceLoad.name, 'demo_catalogue'));
  await owner.update(offeringVersion).set({ text: {} }).where(eq(offeringVersion.id, 'O05'));
  await seed(owner);
  expect(await revisions()).toBe(before + 1);
  expect((await getOffering(officer, 'O05')).version).toBe(2);
  expect((await getOffering(officer, 'O01')).offering.priceUsd).toBe(12);
  expect((await getOffering(officer, copy)).version).toBe(1);
  await expect(getOffering(officer, 'O03')).rejects.toMatchObject({ code: 'not_found' });
});

it('by raw SQL, an officer writes only what the desk of the institution may', async () => {
  const id = await anOffering(elsewhere);
  const tables = [offeringDraft, offeringEvent];
  for (const table of tables) expect(await owner.$count(table)).toBeGreaterThan(0);
  const { enterScope } = await import('../scope');
  const as = (statement: string) =>
    db.transaction(async (tx) => {
      await enterScope(tx, officer.actor);
      return (await tx.execute(statement)).count;
    });
  const refused = async (statement: string) =>
    expect(await as(statement).catch((error) => error.cause?.code)).toBe('42501');
  const number = (await revisions()) + 1;
  const revision = (institution: string) =>
    `insert into catalogue_revision values (${number}, '2026-12-01', 'x', 'y', ${institution})`;
  await refused(revision(`'I02'`));
  await refused(revision('null'));
  const version = (offering: string, institution: string, from: number) =>
    `insert into offering_version values ('${offering}', 99, '${institution}', ${from}, ${number + 1}, '{}', '{}', true)`;
  // Another's; another's id as one's own; into a revision of the files.
  await refused(version('NX', 'I02', number - 1));
  await refused(version(id, 'I01', number - 1));
  await refused(version('NX', 'I01', 1));
  await refused(`update offering_version set definition = '{}'`);
  await refused(`delete from offering_version`);
  await refused(`update catalogue_revision set note = ''`);
  expect(await as(`update offering_version set to_revision = ${number - 1} where id = '${id}'`)).toBe(0);
  await refused(`insert into offering_draft (id, institution, offering, definition, text, edited_by)
    values (gen_random_uuid(), 'I01', '${id}', '{}', '{}', gen_random_uuid())`);
});
