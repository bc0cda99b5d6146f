import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { answer } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import type { FormFields } from '../../schemas/fields';
import { anOwner, auditOf, contentHash, type Owner, save } from '../testing/visitors';
import { getDiagnostic } from './get';
import { saveScreen } from './save-screen';

const { db, owner: admin } = await withTestDatabase();

const size = (employees: string): FormFields => ({
  'firm.employees': [employees],
  'firm.sales_band': [],
  'firm.year_started': [''],
});
const employed = (people: string): FormFields => ({ 'firm.employees': [people] });
const keep = ({ ctx }: Owner, fields: FormFields, version: number) =>
  saveScreen(ctx, { screen: 'size', fields, version, intent: 'keep' });

async function screenOf({ ctx }: Owner, screen = 'size') {
  return (await getDiagnostic(ctx)).screens[screen];
}

async function employees({ ctx }: Owner) {
  return (await getDiagnostic(ctx)).answers['firm.employees']?.answer;
}

describe('saving', () => {
  it('adds rows, never changes them, and tells skipped from never asked', async () => {
    const owner = await anOwner(db);
    expect(await save(owner.ctx, 'size', size('14'))).toEqual({ outcome: 'saved', version: 1 });
    expect(await save(owner.ctx, 'size', size('15'), 1)).toEqual({ outcome: 'saved', version: 2 });
    const { answers } = await getDiagnostic(owner.ctx);
    expect(answers['firm.employees']).toMatchObject({
      answer: { state: 'answered', value: 15 },
      source: 'firm',
      instrumentVersion: '0.1.0',
    });
    expect(answers['firm.year_started']?.answer).toEqual({ state: 'skipped' });
    expect(answers['firm.country']).toBeUndefined();
    const rows = await admin
      .select({ fact: answer.fact })
      .from(answer)
      .where(eq(answer.diagnosticId, owner.id));
    expect(rows.filter((row) => row.fact === 'firm.employees')).toHaveLength(2);
    expect(await auditOf(admin, owner.id)).toHaveLength(3);
  });

  it('does nothing the second time', async () => {
    const owner = await anOwner(db);
    await save(owner.ctx, 'size', size('14'));
    const before = await contentHash(admin);
    expect(await save(owner.ctx, 'size', size('14'))).toEqual({ outcome: 'saved', version: 1 });
    expect(await save(owner.ctx, 'size', size(' 14 '), 1)).toEqual({ outcome: 'saved', version: 1 });
    expect(await contentHash(admin)).toBe(before);
  });

  it('has one effect when sent fifty times at once', async () => {
    const owner = await anOwner(db);
    const posts = await Promise.all(
      Array.from({ length: 50 }, () => save(owner.ctx, 'goal', { 'sales.goal': ['home'] })),
    );
    expect(new Set(posts.map((one) => JSON.stringify(one)))).toEqual(
      new Set(['{"outcome":"saved","version":1}']),
    );
    expect(await admin.$count(answer, eq(answer.diagnosticId, owner.id))).toBe(1);
    expect(await auditOf(admin, owner.id)).toHaveLength(2);
  });

  it('has one effect when a mistake is sent fifty times at once', async () => {
    const owner = await anOwner(db);
    const posts = await Promise.all(Array.from({ length: 50 }, () => save(owner.ctx, 'size', size('many'))));
    expect(new Set(posts.map((one) => one.outcome))).toEqual(new Set(['rejected']));
    expect(await screenOf(owner)).toMatchObject({ version: 1, pending: { conflict: false, others: [] } });
    expect(await auditOf(admin, owner.id)).toHaveLength(2);
  });

  it('lets one of fifty different posts win, refuses none and keeps the last', async () => {
    const owner = await anOwner(db);
    const posts = await Promise.allSettled(
      Array.from({ length: 50 }, (_, index) => save(owner.ctx, 'size', size(String(index + 1)))),
    );
    const done = posts.flatMap((post) => (post.status === 'fulfilled' ? [post.value.outcome] : []));
    expect(done.filter((outcome) => outcome === 'saved')).toHaveLength(1);
    const { pending } = (await screenOf(owner)) ?? {};
    expect(done.filter((outcome) => outcome === 'conflict')).toHaveLength(49);
    // The last typed and nine before it: so many windows are no person's.
    expect(pending?.others).toHaveLength(9);
  });
});

