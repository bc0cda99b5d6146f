import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { matchRun, resultDay } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { dayFromNumber, dayNumber } from '../../domain/dates';
import { recordConsent } from '../diagnostics/consent';
import { createRun } from '../runs/create';
import { latestRun } from '../runs/latest';
import { KEPT_RUNS } from '../runs/stored';
import { aFirm, ofInstitution } from '../testing/people';
import { aJob, anOwner, aVisitor, save, TODAY } from '../testing/visitors';
import { listConsents } from './consents';
import { listResultDays } from './list';

const { db, owner } = await withTestDatabase();
const databases = { db, owner };
const later = (days: number) => dayFromNumber(dayNumber(TODAY) + days);

it('keeps what the last result of each day said, with the levels as they were answered', async () => {
  const { ctx } = await aFirm(databases);
  await createRun(ctx, {});
  const [first] = await listResultDays(ctx);
  // The six questions of the first section that `aFirm` answers.
  expect(first).toMatchObject({ day: TODAY, answers: 6 });
  expect(first?.levels.every(({ level }) => level === null)).toBe(true);
  await save(ctx, 'work-process', { 'cap.ops': ['1'], 'cap.qms': ['1'] });
  await createRun(ctx, {});
  const days = await listResultDays(ctx);
  expect(days).toHaveLength(1);
  expect(days[0]?.levels.find(({ capability }) => capability === 'QMS')?.level).toBe(1);
  await save(ctx, 'work-process', { 'cap.ops': ['1'], 'cap.qms': ['3'] }, 1);
  const next = { ...ctx, today: later(9) };
  await createRun(next, {});
  const both = await listResultDays(ctx);
  expect(both.map(({ day }) => day)).toEqual([TODAY, later(9)]);
  expect(both.map(({ levels }) => levels.find(({ capability }) => capability === 'QMS')?.level)).toEqual([
    1, 3,
  ]);
  const counts = (await latestRun(next))?.summary.counts;
  const { eligible, later: comes, closed, unknown } = both[1] ?? {};
  expect({ eligible, later: comes, closed, unknown }).toEqual({
    eligible: counts?.eligible,
    later: counts?.later,
    closed: counts?.closed,
    unknown: counts?.unknown,
  });
});

it('finds the days from before in the results that were kept, as it would have noted them', async () => {
  const { ctx, diagnostic } = await aFirm(databases);
  await save(ctx, 'work-process', { 'cap.ops': ['1'], 'cap.qms': ['3'] });
  await createRun(ctx, {});
  await createRun({ ...ctx, today: later(4) }, {});
  const noted = await listResultDays(ctx);
  await owner.delete(resultDay);
  const folder = path.join(process.cwd(), 'db', 'migrations');
  const file = readdirSync(folder).find((name) => name.endsWith('_add_what_a_firm_keeps.sql')) ?? '';
  const statements = readFileSync(path.join(folder, file), 'utf8').split('--> statement-breakpoint');
  const backfill = statements.find((one) => one.trim().startsWith('insert into result_day')) ?? '';
  await owner.execute(sql.raw(backfill));
  expect(await owner.$count(resultDay, eq(resultDay.diagnosticId, diagnostic))).toBe(2);
  expect(await listResultDays(ctx)).toEqual(noted);
});

it('remembers days whose results are no longer kept', async () => {
  const { ctx, diagnostic } = await aFirm(databases);
  const days = KEPT_RUNS + 3;
  for (let day = 0; day < days; day += 1) await createRun({ ...ctx, today: later(day) }, {});
  expect(await owner.$count(matchRun, eq(matchRun.diagnosticId, diagnostic))).toBe(KEPT_RUNS);
  expect(await listResultDays(ctx)).toHaveLength(days);
});

it('takes along what a visitor had before the account, and shows it to nobody else', async () => {
  const visitor = await anOwner(db);
  await createRun(visitor.ctx, {});
  expect(await owner.$count(resultDay, eq(resultDay.diagnosticId, visitor.id))).toBe(1);
  const other = await aFirm(databases);
  expect(await listResultDays(other.ctx)).toEqual([]);
  const officer = await ofInstitution(databases, 'I01');
  for (const ctx of [visitor.ctx, aVisitor(db), aJob(db), officer])
    await expect(listResultDays(ctx)).rejects.toMatchObject({ code: 'forbidden' });
});

it('tells what the firm said last about each purpose, with its version and moment', async () => {
  const { ctx } = await aFirm(databases);
  expect(await listConsents(ctx)).toEqual([]);
  await recordConsent(ctx, { purpose: 'reports', given: true, textVersion: '2026-10' });
  await recordConsent(ctx, { purpose: 'reports', given: true, textVersion: '2026-11' });
  const given = { purpose: 'reports', given: true, textVersion: '2026-11' };
  expect(await listConsents(ctx)).toEqual([{ ...given, at: expect.stringMatching(/^20\d\d-.+Z$/) }]);
  await recordConsent(ctx, { purpose: 'reports', given: false, textVersion: '2026-11' });
  expect(await listConsents(ctx)).toMatchObject([{ ...given, given: false }]);
  expect(await listConsents((await aFirm(databases)).ctx)).toEqual([]);
  await expect(listConsents(aVisitor(db))).rejects.toMatchObject({ code: 'forbidden' });
});
