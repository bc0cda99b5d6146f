import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgInsertValue, PgTable } from 'drizzle-orm/pg-core';
import type { Database } from '../client';

// A statement takes at most 65,535 parameters; the widest table here has nine columns.
const CHUNK = 2000;

/** Writes rows in bulk and renews those that exist. Nothing is deleted: an old answer may name an old code. */
export async function upsert<Table extends PgTable>(
  db: Database,
  table: Table,
  rows: readonly PgInsertValue<Table>[],
  key: PgColumn | PgColumn[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK) {
    await db
      .insert(table)
      .values(rows.slice(start, start + CHUNK))
      .onConflictDoUpdate({ target: key, set: renewed(table) });
  }
}

function renewed(table: PgTable): Record<string, SQL> {
  const columns = Object.entries(getTableColumns(table));
  return Object.fromEntries(
    columns.map(([name, column]) => [name, sql`excluded.${sql.identifier(column.name)}`]),
  );
}
