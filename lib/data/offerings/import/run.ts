import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { offeringImport, offeringImportRow } from '@/db/schema';
import type { ImportDone } from '../../../domain/people';
import { isNamed, RunImportInput } from '../../../schemas/offering-import';
import type { Context } from '../../context';
import { DataError } from '../../errors';
import { type Change, mutation } from '../../mutation';
import { type Latest, latestAtDesk } from '../latest';
import { beginDrafts, draftEntry, storeDraft } from '../save-draft';
import { atDesk, lockOfferings } from '../scope';
import { seenAt } from './plan';

/** So many locks at once a database holds for certain, and others wait no longer than for these. */
const AT_ONCE = 200;

/**
 * Takes over the next rows of a file that has been read, as drafts. `left`: rows that still wait. A row whose offering
 * has changed since the file was read is left aside. Done again, it does nothing.
 */
export const runImport = mutation({
  action: 'offering.import',
  input: RunImportInput,
  target: async (ctx, { import: id }) => {
    await ctx.db.execute(sql`select pg_advisory_xact_lock(7204315, hashtext(${id}))`);
    const [found] = await ctx.db
      .select({ id: offeringImport.id, institution: offeringImport.institution })
      .from(offeringImport)
      .where(
        and(
          eq(offeringImport.id, id),
          gt(offeringImport.expiresAt, sql`now()`),
          atDesk(ctx.actor, offeringImport.institution),
        ),
      );
    if (!found) throw new DataError('not_found', { entity: 'import' });
    return found;
  },
  run: async (ctx, { import: id }): Promise<Change<{ left: number }>> => {
    const waiting = and(
      eq(offeringImportRow.importId, id),
      inArray(offeringImportRow.outcome, ['create', 'change']),
      isNull(offeringImportRow.done),
    );
    const rows = await ctx.db
      .select()
      .from(offeringImportRow)
      .where(waiting)
      .orderBy(asc(offeringImportRow.number))
      .limit(AT_ONCE);
    if (rows.length === 0) return { result: { left: 0 }, audit: [] };
    const audit = await takeOver(ctx, id, rows);
    return { result: { left: await ctx.db.$count(offeringImportRow, waiting) }, audit };
  },
});

type Row = typeof offeringImportRow.$inferSelect;

async function takeOver(ctx: Context, id: string, rows: readonly Row[]): Promise<Change<unknown>['audit']> {
  const ids = rows.flatMap(({ offering }) => offering ?? []);
  await lockOfferings(ctx.db, ids);
  const latest = await latestAtDesk(ctx, ids);
  const planned = rows.map((row) => ({ number: row.number, draft: draftOf(row, latest) }));
  const drafts = planned.flatMap(({ draft }) => draft ?? []);
  await beginDrafts(
    ctx,
    drafts.filter(({ place }) => place.draft === null),
  );
  for (const { place, content } of drafts) if (place.draft) await storeDraft(ctx, place, content);
  const numbers = (isWritten: boolean) =>
    planned.flatMap(({ number, draft }) => ((draft !== null) === isWritten ? [number] : []));
  const [written, overtaken] = [numbers(true), numbers(false)];
  await markDone(ctx.db, id, { done: 'written', numbers: written });
  await markDone(ctx.db, id, { done: 'overtaken', numbers: overtaken });
  const after = { written: written.length, overtaken: overtaken.length };
  return [
    ...drafts.map(({ place, content }) => draftEntry(place, content)),
    { kind: 'offering_import', id, salt: id, before: null, after },
  ];
}

/** Null where the offering has changed since the file was read. */
function draftOf(
  { offering: id, institution, seen, definition, text }: Row,
  latest: ReadonlyMap<string, Latest>,
) {
  const at = latest.get(id ?? '') ?? null;
  if (id === null || seen !== seenAt(at) || !isNamed(definition)) return null;
  const place = { id, institution, draft: at?.draft ?? null, versions: at?.versions ?? [] };
  return { place, content: { definition, text, version: (place.draft?.version ?? 0) + 1 } };
}

async function markDone(
  db: Database,
  id: string,
  { done, numbers }: { done: ImportDone; numbers: readonly number[] },
): Promise<void> {
  if (numbers.length === 0) return;
  await db
    .update(offeringImportRow)
    .set({ done })
    .where(and(eq(offeringImportRow.importId, id), inArray(offeringImportRow.number, [...numbers])));
}