describe('mistakes', () => {
  it('stores nothing of the screen, and keeps all that was typed with the errors', async () => {
    const owner = await anOwner(db);
    await save(owner.ctx, 'size', size('14'));
    const fields = {
      'firm.employees': ['a dozen'],
      'firm.sales_band': ['b2'],
      'firm.year_started': ['2099'],
    };
    expect(await save(owner.ctx, 'size', fields, 1)).toEqual({ outcome: 'rejected', version: 2 });
    expect(await screenOf(owner)).toEqual({
      version: 2,
      storedVersion: 1,
      pending: {
        fields,
        errors: [
          { field: 'firm.employees', code: 'not_a_number' },
          { field: 'firm.year_started', code: 'too_large', values: { max: 2026 } },
        ],
        conflict: false,
        others: [],
      },
      sentBy: null,
    });
    expect(await employees(owner)).toEqual({ state: 'answered', value: 14 });
    expect(await save(owner.ctx, 'size', size('12'), 2)).toEqual({ outcome: 'saved', version: 3 });
    expect((await screenOf(owner))?.pending).toBeNull();
  });

  it('keeps hostile text without harm', async () => {
    const owner = await anOwner(db);
    const kept = {
      '\u0000': '\uFFFD',
      '😀': '😀',
      '\uD83D': '\uFFFD',
      '%00': '%00',
      "'; drop table answer; --": "'; drop table answer; --",
    };
    for (const [version, [text, as]] of Object.entries(kept).entries()) {
      expect(await save(owner.ctx, 'size', size(text), version)).toMatchObject({ outcome: 'rejected' });
      expect((await screenOf(owner))?.pending?.fields).toMatchObject(size(as));
    }
  });

  it('knows no other screens', async () => {
    const { ctx } = await anOwner(db);
    for (const screen of ['', 'check', '__proto__', 'SIZE'])
      await expect(save(ctx, screen, {})).rejects.toMatchObject({ code: 'not_found' });
  });

  it('refuses more than a form holds', async () => {
    const { ctx } = await anOwner(db);
    const before = await contentHash(admin);
    await expect(save(ctx, 'size', size('9'.repeat(70_000)))).rejects.toMatchObject({ code: 'invalid' });
    expect(await contentHash(admin)).toBe(before);
  });
});

describe('keeping without checking', () => {
  it('keeps a half-typed form, and gives it up for the saved one', async () => {
    const owner = await anOwner(db);
    expect(await keep(owner, size('1x'), 0)).toEqual({ outcome: 'kept', version: 1 });
    expect((await screenOf(owner))?.pending).toMatchObject({
      fields: size('1x'),
      errors: [],
      conflict: false,
    });
    expect(await employees(owner)).toBeUndefined();
    expect(await save(owner.ctx, 'size', size('1'), 1)).toEqual({ outcome: 'saved', version: 2 });
    expect((await screenOf(owner))?.pending).toBeNull();
  });

  it('leaves no trace of an empty form or of what is saved already', async () => {
    const owner = await anOwner(db);
    expect(await keep(owner, size(''), 0)).toEqual({ outcome: 'kept', version: 0 });
    await save(owner.ctx, 'size', size('14'));
    expect(await keep(owner, size('14'), 1)).toEqual({ outcome: 'kept', version: 1 });
    expect((await screenOf(owner))?.pending).toBeNull();
  });

  it('keeps the errors of a page that changes its language', async () => {
    const owner = await anOwner(db);
    await save(owner.ctx, 'size', size('x'));
    expect(await keep(owner, size('x'), 1)).toEqual({ outcome: 'kept', version: 1 });
    expect((await screenOf(owner))?.pending?.errors).toHaveLength(1);
  });

  it('keeps the errors of what stands unchanged beside what is typed on', async () => {
    const owner = await anOwner(db);
    await save(owner.ctx, 'size', { ...size('abc'), 'firm.year_started': ['x'] });
    const errors = async () => (await screenOf(owner))?.pending?.errors.map(({ field }) => field);
    expect(await errors()).toEqual(['firm.employees', 'firm.year_started']);
    const typeYear = (people: string, year: string, version: number) =>
      saveScreen(owner.ctx, {
        screen: 'size',
        tab: 'drawn with the messages',
        fields: { ...size(people), 'firm.year_started': [year] },
        version,
        intent: 'keep',
      });
    await typeYear('abc', '19', 1);
    expect(await errors()).toEqual(['firm.employees']);
    await typeYear('abc', '199x', 1);
    expect(await errors()).toEqual(['firm.employees']);
    await typeYear('abcd', '1998', 1);
    expect(await errors()).toEqual([]);
  });

  it('keeps the errors of one window beside what another keeps or saves of other questions', async () => {
    const owner = await anOwner(db);
    const send = (tab: string, fields: FormFields, intent: 'save' | 'keep') =>
      saveScreen(owner.ctx, { screen: 'size', tab, fields, version: 0, intent });
    const mistake = { field: 'firm.employees', code: 'not_a_number' };
    expect(await send('one', size('abc'), 'save')).toMatchObject({ outcome: 'rejected' });
    const year = { ...size(''), 'firm.year_started': ['1998'] };
    for (const [intent, outcome] of [
      ['keep', 'kept'],
      ['save', 'saved'],
    ] as const) {
      expect(await send('two', year, intent)).toMatchObject({ outcome });
      expect((await screenOf(owner))?.pending?.errors).toEqual([mistake]);
    }
  });

  it('is no conflict with oneself: the same form is sent after it was kept', async () => {
    const owner = await anOwner(db);
    await keep(owner, size('14'), 0);
    expect(await save(owner.ctx, 'size', size('14'), 0)).toEqual({ outcome: 'saved', version: 2 });
    expect(await screenOf(owner)).toMatchObject({ pending: null });
  });
});

