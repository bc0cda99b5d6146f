import { describe, expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import { getInstitution } from './catalogue/institution';
import { listInstitutions } from './catalogue/institutions';
import { getOffering } from './catalogue/offering';
import { searchOfferings } from './catalogue/search';
import type { Context } from './context';
import { recordConsent } from './diagnostics/consent';
import { deleteDiagnostic } from './diagnostics/delete';
import { getDiagnostic } from './diagnostics/get';
import { purgeExpiredDiagnostics } from './diagnostics/purge';
import { resumeDiagnostic } from './diagnostics/resume';
import { setForm } from './diagnostics/set-form';
import { setLocale } from './diagnostics/set-locale';
import { startDiagnostic } from './diagnostics/start';
import { hashOfCode, newCode } from './draft-code';
import { searchActivities } from './reference/activities';
import { getReferenceLists } from './reference/lists';
import { createRun } from './runs/create';
import { latestRun } from './runs/latest';
import { getMatch } from './runs/match';
import { listRuns, rerun } from './runs/rerun';
import { aJob, anOwner, answerFirstSection, aVisitor, contentHash, expire, save } from './testing/visitors';

const { db, owner: admin } = await withTestDatabase();

const victim = await anOwner(db);
await answerFirstSection(victim.ctx);
const run = await createRun(victim.ctx, {});
const expired = await anOwner(db);
await answerFirstSection(expired.ctx);
await createRun(expired.ctx, {});
await expire(admin, expired.id);

const stranger = await anOwner(db);
const nobody: Context = { ...aVisitor(db), actor: { kind: 'visitor', draft: hashOfCode(newCode()) } };

/** Verbs on one's own diagnostic. */
const own: Readonly<Record<string, (ctx: Context) => Promise<unknown>>> = {
  'diagnostics/get': (ctx) => getDiagnostic(ctx),
  'diagnostics/save-screen': (ctx) => save(ctx, 'goal', { 'sales.goal': ['home'] }, 7),
  'diagnostics/set-locale': (ctx) => setLocale(ctx, { locale: 'es' }),
  'diagnostics/set-form': (ctx) => setForm(ctx, { form: 'short' }),
  'diagnostics/consent': (ctx) => recordConsent(ctx, { purpose: 'reports', given: true, textVersion: '1' }),
  'diagnostics/delete': (ctx) => deleteDiagnostic(ctx, {}),
  'runs/create': (ctx) => createRun(ctx, {}),
  'runs/latest': (ctx) => latestRun(ctx),
  'runs/match': (ctx) => getMatch(ctx, 'O01'),
};

describe.each(Object.entries(own))('%s', (_, verb) => {
  it.each([
    ['a visitor without a draft', aVisitor(db), 'not_found'],
    ['a visitor with a code of nothing', nobody, 'not_found'],
    ['a visitor whose draft has expired', expired.ctx, 'not_found'],
    ['a job', aJob(db, 'rerun'), 'forbidden'],
  ])('refuses %s and changes nothing', async (_name, ctx, code) => {
    const before = await contentHash(admin);
    await expect(verb(ctx)).rejects.toMatchObject({ code });
    expect(await contentHash(admin)).toBe(before);
  });
});

it('runs a result again for its owner and for the job that checks them all, and for nobody else', async () => {
  const before = await contentHash(admin);
  for (const ctx of [aVisitor(db), nobody, expired.ctx, stranger.ctx]) {
    await expect(rerun(ctx, run.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(listRuns(ctx)).rejects.toMatchObject({ code: 'forbidden' });
  }
  expect(await rerun(aJob(db, 'rerun'), run.id)).toMatchObject({ same: true });
  expect(await listRuns(aJob(db, 'rerun'))).toContain(run.id);
  expect(await contentHash(admin)).toBe(before);
});

it('does not run the result of someone else again, nor tell that it exists', async () => {
  const other = await rerun(stranger.ctx, run.id).catch((error) => error);
  const none = await rerun(stranger.ctx, '00000000-0000-4000-8000-000000000000').catch((error) => error);
  expect(other).toEqual(none);
  expect(other).toMatchObject({ code: 'not_found' });
  await expect(rerun(stranger.ctx, "' or 1=1 --")).rejects.toMatchObject({ code: 'not_found' });
});

it('leaves the work of jobs to jobs, and that of visitors to visitors', async () => {
  const before = await contentHash(admin);
  await expect(purgeExpiredDiagnostics(victim.ctx)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(
    startDiagnostic(aJob(db, 'rerun'), { form: 'full', filledBy: 'firm', locale: 'en' }),
  ).rejects.toMatchObject({ code: 'forbidden' });
  await expect(
    resumeDiagnostic(aJob(db, 'rerun'), { code: victim.code, network: 'x' }),
  ).rejects.toMatchObject({
    code: 'forbidden',
  });
  expect(await contentHash(admin)).toBe(before);
});

it('shows the catalogue and the lists to everybody', async () => {
  for (const ctx of [aVisitor(db), expired.ctx, victim.ctx, aJob(db, 'rerun')]) {
    expect((await searchOfferings(ctx, {})).total).toBe(49);
    expect(await listInstitutions(ctx)).toHaveLength(26);
    expect((await getReferenceLists(ctx)).countries.size).toBeGreaterThan(200);
    expect(await searchActivities(ctx, { query: 'wine', locale: 'en' })).not.toHaveLength(0);
    expect((await getOffering(ctx, 'O01')).by.institution.id).toBe('I01');
    expect((await getInstitution(ctx, 'I01')).offerings.length).toBeGreaterThan(0);
    await expect(getOffering(ctx, 'nothing')).rejects.toMatchObject({ code: 'not_found' });
    await expect(getInstitution(ctx, '__proto__')).rejects.toMatchObject({ code: 'not_found' });
  }
});

it('refuses input with unknown keys, before anything is read', async () => {
  const before = await contentHash(admin);
  const hostile = { form: 'full' as const, filledBy: 'firm' as const, locale: 'en' as const, id: victim.id };
  await expect(startDiagnostic(aVisitor(db), hostile)).rejects.toMatchObject({ code: 'invalid' });
  expect(await contentHash(admin)).toBe(before);
});

it('writes nothing if the audit row cannot be written', async () => {
  await admin.execute(
    `create function no_audit() returns trigger language plpgsql as $$ begin raise exception 'full'; end $$`,
  );
  await admin.execute(
    'create trigger no_audit before insert on audit_log for each row execute function no_audit()',
  );
  const before = await contentHash(admin);
  await expect(save(stranger.ctx, 'goal', { 'sales.goal': ['home'] })).rejects.toThrow();
  await expect(
    startDiagnostic(aVisitor(db), { form: 'full', filledBy: 'firm', locale: 'en' }),
  ).rejects.toThrow();
  expect(await contentHash(admin)).toBe(before);
  await admin.execute('drop trigger no_audit on audit_log');
});
