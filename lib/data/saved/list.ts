import { desc, eq, inArray, sql } from 'drizzle-orm';
import { diagnostic, matchRun, runMatch, savedMatch, sensitiveRunMatch } from '@/db/schema';
import { day, type IsoDate } from '../../domain/dates';
import type { Intake, Locale, MatchStatus } from '../../domain/vocabulary';
import { currentCatalogue } from '../catalogue/current';
import { offeringNames } from '../catalogue/last-known';
import type { Context } from '../context';
import { ownDiagnostic } from '../diagnostics/scope';
import { iso } from '../diagnostics/state';
import { reading } from '../reading';

/** How an offering stands in a result; null where that did not know it. */
type Standing = { status: MatchStatus; intake: Intake } | null;

export type SavedMatch = {
  offering: string;
  note: string;
  savedAt: string;
  before: Standing;
  now: Standing;
  /** What the offering itself is today: as it was, published anew, or no longer in the catalogue. */
  offered: 'same' | 'changed' | 'gone';
};

export type SavedList = {
  rows: readonly SavedMatch[];
  /** Day of the last result; null where there is none. */
  asOf: IsoDate | null;
  nameOf: (offering: string, locale: Locale) => string;
};

/** What the firm keeps in mind, newest first, beside how it stands in the last result. */
export const listSaved = reading('saved.read', async (ctx): Promise<SavedList> => {
  const kept = await ctx.db
    .select({
      offering: savedMatch.offering,
      note: savedMatch.note,
      status: savedMatch.status,
      intake: savedMatch.intake,
      version: savedMatch.offeringVersion,
      savedAt: iso(sql`${savedMatch.savedAt}`),
    })
    .from(savedMatch)
    .innerJoin(diagnostic, eq(diagnostic.id, savedMatch.diagnosticId))
    .where(ownDiagnostic(ctx.actor))
    .orderBy(desc(savedMatch.savedAt), desc(savedMatch.offering));
  const ids = kept.map(({ offering }) => offering);
  const { asOf, standings } = await lastStandings(ctx, ids);
  const { view } = await currentCatalogue(ctx);
  const rows = kept.map(({ offering, note, savedAt, status, intake, version }): SavedMatch => {
    const today = view.offerings.get(offering)?.version;
    const offered = today === undefined ? 'gone' : today === version ? 'same' : 'changed';
    const before = status && intake ? { status, intake } : null;
    return { offering, note, savedAt, before, now: standings.get(offering) ?? null, offered };
  });
  return { rows, asOf, nameOf: await offeringNames(ctx, ids) };
});

/** Which offerings the firm keeps, for the pages that let it keep one. */
export const savedOfferings = reading('saved.read', async (ctx): Promise<ReadonlySet<string>> => {
  const rows = await ctx.db
    .select({ offering: savedMatch.offering })
    .from(savedMatch)
    .innerJoin(diagnostic, eq(diagnostic.id, savedMatch.diagnosticId))
    .where(ownDiagnostic(ctx.actor));
  return new Set(rows.map(({ offering }) => offering));
});

async function lastStandings({ db, actor }: Context, offerings: readonly string[]) {
  const [last] = await db
    .select({ id: matchRun.id, asOf: matchRun.asOf })
    .from(matchRun)
    .innerJoin(diagnostic, eq(diagnostic.id, matchRun.diagnosticId))
    .where(ownDiagnostic(actor))
    .orderBy(desc(matchRun.seq))
    .limit(1);
  const standings = new Map<string, NonNullable<Standing>>();
  if (!last) return { asOf: null, standings };
  // What the owner sees comes last, where it differs.
  for (const table of [runMatch, sensitiveRunMatch]) {
    const rows = await db
      .select({
        offering: table.offering,
        status: sql<MatchStatus>`${table.match}::json ->> 'status'`,
        intake: sql<Intake>`${table.match}::json ->> 'intake'`,
      })
      .from(table)
      .where(sql`${table.runId} = ${last.id} and ${inArray(table.offering, [...offerings, ''])}`);
    for (const { offering, status, intake } of rows) standings.set(offering, { status, intake });
  }
  return { asOf: day(last.asOf), standings };
}
