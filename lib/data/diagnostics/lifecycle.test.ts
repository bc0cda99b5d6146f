import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { answer, diagnostic, diagnosticScreen, matchRun, runMatch, sensitiveAnswer } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { verifyAudit } from '../audit';
import { createRun } from '../runs/create';
import { ofInstitution } from '../testing/people';
import { aJob, anOwner, answerFirstSection, auditOf, aVisitor, expire, save } from '../testing/visitors';
import { recordConsent } from './consent';
import { deleteDiagnostic } from './delete';
import { getDiagnostic } from './get';
import { purgeExpiredDiagnostics } from './purge';
import { setForm } from './set-form';
import { keepLocale, setLocale } from './set-locale';

const { db, owner: admin, sql: client } = await withTestDatabase();

/** Every byte of the database that a search for a text would find. */
async function tablesWith(text: string): Promise<readonly string[]> {
  const tables = await client<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`;
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await client.unsafe(`select count(*)::int as n from "${name}" t where t::text like $1`, [
      `%${text}%`,
    ]);
    if (row?.n > 0) found.push(name);
  }
  return found;
}

describe('a diagnostic', () => {
  it('starts empty, lasts 90 days, and is not kept under its code', async () => {
    const { ctx, id, code } = await anOwner(db, 'short');
    const state = await getDiagnostic(ctx);
    expect(state).toMatchObject({
      id,
      form: 'short',
      filledBy: 'firm',
      locale: 'en',
      answers: {},
      screens: {},
      consents: {},
    });
    const days = (Date.parse(state.expiresAt) - Date.parse(state.createdAt)) / 86_400_000;
    expect(days).toBeGreaterThan(89.9);
    expect(days).toBeLessThan(90.1);
    expect(await tablesWith(code)).toEqual([]);
    expect(await auditOf(admin, id)).toMatchObject([
      { action: 'diagnostic.start', actorKind: 'visitor', actorId: null, before: null },
    ]);
  });

  it('remembers the language and the form, once each', async () => {
    const { ctx, id } = await anOwner(db, 'short');
    await setLocale(ctx, { locale: 'es' });
    await setLocale(ctx, { locale: 'es' });
    await setForm(ctx, { form: 'full' });
    await setForm(ctx, { form: 'full' });
    expect(await getDiagnostic(ctx)).toMatchObject({ locale: 'es', form: 'full' });
    expect((await auditOf(admin, id)).map((row) => row.action)).toEqual([
      'diagnostic.start',
      'diagnostic.setLocale',
      'diagnostic.setForm',
    ]);
  });

  it('lets a visitor without one choose a language', async () => {
    await expect(keepLocale(aVisitor(db), 'es')).resolves.toBeUndefined();
    const { ctx, id } = await anOwner(db);
    await expire(admin, id);
    await expect(keepLocale(ctx, 'es')).resolves.toBeUndefined();
  });

  it('lets the people of an institution choose a language, who have none of their own', async () => {
    const officer = await ofInstitution({ db, owner: admin }, 'I01');
    await expect(keepLocale(officer, 'es')).resolves.toBeUndefined();
  });

  it('notes each change of consent with its text and language, and shows the last', async () => {
    const { ctx } = await anOwner(db);
    const said = (given: boolean) => recordConsent(ctx, { purpose: 'reports', given, textVersion: '1' });
    await said(false);
    expect((await getDiagnostic(ctx)).consents).toEqual({});
    await said(true);
    await said(true);
    expect((await getDiagnostic(ctx)).consents).toEqual({ reports: { given: true, times: 1 } });
    await said(false);
    expect((await getDiagnostic(ctx)).consents).toEqual({ reports: { given: false, times: 2 } });
    const rows = await client`select given, text_version, locale from consent order by id`;
    expect(rows.map((row) => ({ ...row }))).toEqual([
      { given: true, text_version: '1', locale: 'en' },
      { given: false, text_version: '1', locale: 'en' },
    ]);
  });

  it('takes no consent from a page drawn before the last word about it', async () => {
    const { ctx } = await anOwner(db);
    const post = (given: boolean, seen: { given: boolean; times: number }) =>
      recordConsent(ctx, { purpose: 'reports', given, textVersion: '1', seen });
    const reports = async () => (await getDiagnostic(ctx)).consents.reports;
    const [empty, ticked] = [
      { given: false, times: 0 },
      { given: true, times: 1 },
    ];
    await post(true, empty);
    expect(await reports()).toEqual(ticked);
    // A second window opens, and takes it back; then both pages that show the tick are sent once more.
    await post(false, ticked);
    await post(true, empty);
    await post(true, ticked);
    expect(await reports()).toEqual({ given: false, times: 2 });
    await post(true, { given: false, times: 2 });
    expect(await reports()).toEqual({ given: true, times: 3 });
    // An old page with an empty box takes nothing back; one where the tick was taken out does.
    await post(false, empty);
    expect(await reports()).toEqual({ given: true, times: 3 });
    await post(false, ticked);
    expect(await reports()).toEqual({ given: false, times: 4 });
  });

  it('keeps answers about groups and refusals apart, and shows them to their owner', async () => {
    const { ctx, id } = await anOwner(db);
    await save(ctx, 'people', { 'people.lead_group': ['women'], 'people.abroad_experience': ['worked'] });
    expect(Object.keys((await getDiagnostic(ctx)).answers)).toEqual([
      'people.abroad_experience',
      'people.lead_group',
    ]);
    expect(await admin.select({ fact: answer.fact }).from(answer).where(eq(answer.diagnosticId, id))).toEqual(
      [{ fact: 'people.abroad_experience' }],
    );
    expect(
      await admin
        .select({ fact: sensitiveAnswer.fact })
        .from(sensitiveAnswer)
        .where(eq(sensitiveAnswer.diagnosticId, id)),
    ).toEqual([{ fact: 'people.lead_group' }]);
  });

  it('gives its new life with each change', async () => {
    const { ctx, id } = await anOwner(db);
    await admin
      .update(diagnostic)
      .set({ expiresAt: sql`now() + interval '1 day'` })
      .where(eq(diagnostic.id, id));
    await save(ctx, 'goal', { 'sales.goal': ['home'] });
    const state = await getDiagnostic(ctx);
    expect(Date.parse(state.expiresAt) - Date.parse(state.savedAt)).toBe(90 * 86_400_000);
  });
});

describe('the end of a diagnostic', () => {
  it('deletes every row of it, and leaves the audit log in order', async () => {
    const canary = 'canary7f3a9c';
    const { ctx, id } = await anOwner(db);
    await answerFirstSection(ctx);
    await save(ctx, 'size', { 'firm.employees': [canary] }, 1);
    await createRun(ctx, {});
    expect(await tablesWith(canary)).toEqual(['diagnostic_screen']);
    await deleteDiagnostic(ctx, {});
    expect(await tablesWith(canary)).toEqual([]);
    expect(await tablesWith(id)).toEqual(['audit_log']);
    await expect(getDiagnostic(ctx)).rejects.toMatchObject({ code: 'not_found' });
    expect((await auditOf(admin, id)).at(-1)).toMatchObject({ action: 'diagnostic.delete', after: null });
    expect((await verifyAudit(admin)).problems).toEqual([]);
  });

  it('comes by itself after the time is over, on several servers at once', async () => {
    const owners = [await anOwner(db), await anOwner(db), await anOwner(db)];
    const alive = await anOwner(db);
    for (const owner of owners) {
      await answerFirstSection(owner.ctx);
      await createRun(owner.ctx, {});
      await expire(admin, owner.id);
      await expect(getDiagnostic(owner.ctx)).rejects.toMatchObject({ code: 'not_found' });
    }
    const expiredBefore = await admin
      .select({ id: diagnostic.id })
      .from(diagnostic)
      .where(sql`${diagnostic.expiresAt} < now()`);
    const purged = await Promise.all(
      [1, 2, 3].map(() => purgeExpiredDiagnostics(aJob(db, 'purge-expired-diagnostics'))),
    );
    expect(purged.reduce((sum, one) => sum + one.deleted, 0)).toBe(expiredBefore.length);
    for (const { id } of owners) {
      expect(await tablesWith(id)).toEqual(['audit_log']);
      expect((await auditOf(admin, id)).at(-1)).toMatchObject({
        action: 'diagnostic.purge',
        actorKind: 'job',
        actorId: 'purge-expired-diagnostics',
      });
    }
    expect(await getDiagnostic(alive.ctx)).toMatchObject({ id: alive.id });
    expect((await verifyAudit(admin)).problems).toEqual([]);
  });

  it('leaves no row of any kind behind', async () => {
    await admin.update(diagnostic).set({ expiresAt: sql`now() - interval '1 day'` });
    await purgeExpiredDiagnostics(aJob(db, 'purge-expired-diagnostics'));
    for (const table of [answer, sensitiveAnswer, diagnosticScreen, matchRun, runMatch])
      expect(await admin.$count(table)).toBe(0);
  });
});
