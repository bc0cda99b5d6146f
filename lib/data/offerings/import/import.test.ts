import { randomUUID } from 'node:crypto';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { auditLog, offeringDraft, offeringImport, offeringImportRow, offeringVersion } from '@/db/schema';
import schemes from '@/db/seed/data/programmes/uk-schemes.json' with { type: 'json' };
import { withTestDatabase } from '@/db/testing';
import { eligibilitySchema } from '../../../domain/eligibility';
import { nodesOf } from '../../../domain/rules';
import { offeringsCsv, offeringsJson, readOfferingFile } from '../../../interchange/offerings';
import type { Cells } from '../../../schemas/offering-import';
import { purgeAccounts } from '../../accounts/purge';
import { verifyAudit } from '../../audit';
import type { Context } from '../../context';
import { A_CONDITION, anEdit, seenAtDesk } from '../../testing/offerings';
import { ofInstitution } from '../../testing/people';
import { aJob, aVisitor } from '../../testing/visitors';
import { changeRule } from '../change-rule';
import { closeOffering } from '../close';
import { exportOfferings } from '../export';
import { saveDraft } from '../save-draft';
import { checkImport } from './check';
import { getImport, refusedOfImport } from './get';
import { runImport } from './run';

const { db, owner } = await withTestDatabase();
let officer: Context;

beforeEach(async () => {
  await owner.delete(offeringDraft);
  await owner.delete(offeringImport);
  officer = await ofInstitution({ db, owner }, 'I03');
});

const rowsOf = (cells: readonly Cells[]) =>
  cells.map((row, place) => ({ line: place + 2, cells: row, problems: [] }));
const check = async (cells: readonly Cells[], ctx = officer) =>
  (await checkImport(ctx, { rows: rowsOf(cells) })).id;
const look = (id: string, outcome: 'create' | 'change' | 'unchanged' | 'refused' = 'change', ctx = officer) =>
  getImport(ctx, id, { outcome, page: 1 });

function inAnotherBrowser(ctx: Context): Context {
  const { actor } = ctx;
  return 'session' in actor ? { ...ctx, actor: { ...actor, session: randomUUID() } } : ctx;
}

async function takeOver(id: string, ctx = officer): Promise<void> {
  while ((await runImport(ctx, { import: id })).left > 0);
}

function fromFile(text: string, form = '') {
  const file = readOfferingFile(new TextEncoder().encode(text), form);
  if (!file.ok) throw new Error(file.code);
  return file.rows;
}

const NEW: Cells = {
  ...{
    id: 'our-7',
    name_en: 'A new course',
    name_es: 'Un curso nuevo',
    summary_en: 'Short.',
    summary_es: 'Corto.',
  },
  ...{
    conditions_en: 'You make parts.',
    conditions_es: 'Usted hace piezas.',
    how_en: 'In class.',
    how_es: 'En aula.',
  },
  ...{ type: 'training_course', price_usd: '50', modality: 'onsite', place: 'AR-X', languages: 'es' },
  ...{ seats: '10', intake: 'open', hours_month: '4', months: '3', learning_form: 'class', countries: 'AR' },
};

