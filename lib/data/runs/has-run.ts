import { eq } from 'drizzle-orm';
import { diagnostic, matchRun } from '@/db/schema';
import { ownDiagnostic } from '../diagnostics/scope';
import { reading } from '../reading';

/** Whether the visitor's own diagnostic has a result, without reading it. */
export const hasRun = reading('run.read', async (ctx): Promise<boolean> => {
  const found = await ctx.db
    .select({ id: matchRun.id })
    .from(matchRun)
    .innerJoin(diagnostic, eq(diagnostic.id, matchRun.diagnosticId))
    .where(ownDiagnostic(ctx.actor))
    .limit(1);
  return found.length > 0;
});
