import type { Context } from '@/lib/data/context';
import type { DiagnosticState } from '@/lib/data/diagnostics/get';
import { answersOfRun } from '@/lib/data/runs/answers';
import type { LatestRun } from '@/lib/data/runs/latest';

/** In: a diagnostic as it is today. Out: the same with the answers and the form that a result of it rests on. */
export async function diagnosticBehind(
  context: Context,
  run: Pick<LatestRun, 'id' | 'form' | 'stale'>,
  today: DiagnosticState,
): Promise<DiagnosticState> {
  if (!run.stale) return today;
  return { ...today, form: run.form, answers: await answersOfRun(context, run.id) };
}
