import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { offeringImport, offeringImportRow } from '@/db/schema';
import { IMPORT_OUTCOMES, type ImportOutcome } from '../../../domain/people';
import { CheckImportInput } from '../../../schemas/offering-import';
import { currentCatalogue } from '../../catalogue/current';
import { type Context, personOf } from '../../context';
import { DataError } from '../../errors';
import { type Change, mutation, parseInput } from '../../mutation';
import { requireKind } from '../../policy';
import { reading } from '../../reading';
import { latestAtDesk } from '../latest';
import { atDesk, deskOf } from '../scope';
import { importLists } from './lists';
import { type PlannedRow, planRows } from './plan';

/** Long enough to talk about it and come back the next day. */
const HOURS = 24;

/**
 * Reads a file against what stands at the desk and keeps what each row would do. No offering is written. The work on the
 * rows is done between two short transactions, since nobody should wait for it.
 */
export async function checkImport(
  ctx: Context,
  raw: z.input<typeof CheckImportInput>,
): Promise<{ id: string }> {
  requireKind(ctx.actor, 'offering.import');
  const { rows } = parseInput(CheckImportInput, raw);
  const { institution, ...setting } = await readSetting(ctx);
  return keeping(planRows(rows, { institution, ...setting }))(ctx, {});
}

const readSetting = reading('offering.import', async (ctx) => {
  const institution = deskOf(ctx.actor);
  const { view } = await currentCatalogue(ctx);
  const known = view.institutions.get(institution ?? '')?.institution;
  if (institution === null || !known) throw new DataError('not_found', { entity: 'institution' });
  return {
    institution,
    illustrative: known.illustrative,
    lists: await importLists(ctx),
    latest: await latestAtDesk(ctx, null),
  };
});

function keeping(planned: readonly PlannedRow[]) {
  const kept = JSON.stringify(
    planned.map(({ stored, ...row }, place) => ({ ...row, ...stored, number: place + 1 })),
  );
  return mutation({
    action: 'offering.import',
    input: z.strictObject({}),
    target: async ({ actor }) => ({ institution: deskOf(actor) ?? '' }),
    run: async (ctx, _, { institution }): Promise<Change<{ id: string }>> => {
      const id = await beginImport(ctx, institution);
      // Thousands of rows in one statement.
      await ctx.db.execute(sql`
        insert into ${offeringImportRow}
          (import_id, number, institution, line, outcome, offering, seen, definition, text, cells, problems)
        select ${id}, number, ${institution}, line, outcome, offering, seen, definition, text, cells, problems
        from json_to_recordset(${kept}::text::json) as kept
          (number int, line int, outcome text, offering text, seen text,
            definition jsonb, text jsonb, cells jsonb, problems jsonb)`);
      const entry = { kind: 'offering_import', id, salt: id, before: null, after: countsOf(planned) };
      return { result: { id }, audit: [entry] };
    },
  });
}

/** Who sends a file again wants the last one: an earlier one of this browser that was not taken over goes. */
async function beginImport({ db, actor }: Context, institution: string): Promise<string> {
  const [id, person] = [randomUUID(), personOf(actor) ?? ''];
  const session = 'session' in actor ? actor.session : '';
  const taken = sql`select from ${offeringImportRow} taken
    where taken.import_id = ${offeringImport.id} and taken.done is not null`;
  await db
    .delete(offeringImport)
    .where(
      and(
        atDesk(actor, offeringImport.institution),
        eq(offeringImport.person, person),
        eq(offeringImport.session, session),
        sql`not exists (${taken})`,
      ),
    );
  const expiresAt = sql`now() + make_interval(hours => ${HOURS})`;
  await db.insert(offeringImport).values({ id, institution, person, session, expiresAt });
  return id;
}

function countsOf(planned: readonly PlannedRow[]): Readonly<Record<ImportOutcome, number>> {
  const count = (outcome: ImportOutcome) => planned.filter((row) => row.outcome === outcome).length;
  const [create, change, unchanged, refused] = IMPORT_OUTCOMES.map(count);
  return { create: create ?? 0, change: change ?? 0, unchanged: unchanged ?? 0, refused: refused ?? 0 };
}
