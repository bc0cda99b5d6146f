import { and, eq, gt, type Placeholder, type SQL, sql } from 'drizzle-orm';
import { diagnostic } from '@/db/schema';
import type { Actor, Context } from '../context';
import { noDraft } from '../errors';

/** The diagnostic this actor holds the code of, while it lasts; nothing for anyone else. By the database's clock. */
export function ownDiagnostic(actor: Actor): SQL | undefined {
  const draft = draftOf(actor);
  return draft === null ? sql`false` : heldBy(draft);
}

/** The same for queries built once, which take what `draftOf` finds as `draft`. */
export const OWN_DIAGNOSTIC = heldBy(sql.placeholder('draft'));

/** What the actor's own diagnostic is known by; null for one who has none. */
export function draftOf(actor: Actor): string | null {
  return 'draft' in actor ? actor.draft : null;
}

function heldBy(draft: string | Placeholder): SQL | undefined {
  return and(eq(diagnostic.codeHash, draft), gt(diagnostic.expiresAt, sql`now()`));
}

export type OwnDiagnostic = typeof diagnostic.$inferSelect & { draft: string };

/** Locks the actor's own diagnostic, so that changes to one diagnostic happen one after the other. */
export async function lockOwn(ctx: Context): Promise<OwnDiagnostic> {
  const [row] = await ctx.db.select().from(diagnostic).where(ownDiagnostic(ctx.actor)).for('update');
  // Another's diagnostic, one that has expired and one that never existed answer alike.
  if (!row) throw noDraft();
  return { ...row, draft: row.codeHash };
}
