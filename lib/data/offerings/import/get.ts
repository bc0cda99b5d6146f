import { and, asc, count, eq, gt, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { offeringImport, offeringImportRow } from '@/db/schema';
import type { OfferingContent } from '../../../domain/offerings';
import type { ImportDone, ImportOutcome } from '../../../domain/people';
import { isId } from '../../../schemas/id';
import {
  type Cells,
  filledUp,
  IMPORT_PROBLEMS,
  type RowProblem,
  unsaidIn,
} from '../../../schemas/offering-import';
import { readOffering } from '../../catalogue/revision';
import type { Context } from '../../context';
import { iso } from '../../diagnostics/state';
import { DataError } from '../../errors';
import { reading, readingAtOnce } from '../../reading';
import { latestAtDesk } from '../latest';
import { atDesk } from '../scope';
import { seenAt } from './plan';

export const ROWS_A_PAGE = 25;

export type ImportRow = {
  number: number;
  line: number;
  outcome: ImportOutcome;
  done: ImportDone | null;
  offering: string | null;
  /** As it stands at the desk, and as the row wants it. */
  before: OfferingContent | null;
  after: OfferingContent | null;
  /** Columns of which nothing is said as it stands; the row says all. */
  unsaid: readonly string[];
  /** The offering has changed since the file was read, so the row will be left aside. */
  overtaken: boolean;
  problems: readonly RowProblem[];
  /** Of a refused row: what stood in it. */
  cells: Cells;
};

export type ImportView = {
  id: string;
  institution: string;
  expiresAt: string;
  /** How many rows would do what, and how many have. */
  counts: Readonly<Partial<Record<ImportOutcome, number>>>;
  done: Readonly<Partial<Record<ImportDone, number>>>;
  rows: readonly ImportRow[];
};

type Asked = { outcome: ImportOutcome; page: number };

/** What a file would do, and a page of its rows of one kind. */
export const getImport = reading(
  'offering.import',
  async (ctx, id: string, { outcome, page }: Asked): Promise<ImportView> => {
    const found = await requireImport(ctx, id);
    const told = await ctx.db
      .select({ outcome: offeringImportRow.outcome, done: offeringImportRow.done, rows: count() })
      .from(offeringImportRow)
      .where(eq(offeringImportRow.importId, id))
      .groupBy(offeringImportRow.outcome, offeringImportRow.done);
    const rows = await ctx.db
      .select()
      .from(offeringImportRow)
      .where(ofOutcome(id, outcome))
      .orderBy(asc(offeringImportRow.number))
      .limit(ROWS_A_PAGE)
      .offset((page - 1) * ROWS_A_PAGE);
    const latest = await latestAtDesk(
      ctx,
      rows.flatMap(({ offering }) => offering ?? []),
    );
    return {
      ...found,
      counts: sums(told.map((one) => [one.outcome, one.rows])),
      done: sums(told.flatMap((one) => (one.done ? [[one.done, one.rows] as const] : []))),
      rows: rows.map((row) => {
        const at = latest.get(row.offering ?? '') ?? null;
        return {
          ...{ number: row.number, line: row.line, outcome: row.outcome, done: row.done },
          ...{ offering: row.offering, problems: problemsOf(row.problems), cells: cellsIn(row.cells) },
          before: at && readOffering(filledUp(at.stored)),
          unsaid: at ? unsaidIn(at.stored) : [],
          after: row.definition === null ? null : readOffering(row),
          overtaken: row.seen !== null && row.done === null && row.seen !== seenAt(at),
        };
      }),
    };
  },
);

/** All rows of a file that are refused, with what stood in them. */
export const refusedOfImport = readingAtOnce('offering.import', async (ctx: Context, id: string) => {
  const rows = await refusedRows(ctx, id);
  return rows.map(({ line, cells, problems }) => ({
    ...{ line, cells: cellsIn(cells) },
    problems: problemsOf(problems),
  }));
});

const refusedRows = reading('offering.import', async (ctx, id: string) => {
  await requireImport(ctx, id);
  return ctx.db
    .select()
    .from(offeringImportRow)
    .where(ofOutcome(id, 'refused'))
    .orderBy(asc(offeringImportRow.number));
});

async function requireImport({ db, actor }: Context, id: string) {
  const missing = new DataError('not_found', { entity: 'import' });
  if (!isId(id)) throw missing;
  const [found] = await db
    .select({
      id: offeringImport.id,
      institution: offeringImport.institution,
      expiresAt: iso(sql`${offeringImport.expiresAt}`),
    })
    .from(offeringImport)
    .where(
      and(
        eq(offeringImport.id, id),
        gt(offeringImport.expiresAt, sql`now()`),
        atDesk(actor, offeringImport.institution),
      ),
    );
  if (!found) throw missing;
  return found;
}

function ofOutcome(id: string, outcome: ImportOutcome): SQL | undefined {
  return and(eq(offeringImportRow.importId, id), eq(offeringImportRow.outcome, outcome));
}

const cellsSchema = z.record(z.string(), z.string());
const problemsSchema = z.array(
  z.object({ column: z.string(), code: z.enum(IMPORT_PROBLEMS), found: z.string() }),
);

function cellsIn(stored: unknown): Cells {
  return cellsSchema.catch({}).parse(stored);
}

function problemsOf(stored: unknown): readonly RowProblem[] {
  return problemsSchema.catch([]).parse(stored);
}

function sums<Name extends string>(
  pairs: readonly (readonly [Name, number])[],
): Readonly<Partial<Record<Name, number>>> {
  const all: Partial<Record<Name, number>> = {};
  for (const [name, rows] of pairs) all[name] = (all[name] ?? 0) + rows;
  return all;
}
