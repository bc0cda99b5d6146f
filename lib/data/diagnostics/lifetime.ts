import { eq, type SQL, sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { diagnostic } from '@/db/schema';
import type { DiagnosticForm, Locale } from '../../domain/vocabulary';

/** Days a diagnostic is kept after its last change; the pages say the same. */
export const KEPT_DAYS = 90;

/** From now by the database's clock. */
export function lasting(): SQL {
  return sql`now() + make_interval(days => ${KEPT_DAYS})`;
}

/** A diagnostic that belongs to an account lasts as long as that does. */
export function keptInAccount(): SQL {
  return sql`timestamptz '9999-12-31 00:00:00Z'`;
}

/** Every change is counted and starts the time anew. */
export async function touch(
  db: Database,
  id: string,
  change: { form?: DiagnosticForm; locale?: Locale; answersVersion?: SQL } = {},
): Promise<void> {
  const next = {
    ...change,
    version: sql`${diagnostic.version} + 1`,
    savedAt: sql`now()`,
    // One that is kept in an account stays so.
    expiresAt: sql`greatest(${diagnostic.expiresAt}, ${lasting()})`,
  };
  await db.update(diagnostic).set(next).where(eq(diagnostic.id, id));
}
