import { and, asc, eq, sql } from 'drizzle-orm';
import { populationColumn, populationPart } from '@/db/schema';
import { preparedColumn, preparedColumns } from '../../domain/impact';
import type { Column, Columns } from '../../domain/population';
import type { Context } from '../context';
import { iso } from '../diagnostics/state';
import { DataError } from '../errors';
import { keptByKey } from '../reference/kept';
import { lookFor } from '../scope';

/** The firms that can be counted, in parts, with the facts that were asked for, and when they were put together. */
export type CountedFirms = { at: string; firms: number; parts: readonly Columns[] };

/** Columns in memory: those of a few offerings of one version of the data. */
const columns = keptByKey<Column>(64);

/**
 * In: an open transaction of somebody at a desk, and facts. Out: the firms with these facts, from memory where they
 * have been read before; null while they are being put together. Only for totals of ten firms or more.
 */
export async function countedFirms(ctx: Context, facts: readonly string[]): Promise<CountedFirms | null> {
  await lookFor(ctx.db, { population: 'counted' });
  const rows = await ctx.db
    .select({
      part: populationPart.part,
      firms: populationPart.firms,
      version: populationPart.dataVersion,
      at: iso(sql`${populationPart.madeAt}`),
      facts: sql<string[]>`array(select ${populationColumn.fact} from ${populationColumn}
        where ${populationColumn.part} = ${populationPart.part})`,
    })
    .from(populationPart)
    .orderBy(asc(populationPart.part));
  const [first] = rows;
  if (!first) return null;
  try {
    const parts: Columns[] = [];
    for (const row of rows) parts.push(await partOf(ctx, row, facts));
    return { at: first.at, firms: rows.reduce((sum, { firms }) => sum + firms, 0), parts };
  } catch (error) {
    // Taken away between the two queries.
    if (error instanceof DataError && error.code === 'unavailable') return null;
    throw error;
  }
}

type Part = { part: number; firms: number; version: string; at: string; facts: readonly string[] };

async function partOf(ctx: Context, row: Part, facts: readonly string[]): Promise<Columns> {
  const known = facts.filter((fact) => row.facts.includes(fact));
  const read = new Map<string, Column>();
  for (const fact of known) {
    const key = `${row.version} ${row.at} ${row.part} ${fact}`;
    read.set(fact, await columns(key, () => columnOf(ctx, row.part, fact)));
  }
  return preparedColumns(row.firms, read);
}

async function columnOf({ db }: Context, part: number, fact: string): Promise<Column> {
  const [row] = await db
    .select({ content: populationColumn.content })
    .from(populationColumn)
    .where(and(eq(populationColumn.part, part), eq(populationColumn.fact, fact)));
  const column = row && preparedColumn(row.content, fact);
  if (!column) throw new DataError('unavailable', { entity: 'population' });
  return column;
}
