import { and, eq, type SQL, sql } from 'drizzle-orm';
import { catalogueRevision, diagnostic, matchRun } from '@/db/schema';
import { day, type IsoDate } from '../../domain/dates';
import { ENGINE_VERSION } from '../../domain/matching';
import type { DiagnosticForm, FilledBy } from '../../domain/vocabulary';
import { type CatalogueView, catalogueAt } from '../catalogue/revision';
import type { Context } from '../context';
import { ownDiagnostic } from '../diagnostics/scope';
import { iso } from '../diagnostics/state';
import { noDraft } from '../errors';
import { type CatalogueKey, type VersionRow, versionColumns, versionsFrom } from '../reference/versions';
import { SCOPE, scopeOf, WITHIN_SCOPE } from '../scope';

/** A stored result: of when, from what, and whether it is still up to date. */
export type RunHead = {
  id: string;
  asOf: IsoDate;
  createdAt: string;
  /** True if an answer, the form, the catalogue, the reference files, the policy, the engine or the day has changed. */
  stale: boolean;
  catalogueRevision: number;
  policyVersion: string;
  engineVersion: string;
  /** Which questions were asked: the page says where a result rests on the short form. */
  form: DiagnosticForm;
  /** Who gives the answers now: the page says where it is an adviser. */
  filledBy: FilledBy;
};

/**
 * Reads the last run of the actor's own diagnostic in one query. In: what to read of it besides. Out: null where
 * nothing was computed yet.
 */
export async function readLastRun<More>(
  ctx: Context,
  more: SQL<More>,
): Promise<{ head: RunHead; more: More; view: CatalogueView } | null> {
  const last = and(
    eq(matchRun.diagnosticId, diagnostic.id),
    sql`${matchRun.seq} = (select max(latest.seq) from ${matchRun} latest where latest.diagnostic_id = ${diagnostic.id})`,
  );
  const own = ctx.db
    .select({
      id: matchRun.id,
      form: matchRun.form,
      formNow: sql<DiagnosticForm>`${diagnostic.form}`.as('form_now'),
      filledBy: diagnostic.filledBy,
      referenceEdition: matchRun.referenceEdition,
      asOf: matchRun.asOf,
      createdAt: iso(sql`${matchRun.createdAt}`).as('created_at'),
      policyVersion: matchRun.policyVersion,
      engineVersion: matchRun.engineVersion,
      answersVersion: matchRun.answersVersion,
      current: sql<VersionRow & { answers: number }>`
        (select json_build_object('catalogue', v.catalogue, 'policy', v.policy, 'reference', v.reference,
          'answers', ${diagnostic.answersVersion}) from (select ${versionColumns(ctx.today)}) v)`.as(
        'current',
      ),
      used: sql<CatalogueKey | null>`
        json_build_object('revision', ${catalogueRevision.number}, 'hash', ${catalogueRevision.contentHash})`.as(
        'used',
      ),
      more: more.as('more'),
    })
    .from(diagnostic)
    .leftJoin(matchRun, last)
    .leftJoin(catalogueRevision, eq(catalogueRevision.number, matchRun.catalogueRevision))
    .where(and(WITHIN_SCOPE, ownDiagnostic(ctx.actor)))
    .limit(1)
    .as('own');
  const [found] = await ctx.db
    .select()
    .from(SCOPE)
    .innerJoinLateral(own, sql`true`)
    .prepare('last_run')
    .execute(scopeOf(ctx.actor));
  const row = found?.own;
  if (!row) throw noDraft();
  if (
    row.id === null ||
    row.asOf === null ||
    row.policyVersion === null ||
    row.engineVersion === null ||
    row.form === null ||
    !row.used
  )
    return null;
  const { id, createdAt, policyVersion, engineVersion, used } = row;
  const current = versionsFrom(row.current);
  const stale =
    row.asOf !== ctx.today ||
    row.answersVersion !== row.current.answers ||
    row.form !== row.formNow ||
    row.referenceEdition !== current.reference ||
    used.revision !== current.catalogue.revision ||
    policyVersion !== current.policy ||
    engineVersion !== ENGINE_VERSION;
  const head = {
    id,
    asOf: day(row.asOf),
    createdAt,
    stale,
    catalogueRevision: used.revision,
    policyVersion,
    engineVersion,
    form: row.form,
    filledBy: row.filledBy,
  };
  return { head, more: row.more, view: await catalogueAt(ctx.db, used) };
}