describe('a file of offerings', () => {
  it('that was exported changes nothing, as CSV or as JSON, drafts and rules included', async () => {
    await saveDraft(officer, {
      ...{
        offering: 'O06',
        seen: await seenAtDesk(officer, 'O06', 'main'),
        edit: anEdit({ name: { en: '=1+1', es: '-x' } }),
      },
    });
    await changeRule(officer, { offering: 'O07', seen: await seenAtDesk(officer, 'O07'), step: A_CONDITION });
    const cells = await exportOfferings(officer);
    expect(cells.map(({ id }) => id)).toEqual(['O06', 'O07', 'O08']);
    expect(cells[0]).toMatchObject({ name_en: '=1+1', price_usd: '10' });
    expect(cells[1]?.rule).toContain('firm.employees');
    for (const text of [offeringsCsv(cells), offeringsJson(cells)]) {
      const { id } = await checkImport(officer, { rows: fromFile(text) });
      expect((await look(id)).counts).toEqual({ unchanged: 3 });
    }
    expect(offeringsCsv(cells)).toContain("'=1+1");
  });

  it('refuses the row with a rule that is too deep or a cell that is too long, and takes the others', async () => {
    const deep = (levels: number) => `${'{"of":['.repeat(levels / 2)}${']}'.repeat(levels / 2)}`;
    const file = JSON.stringify([
      ...[
        { ...NEW, rule: deep(202) },
        { ...NEW, id: 'our-8', rule: deep(40_000) },
      ],
      ...[
        { ...NEW, id: 'x'.repeat(200_001) },
        { ...NEW, id: 'our-9', name_en: 'y'.repeat(200_001) },
      ],
      { ...NEW, id: 'our-10', [`#${'z'.repeat(150)}`]: [['why']] },
    ]);
    const { id } = await checkImport(officer, { rows: fromFile(file) });
    expect((await look(id)).counts).toEqual({ create: 1, refused: 4 });
    expect((await look(id, 'refused')).rows.map(({ problems }) => problems)).toEqual([
      [{ column: 'rule', code: 'ruleDeep', found: '200' }],
      [{ column: 'rule', code: 'ruleDeep', found: '200' }],
      [{ column: 'id', code: 'long', found: '200001' }],
      [{ column: 'name_en', code: 'long', found: '200001' }],
    ]);
  });

  it('refuses only the row of a foreign file whose code nobody knows, however long it is', async () => {
    const [first, second] = schemes;
    const file = JSON.stringify([{ ...first, sectors: ['x'.repeat(300)] }, second]);
    const { id } = await checkImport(officer, { rows: fromFile(file, 'uk-business-support-finder') });
    expect((await look(id)).counts).toEqual({ create: 1, refused: 1 });
  });

  it('is only read at first: nothing of the offerings is written', async () => {
    const before = await offeringsIn();
    const id = await check([
      NEW,
      { id: 'O06', price_usd: '1' },
      { id: 'O07', price_usd: 'free' },
      { id: 'O08' },
    ]);
    expect((await look(id)).counts).toEqual({ create: 1, change: 1, refused: 1, unchanged: 1 });
    expect(await offeringsIn()).toEqual(before);
  });

  it('becomes drafts, each with its row in the audit log, once', async () => {
    const id = await check([NEW, { id: 'O06', price_usd: '1', rule_employees_max: '49' }]);
    await takeOver(id);
    const before = await offeringsIn();
    await takeOver(id);
    expect(await offeringsIn()).toEqual(before);
    const drafts = await owner.select().from(offeringDraft).orderBy(offeringDraft.offering);
    expect(drafts).toMatchObject([
      {
        institution: 'I03',
        baseVersion: null,
        version: 1,
        definition: { name: 'A new course', illustrative: true },
      },
      { offering: 'O06', baseVersion: 1, definition: { price_usd: 1, seats: expect.any(Number) } },
    ]);
    const audited = await owner
      .select({ id: auditLog.targetId, action: auditLog.action })
      .from(auditLog)
      .where(
        and(
          eq(auditLog.targetKind, 'offering_draft'),
          inArray(
            auditLog.targetId,
            drafts.map((one) => one.offering),
          ),
        ),
      );
    for (const { offering } of drafts)
      expect(audited).toContainEqual({ id: offering, action: 'offering.import' });
    expect((await verifyAudit(owner)).problems).toEqual([]);
    expect((await look(id)).done).toEqual({ written: 2 });
    // The same number of the institution's own leads to the same offering.
    expect((await look(await check([NEW]), 'unchanged')).counts).toEqual({ unchanged: 1 });
    const again = await look(await check([{ ...NEW, seats: '11' }]));
    expect(again.rows).toMatchObject([
      { outcome: 'change', before: { offering: { seats: 10 } }, after: { offering: { seats: 11 } } },
    ]);
  });

  it('never publishes', async () => {
    const versions = await owner.$count(offeringVersion);
    await takeOver(await check([NEW, { id: 'O06', price_usd: '1' }]));
    expect(await owner.$count(offeringVersion)).toBe(versions);
  });

  it('leaves aside what has changed since it was read, and takes the rest', async () => {
    const id = await check([
      { id: 'O06', price_usd: '1' },
      { id: 'O07', price_usd: '2' },
      { id: 'O08', price_usd: '3' },
    ]);
    await saveDraft(officer, {
      ...{ offering: 'O06', seen: await seenAtDesk(officer, 'O06', 'main'), edit: anEdit({ priceUsd: 77 }) },
    });
    expect((await look(id)).rows.map(({ overtaken }) => overtaken)).toEqual([true, false, false]);
    await takeOver(id);
    const { rows, done } = await look(id);
    expect(done).toEqual({ written: 2, overtaken: 1 });
    expect(rows.map((row) => row.done)).toEqual(['overtaken', 'written', 'written']);
    expect(rows[0]?.before?.offering.priceUsd).toBe(77);
  });

  it('goes on with an offering that was paused meanwhile: its draft is its own', async () => {
    const id = await check([{ id: 'O08', price_usd: '1' }]);
    const seen = await seenAtDesk(officer, 'O08', 'state');
    await closeOffering(officer, { offering: 'O08', seen, step: 'pause' });
    await takeOver(id);
    expect((await look(id)).done).toEqual({ written: 1 });
  });

  it('twice at once is taken over once', async () => {
    const id = await check([NEW, { id: 'O06', price_usd: '1' }]);
    await Promise.all([takeOver(id), takeOver(id), takeOver(id)]);
    expect(await owner.select({ version: offeringDraft.version }).from(offeringDraft)).toEqual([
      { version: 1 },
      { version: 1 },
    ]);
  });

  it('says of every refused row what is to be mended', async () => {
    const id = await check([
      { ...NEW, price_usd: 'free', place: 'AR-ZZ' },
      { ...NEW, id: '' },
      { id: 'O06', seats: '1' },
      { id: 'O06', seats: '2' },
      { id: 'O07', how_en: 'a\u0000b' },
    ]);
    const said = (await refusedOfImport(officer, id)).map(({ line, problems }) => ({
      line,
      problems: problems.map(({ column, code, found }) => `${column} ${code} ${found}`),
    }));
    expect(said).toEqual([
      { line: 2, problems: ['price_usd amount free', 'place code AR-ZZ'] },
      { line: 3, problems: ['id needed '] },
      { line: 5, problems: ['id twice 4'] },
      { line: 6, problems: ['how_en strange '] },
    ]);
  });

  it('about an offering of another institution makes a new one, and tells nothing', async () => {
    const { rows } = await look(
      await check([
        { ...NEW, id: 'O01' },
        { ...NEW, id: 'O99' },
      ]),
      'create',
    );
    expect(rows.map(({ outcome, before }) => [outcome, before])).toEqual([
      ['create', null],
      ['create', null],
    ]);
    expect(rows.map(({ offering }) => offering)).not.toContain('O01');
  });
});

