import { and, eq } from 'drizzle-orm';
import { diagnostic, matchRun } from '@/db/schema';
import { type AnswerSheet, latestAnswers } from '../../domain/facts';
import { ownDiagnostic } from '../diagnostics/scope';
import { DataError } from '../errors';
import { reading } from '../reading';
import { isRunId, knownOn, runInputSchema } from './input';
import { sensitiveAnswers } from './sources';

/** The answers that one of the actor's own results was worked out from, whatever has been answered since. */
export const answersOfRun = reading('run.read', async (ctx, id: string): Promise<AnswerSheet> => {
  const [row] = isRunId(id)
    ? await ctx.db
        .select({ input: matchRun.input, diagnosticId: matchRun.diagnosticId })
        .from(matchRun)
        .innerJoin(diagnostic, eq(diagnostic.id, matchRun.diagnosticId))
        .where(and(eq(matchRun.id, id), ownDiagnostic(ctx.actor)))
    : [];
  if (!row) throw new DataError('not_found', { entity: 'run' });
  const { answers, sensitive, asOf } = runInputSchema.parse(JSON.parse(row.input));
  const apart = await sensitiveAnswers(ctx.db, row.diagnosticId, sensitive);
  return latestAnswers([...answers, ...apart.map((given) => knownOn(given, asOf))], asOf);
});
