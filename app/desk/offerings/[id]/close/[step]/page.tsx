import { ConfirmForm } from '@/app/_components/desk/confirm-form';
import { ScheduleForm } from '@/app/_components/desk/schedule-form';
import { looksAfter } from '@/app/_desk/looks-after';
import { deskView } from '@/app/_desk/offering-view';
import { scheduleForm } from '@/app/_desk/schedule-view';
import { noAccess } from '@/app/_shell/no-access';
import { noSuchPage } from '@/app/_shell/no-such-page';
import { OfferingStepFrame, outOfDate, wrongDay } from '@/app/_shell/offering-step-frame';
import { page, recordData } from '@/app/_shell/page-data';
import { requestContext } from '@/lib/auth/context';
import { seenWithState } from '@/lib/data/offerings/load';
import { canTake } from '@/lib/domain/offerings';
import { paths, posts } from '@/lib/paths';

type Props = {
  params: Promise<{ id: string; step: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What pausing or withdrawing means, and the button that does it. */
export default page(async function ClosePage({ params, searchParams }: Props) {
  const { id, step: asked } = await params;
  const query = await searchParams;
  const context = await requestContext();
  if (looksAfter(context) === null) return noAccess(context, paths.deskOffering(id));
  const step = (['pause', 'withdraw'] as const).find((one) => one === asked);
  const view = await recordData(paths.deskOffering(id), () => deskView(context, id));
  if (!view || !step) return noSuchPage();
  const { desk, name, say } = view;
  const { t } = say;
  const title = t(`desk.close.${step}.title`, { name });
  const later = canTake(step, desk.state) ? await scheduleForm(context, view, step, query) : null;
  const stale = query.problem === 'conflict' ? outOfDate(t, paths.deskOffering(id)) : null;
  return (
    <OfferingStepFrame
      t={t}
      offering={id}
      title={title}
      path={paths.closeOffering(id, step)}
      problem={stale ?? wrongDay(t, later)}
    >
      {later ? (
        <>
          <p>{t(`desk.close.${step}.text`)}</p>
          <ConfirmForm
            action={posts.closeOffering(id)}
            hidden={{ step, seen: seenWithState(desk) }}
            go={t(`desk.close.${step}.go`)}
            keep={{ href: paths.deskOffering(id), label: t('desk.keep') }}
            grave
          />
          <ScheduleForm {...later} />
        </>
      ) : (
        <p>{t('desk.close.notNow', { state: t(`desk.state.${desk.state}`) })}</p>
      )}
    </OfferingStepFrame>
  );
});