describe('a file that has been read', () => {
  it('is there for the desk of its institution alone, and for a day', async () => {
    const id = await check([NEW, { id: 'O06', price_usd: 'free' }]);
    const admin = await ofInstitution({ db, owner }, 'I03', 'institution_admin');
    expect((await look(id, 'create', admin)).counts).toEqual({ create: 1, refused: 1 });
    const other = await ofInstitution({ db, owner }, 'I01');
    const missing = { code: 'not_found', detail: { entity: 'import' } };
    for (const ask of [
      () => look(id, 'create', other),
      () => refusedOfImport(other, id),
      () => runImport(other, { import: id }),
    ])
      await expect(ask()).rejects.toMatchObject(missing);
    const board = await ofInstitution({ db, owner }, 'I03', 'seat_holder');
    for (const ctx of [board, aVisitor(db), aJob(db)]) {
      await expect(look(id, 'create', ctx)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(runImport(ctx, { import: id })).rejects.toMatchObject({ code: 'forbidden' });
      await expect(check([NEW], ctx)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(exportOfferings(ctx)).rejects.toMatchObject({ code: 'forbidden' });
    }
    await owner.update(offeringImport).set({ expiresAt: sql`now() - interval '1 second'` });
    for (const ask of [
      () => look(id),
      () => refusedOfImport(officer, id),
      () => runImport(officer, { import: id }),
    ])
      await expect(ask()).rejects.toMatchObject(missing);
    await purgeAccounts(aJob(db, 'purge-accounts'), {});
    expect([await owner.$count(offeringImport), await owner.$count(offeringImportRow)]).toEqual([0, 0]);
  });

  it('makes way for the next of the same browser, not of another', async () => {
    const first = await check([NEW]);
    const elsewhere = await check([NEW], inAnotherBrowser(officer));
    const admin = await ofInstitution({ db, owner }, 'I03', 'institution_admin');
    const theirs = await check([NEW], admin);
    const second = await check([NEW]);
    await expect(look(first)).rejects.toMatchObject({ code: 'not_found' });
    await takeOver(second);
    await check([NEW]);
    for (const id of [theirs, elsewhere, second]) expect((await look(id)).id).toBe(id);
  });
});

describe('the 249 schemes of the United Kingdom', () => {
  it('go through as drafts, or are refused with a reason', async () => {
    const rows = fromFile(JSON.stringify(schemes), 'uk-business-support-finder');
    const { id } = await checkImport(officer, { rows });
    const { counts } = await look(id);
    expect((counts.create ?? 0) + (counts.refused ?? 0)).toBe(249);
    expect(counts).toEqual({ create: 249 });
    await takeOver(id);
    const drafts = await owner.select().from(offeringDraft);
    expect(drafts).toHaveLength(249);
    const rules = drafts.flatMap(({ definition }) => {
      const said = eligibilitySchema.safeParse(Object(definition).eligibility);
      return said.success ? [nodesOf(said.data.rule)] : [];
    });
    const asking = (fact: string) =>
      rules.filter((nodes) => nodes.some((node) => 'fact' in node && node.fact === fact)).length;
    const given = (...values: (string | number | null)[]) => values.some((value) => Number(value ?? 0) > 0);
    expect(asking('firm.employees')).toBe(
      schemes.filter((one) => given(one.max_employees) || Number(one.min_employees) > 1).length,
    );
    expect(asking('firm.turnover')).toBe(
      schemes.filter((one) => given(one.min_turnover, one.max_turnover)).length,
    );
    expect(asking('firm.founded')).toBe(
      schemes.filter((one) => given(one.min_business_age, one.max_business_age)).length,
    );
    expect(asking('firm.isic')).toBe(schemes.filter((one) => new Set(one.sectors).size < 16).length);
    expect((await look((await checkImport(officer, { rows })).id)).counts).toEqual({ unchanged: 249 });
  });
});

function offeringsIn() {
  return owner.execute(sql`
    select md5(string_agg(t::text, '|' order by t::text)) as hash from (
      select id, version, to_revision, definition::text from offering_version
      union all select offering, version, null, definition::text from offering_draft) t`);
}
