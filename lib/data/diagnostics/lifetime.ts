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
    expiresAt: lasting(),
  };
  await db.update(diagnostic).set(next).where(eq(diagnostic.id, id));
}
