import 'server-only';
import { and, eq, type SQL } from 'drizzle-orm';
import { savedMatch } from '@/db/schema';
import type { Context } from '../context';
import { lockOwn, type OwnDiagnostic } from '../diagnostics/scope';

/** Locks the diagnostic of the firm that the actor acts for: what it keeps goes with its answers. */
export async function lockOwnSaved(ctx: Context): Promise<{ firm: string | null; own: OwnDiagnostic }> {
  const own = await lockOwn(ctx);
  return { firm: 'firm' in ctx.actor ? ctx.actor.firm : null, own };
}

export function ofOffering({ id }: Pick<OwnDiagnostic, 'id'>, offering: string): SQL | undefined {
  return and(eq(savedMatch.diagnosticId, id), eq(savedMatch.offering, offering));
}
