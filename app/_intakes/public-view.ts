import type { IntakeView } from '@/app/_components/intakes/intake-list';
import type { Context } from '@/lib/data/context';
import { currentIntakes } from '@/lib/data/intakes/current';
import { stageOf } from '@/lib/domain/intakes';
import type { Translator } from '@/lib/messages';
import { formatDate } from '@/lib/messages/format';
import { intakeRows } from './words';

/** Groups of an offering as everybody reads them, and the day on which the next one starts. */
export async function publicIntakes(
  context: Context,
  t: Translator,
  offering: string,
): Promise<{ groups: readonly IntakeView[]; nextStart: string | null }> {
  return groupsView(t, await currentIntakes(context, offering), context.today);
}

/** The same of groups that were read already. */
export function groupsView(
  t: Translator,
  intakes: Awaited<ReturnType<typeof currentIntakes>>,
  today: Context['today'],
): { groups: readonly IntakeView[]; nextStart: string | null } {
  const next = intakes.find((one) => stageOf(one, today) !== 'started');
  return {
    groups: intakes.map((intake) => ({
      id: intake.id,
      title: t('intakes.public.starts', { date: formatDate(t.locale, intake.starts) }),
      rows: intakeRows(t, intake, today),
    })),
    nextStart: next ? formatDate(t.locale, next.starts) : null,
  };
}
