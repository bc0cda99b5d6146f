import type { ScheduleFormView } from '@/app/_components/desk/schedule-form';
import type { ScheduledNoteView } from '@/app/_components/desk/scheduled-note';
import { typedAgain } from '@/app/_shell/typed-forms';
import type { Context } from '@/lib/data/context';
import { seenWithState } from '@/lib/data/offerings/load';
import type { OfferingStep } from '@/lib/domain/people';
import { isMessageKey } from '@/lib/messages';
import { formatDate } from '@/lib/messages/format';
import { posts } from '@/lib/paths';
import type { DeskView } from './offering-view';

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** The form for a day on which a step is to be taken: empty, or as it was typed and came back. */
export async function scheduleForm(
  context: Context,
  { desk, say: { t } }: DeskView,
  step: OfferingStep,
  query: Query,
): Promise<ScheduleFormView> {
  const action = posts.scheduleStep(desk.id);
  const typed = await typedAgain(context, action, query);
  const set = desk.scheduled?.off === null ? formatDate(t.locale, desk.scheduled.day) : null;
  return {
    title: t('desk.schedule.title'),
    text: t('desk.schedule.text'),
    replaces: set && t('desk.schedule.replaces', { day: set }),
    action,
    hidden: { step, seen: seenWithState(desk) },
    day: {
      label: t('desk.schedule.day'),
      hint: t('desk.schedule.dayHelp'),
      value: typed?.fields.day?.[0] ?? '',
      error: typed?.errors
        .map(({ code }) => `desk.schedule.field.${code}`)
        .filter(isMessageKey)
        .map((key) => t(key))[0],
    },
    go: t(`desk.schedule.go.${step}`),
  };
}

/** What the page of an offering says of the step that is wanted on a day; null where there is none. */
export function scheduledNote({ desk, who, say: { t } }: DeskView): ScheduledNoteView | null {
  const { scheduled } = desk;
  if (!scheduled) return null;
  const { id, step, day, person, off } = scheduled;
  const words = { who: who(person), day: formatDate(t.locale, day) };
  return {
    text: t(`desk.schedule.set.${step}`, words),
    more: off ? t(`desk.schedule.off.${off}`, words) : t('desk.schedule.when'),
    isOff: off !== null,
    action: posts.callOff(desk.id),
    scheduled: id,
    go: t(off ? 'desk.schedule.clear' : 'desk.schedule.callOff'),
  };
}
