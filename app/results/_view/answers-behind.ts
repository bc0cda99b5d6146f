import type { Context } from '@/lib/data/context';
import { type DiagnosticState, getDiagnostic } from '@/lib/data/diagnostics/get';
import { answersOfRun } from '@/lib/data/runs/answers';
import type { LatestRun } from '@/lib/data/runs/latest';

/** With the answers and the form that a result rests on, which may not be those of today. */
export async function diagnosticBehind(
  context: Context,
  run: Pick<LatestRun, 'id' | 'form' | 'stale'>,
): Promise<DiagnosticState> {
  const diagnostic = await getDiagnostic(context);
  if (!run.stale) return diagnostic;
  return { ...diagnostic, form: run.form, answers: await answersOfRun(context, run.id) };
}
