import { createInterface } from 'node:readline';
import type { Connection, Sql } from '@/db/client';
import {
  addFirm,
  type Columns,
  type ColumnsBuilder,
  finishColumns,
  PARTITION_FIRMS,
  startColumns,
} from '../../domain/population';
import { factsFromJson } from '../../domain/rules';
import type { Context } from '../context';
import { DataError } from '../errors';
import { readingAtOnce } from '../reading';
import { enterForGood } from '../scope';
import { type PopulationVersion, populationVersion } from './version';

/** Columns of all firms, a million a part at most, and the version of the data they were made from. */
export type Loaded = PopulationVersion & { partitions: readonly Columns[] };

const ATTEMPTS = 3;

/**
 * In: who asks, and how to open a connection that is for the copy alone and closed after it. Out: the facts of all
 * firms in columns, by COPY as text, ordered by firm. Where firms change meanwhile it is read again.
 */
export const loadPopulation = readingAtOnce(
  'population.read',
  async (ctx: Context, open: () => Connection): Promise<Loaded> => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const before = await populationVersion(ctx);
      const partitions = await copied(ctx, open, before.firms);
      const after = await populationVersion(ctx);
      if (partitions && after.version === before.version) return { ...before, partitions };
    }
    throw new DataError('conflict', { entity: 'population' });
  },
);

/** The driver can hang the next query on a connection after a copy, so each copy has its own. */
async function copied(
  { actor }: Context,
  open: () => Connection,
  firms: number,
): Promise<readonly Columns[] | null> {
  const { sql, close } = open();
  try {
    await enterForGood(sql, actor);
    return await readCopy(sql, firms);
  } finally {
    await close();
  }
}

/** Null where there are more firms than were counted. */
async function readCopy(sql: Sql, firms: number): Promise<readonly Columns[] | null> {
  const builders: ColumnsBuilder[] = [];
  let read = 0;
  const stream = await sql`copy (select firm, facts from population_firm order by firm) to stdout`.readable();
  for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (read >= firms) return null;
    if (read % PARTITION_FIRMS === 0) builders.push(startColumns(Math.min(PARTITION_FIRMS, firms - read)));
    const tab = line.indexOf('\t');
    const builder = builders.at(-1);
    if (builder) addFirm(builder, line.slice(0, tab), factsFromJson(unescaped(line.slice(tab + 1))));
    read += 1;
  }
  return builders.map(finishColumns);
}

const ESCAPES: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', b: '\b', f: '\f', v: '\v' };

/** COPY writes a backslash before what would end a cell or a line, and before every backslash. */
function unescaped(cell: string): string {
  return cell.includes('\\') ? cell.replace(/\\(.)/g, (_, one: string) => ESCAPES[one] ?? one) : cell;
}
