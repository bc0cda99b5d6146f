import { eq, sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { auditLog, diagnostic } from '@/db/schema';
import { day } from '../../domain/dates';
import type { FormFields } from '../../schemas/fields';
import type { Context } from '../context';
import { type SavedScreen, saveScreen } from '../diagnostics/save-screen';
import { startDiagnostic } from '../diagnostics/start';
import { hashOfCode } from '../draft-code';

export const TODAY = day('2026-12-01');

/** A visitor with no draft. */
export function aVisitor(db: Database): Context {
  return { db, actor: { kind: 'visitor', draft: null }, today: TODAY, requestId: 'test', locale: 'en' };
}

/** Each job is shown what it needs, by its name. */
export function aJob(db: Database, name = 'test'): Context {
  return { db, actor: { kind: 'job', name }, today: TODAY, requestId: 'test' };
}

export type Owner = { ctx: Context; id: string; code: string };

/** A visitor with a new diagnostic of their own. */
export async function anOwner(db: Database, form: 'full' | 'short' = 'full'): Promise<Owner> {
  const visitor = aVisitor(db);
  const { id, code } = await startDiagnostic(visitor, { form, filledBy: 'firm', locale: 'en' });
  if (code === null) throw new Error('A visitor is told a code.');
  return { id, code, ctx: { ...visitor, actor: { kind: 'visitor', draft: hashOfCode(code) } } };
}

export async function expire(db: Database, id: string): Promise<void> {
  await db
    .update(diagnostic)
    .set({ expiresAt: sql`now() - interval '1 second'` })
    .where(eq(diagnostic.id, id));
}

/** Posts a screen as one draws it and sends it at once. */
export function save(ctx: Context, screen: string, fields: FormFields, version = 0): Promise<SavedScreen> {
  return saveScreen(ctx, { screen, fields, version, intent: 'save' });
}

/** A small winery of Mendoza, enough for results. */
export async function answerFirstSection(ctx: Context): Promise<void> {
  await save(ctx, 'country', { 'firm.country': ['AR'] });
  await save(ctx, 'place', { 'firm.subdivision': ['AR-M'] });
  await save(ctx, 'activity', { 'firm.isic': ['1102'] });
  await save(ctx, 'size', { 'firm.employees': ['14'] });
  await save(ctx, 'languages', { 'access.languages': ['es'] });
  await save(ctx, 'people', { 'people.lead_group': ['women'] });
}

/** All that the application stores about people, in one hash. */
export async function contentHash(db: Database): Promise<string> {
  const tables = [
    ...['diagnostic', 'diagnostic_screen', 'sensitive_screen', 'answer', 'sensitive_answer', 'consent'],
    ...['match_run', 'run_match', 'sensitive_run', 'sensitive_run_match', 'match_reference'],
    ...[
      'population_firm',
      'population_part',
      'population_column',
      'code_attempt',
      'audit_log',
      'request',
      'request_event',
      'offering_draft',
      'offering_event',
      'desk_setting',
      'publish_ask',
      'scheduled_step',
      'intake',
      'intake_seed',
      'intake_entry',
    ],
    ...['person', 'firm', 'membership', 'session', 'sign_in_link', 'known_device', 'attempt', 'mail'],
    ...['second_factor', 'recovery_code', 'half_sign_in'],
    ...['saved_match', 'result_day', 'notice', 'notice_state', 'notice_reader'],
  ];
  const parts = tables.map(
    (name) =>
      sql`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as part from ${sql.identifier(name)} t`,
  );
  const [row] = await db.execute<{ hash: string }>(
    sql`select md5(string_agg(part, '' order by part)) as hash from (${sql.join(parts, sql` union all `)}) parts`,
  );
  return row?.hash ?? '';
}

export function auditOf(db: Database, targetId: string) {
  return db
    .select({
      action: auditLog.action,
      actorKind: auditLog.actorKind,
      actorId: auditLog.actorId,
      before: auditLog.beforeHash,
      after: auditLog.afterHash,
    })
    .from(auditLog)
    .where(eq(auditLog.targetId, targetId))
    .orderBy(auditLog.seq);
}