describe('two windows', () => {
  it('does not write over what another window saved, and keeps both', async () => {
    const owner = await anOwner(db);
    await save(owner.ctx, 'size', size('14'));
    expect(await save(owner.ctx, 'size', size('20'), 0)).toEqual({ outcome: 'conflict', version: 2 });
    expect(await employees(owner)).toEqual({ state: 'answered', value: 14 });
    expect((await screenOf(owner))?.pending).toEqual({
      fields: employed('20'),
      facts: ['firm.employees'],
      errors: [],
      conflict: true,
      others: [],
    });
    // Seen by the person, who goes on.
    expect(await save(owner.ctx, 'size', size('20'), 2)).toEqual({ outcome: 'saved', version: 3 });
    expect(await employees(owner)).toEqual({ state: 'answered', value: 20 });
  });

  it('keeps what is saved if the person says so', async () => {
    const owner = await anOwner(db);
    await save(owner.ctx, 'size', size('14'));
    await save(owner.ctx, 'size', size('20'), 0);
    expect(
      await saveScreen(owner.ctx, { screen: 'size', fields: {}, version: 2, intent: 'discard' }),
    ).toEqual({ outcome: 'saved', version: 3 });
    expect((await screenOf(owner))?.pending).toBeNull();
    expect(await employees(owner)).toEqual({ state: 'answered', value: 14 });
  });

  it('keeps text of a third window too', async () => {
    const owner = await anOwner(db);
    await keep(owner, size('1'), 0);
    await keep(owner, size('2'), 0);
    await save(owner.ctx, 'size', size('3'), 0);
    expect((await screenOf(owner))?.pending).toEqual({
      fields: employed('3'),
      facts: ['firm.employees'],
      errors: [],
      conflict: true,
      others: [size('1'), employed('2')],
    });
    expect(
      await saveScreen(owner.ctx, { screen: 'size', fields: {}, version: 1, intent: 'discard' }),
    ).toMatchObject({ outcome: 'conflict' });
  });

  it('takes a version that is none for an old one', async () => {
    const owner = await anOwner(db);
    await save(owner.ctx, 'size', size('14'));
    for (const version of ['x', '', undefined, '-1', '1.5', '99999999999', Number.NaN])
      expect(
        await saveScreen(owner.ctx, { screen: 'size', fields: size('20'), version, intent: 'save' }),
      ).toMatchObject({ outcome: 'conflict' });
  });

  it('knows that two screens change one fact', async () => {
    const { ctx } = await anOwner(db);
    await save(ctx, 'certificates', { 'standards.held.ISO9001': ['valid'] });
    const details = { 'standards.held.ISO9001.until': ['2028'], 'standards.held.ISO9001.askedBy': [''] };
    expect(await save(ctx, 'certificate-details', details, 0)).toMatchObject({ outcome: 'conflict' });
    expect(await save(ctx, 'certificate-details', details, 2)).toEqual({ outcome: 'saved', version: 3 });
    expect(await save(ctx, 'certificates', { 'standards.held.ISO9001': ['valid'] }, 1)).toEqual({
      outcome: 'saved',
      version: 2,
    });
    expect((await getDiagnostic(ctx)).answers['standards.held']?.answer).toEqual({
      state: 'answered',
      value: { ISO9001: { status: 'valid', until: '2028-12-31', askedBy: null } },
    });
  });
});

it('gives up a province when the country changes', async () => {
  const { ctx } = await anOwner(db);
  await save(ctx, 'country', { 'firm.country': ['AR'] });
  await save(ctx, 'place', { 'firm.subdivision': ['AR-M'] });
  await save(ctx, 'country', { 'firm.country': ['CL'] }, 1);
  const { answers, screens } = await getDiagnostic(ctx);
  expect(answers['firm.subdivision']?.answer).toEqual({ state: 'skipped' });
  expect(screens.place).toMatchObject({ version: 2 });
});

it('says that an adviser gave the answer', async () => {
  const { ctx } = await anOwner(db);
  await admin.execute("update diagnostic set filled_by = 'adviser'");
  await save(ctx, 'goal', { 'sales.goal': ['home'] });
  expect((await getDiagnostic(ctx)).answers['sales.goal']).toMatchObject({ source: 'adviser' });
});
