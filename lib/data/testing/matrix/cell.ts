import { sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import type { Context } from '../../context';
import { DataError } from '../../errors';

/** What came of one call. Nothing of it stays in the database. */
export type Outcome = {
  result: unknown;
  /** Code and detail of a refusal; null where there was none. */
  refusal: Readonly<{ code: string; detail: Readonly<Record<string, string>> }> | null;
  /** The tables of which some row is another one. */
  changed: readonly string[];
  /** Some row of the other tenant is another one. */
  othersChanged: boolean;
  audited: number;
};

/** What each table holds, and what of it is the other tenant's. */
type State = { tables: readonly { name: string; all: string; others: string }[]; audited: number };

class Undone extends Error {
  constructor(readonly outcome: Outcome) {
    super('undone');
  }
}

/** With the places of the rows of the other tenant, as PostgreSQL writes a list of them. */
type Table = { name: string; others: string };
/** What they hold while no cell is tried stays the same for all of them, since each is taken back. */
export type Tables = { list: readonly Table[]; untouched: State };

/**
 * Every table that the application may write to; which those are stands in the test of its grants. In: texts that
 * stand in the rows of the other tenant.
 */
export async function writableTables(owner: Database, traces: readonly string[]): Promise<Tables> {
  const rows = await owner.execute<{ name: string }>(sql`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and has_table_privilege('puente_app', c.oid, 'insert, update, delete') order by 1`);
  const list: Table[] = [];
  for (const { name } of rows) {
    const [found] = await owner.execute<{ others: string }>(sql`
      select coalesce(array_agg(ctid) filter (where t::text ~ ${traces.join('|')}), '{}')::text as others
      from ${sql.identifier(name)} t`);
    list.push({ name, others: found?.others ?? '{}' });
  }
  return { list, untouched: await stateOf(owner, list) };
}

type Cell = {
  ctx: Context;
  tables: Tables;
  /** What has to be so before, as the owner of the tables says it. */
  given: string | undefined;
  call: (ctx: Context) => Promise<unknown>;
};

/**
 * Calls a verb in a transaction that is taken back, and looks at every table before and after it as their owner. Nothing
 * that anybody else writes meanwhile is seen in it.
 */
export async function tried({ ctx, tables, given, call }: Cell): Promise<Outcome> {
  try {
    return await ctx.db.transaction(async (tx) => {
      const [role] = await tx.execute<{ role: string }>(sql`select current_user::text as role`);
      await become(tx, 'none');
      if (given !== undefined) await tx.execute(sql.raw(given));
      const before = given === undefined ? tables.untouched : await stateOf(tx, tables.list);
      await become(tx, role?.role ?? 'none');
      const { result, refusal } = await called(() => call({ ...ctx, db: tx }));
      await become(tx, 'none');
      const after = (await hasWritten(tx)) ? await stateOf(tx, tables.list) : before;
      throw new Undone({
        result,
        refusal,
        changed: changedIn(before, after, 'all'),
        othersChanged: changedIn(before, after, 'others').length > 0,
        audited: after.audited - before.audited,
      });
    }, ALONE);
  } catch (error) {
    if (error instanceof Undone) return error.outcome;
    throw error;
  }
}

const ALONE = { isolationLevel: 'repeatable read' } as const;

function changedIn(before: State, after: State, what: 'all' | 'others'): readonly string[] {
  return after.tables
    .filter((table, index) => table[what] !== before.tables[index]?.[what])
    .map(({ name }) => name);
}

async function called(call: () => Promise<unknown>): Promise<Pick<Outcome, 'result' | 'refusal'>> {
  try {
    return { result: await call(), refusal: null };
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return { result: undefined, refusal: { code: error.code, detail: error.detail } };
  }
}

/** `none` is whoever opened the connection, who sees every row. */
async function become(tx: Database, role: string): Promise<void> {
  await tx.execute(sql.raw(`set local role ${role}`));
}

/** PostgreSQL gives a transaction its number with the first row that it writes or locks. */
async function hasWritten(tx: Database): Promise<boolean> {
  const [row] = await tx.execute<{ written: boolean }>(
    sql`select pg_current_xact_id_if_assigned() is not null as written`,
  );
  return row?.written ?? true;
}

/**
 * A row is another one once it was written, by its place and the transaction that wrote it: much quicker than to read
 * it, and a change back to what it was counts too. A lock is no change.
 */
async function stateOf(tx: Database, tables: Tables['list']): Promise<State> {
  const parts = tables.map(
    ({ name, others }, index) => sql`
      select ${index}::int as place, ${name}::text as name,
        coalesce(md5(string_agg(concat(ctid, xmin), '' order by ctid)), '') as "all",
        coalesce(md5(string_agg(concat(ctid, xmin), '' order by ctid)
          filter (where ctid = any(${others}::tid[]))), '') as others
      from ${sql.identifier(name)}`,
  );
  const rows = await tx.execute<State['tables'][number]>(
    sql`select name, "all", others from (${sql.join(parts, sql` union all `)}) parts order by place`,
  );
  const [audit] = await tx.execute<{ audited: number }>(sql`select count(*)::int as audited from audit_log`);
  if (rows.length !== tables.length || !audit) throw new Error('The tables cannot be read.');
  return { tables: [...rows], audited: audit.audited };
}
