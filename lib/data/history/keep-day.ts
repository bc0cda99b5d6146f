import 'server-only';
import type { Database } from '@/db/client';
import { resultDay } from '@/db/schema';
import type { IsoDate } from '../../domain/dates';
import type { GivenAnswer } from '../../domain/facts';
import type { RunSummary } from '../runs/summary';

type Result = { asOf: IsoDate; answers: readonly GivenAnswer[]; summary: RunSummary };

/** Notes what a result says in short; the last one of a day stands for it. */
export async function keepDay(
  tx: Database,
  diagnosticId: string,
  { asOf, answers, summary }: Result,
): Promise<void> {
  const { eligible, later, closed, unknown } = summary.counts;
  const said = {
    ...{ eligible, later, closed, unknown },
    answers: answers.filter(({ answer }) => answer.state === 'answered').length,
    levels: Object.fromEntries(
      Object.entries(summary.firm.levels).flatMap(([capability, level]) =>
        level.kind === 'exact' ? [[capability, level.value]] : [],
      ),
    ),
  };
  await tx
    .insert(resultDay)
    .values({ diagnosticId, day: asOf, ...said })
    .onConflictDoUpdate({ target: [resultDay.diagnosticId, resultDay.day], set: said });
}
