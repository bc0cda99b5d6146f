import { ConfirmForm } from '@/app/_components/desk/confirm-form';
import { ErrorSummary } from '@/app/_components/forms/error-summary';
import { looksAfter } from '@/app/_desk/looks-after';
import { intakeView } from '@/app/_intakes/desk-view';
import { INTAKE_STEPS, stepOf, stepText } from '@/app/_intakes/step-view';
import { noAccess } from '@/app/_shell/no-access';
import { noSuchPage } from '@/app/_shell/no-such-page';
import { page, recordData } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { requestContext } from '@/lib/auth/context';
import { paths, posts } from '@/lib/paths';

type Props = {
  params: Promise<{ intake: string; step: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What closing a call, giving the places or offering free ones means, and the button that does it. */
export default page(async function IntakeStepPage({ params, searchParams }: Props) {
  const { intake: id, step: asked } = await params;
  const { problem } = await searchParams;
  const context = await requestContext();
  if (looksAfter(context) === null) return noAccess(context, paths.deskIntake(id));
  const step = stepOf(asked);
  const view = await recordData(paths.deskIntake(id), () => intakeView(context, id));
  if (!view || !step) return noSuchPage();
  const { t, intake, stage, title: group } = view;
  const title = t(`intakes.step.${step}.title`);
  const isStale = problem === 'conflict';
  const { lines, canDo } = stepText(t, intake, { step, stage });
  return (
    <PageFrame
      locale={t.locale}
      title={`${title}: ${group}`}
      path={paths.intakeStep(id, step)}
      back={{ href: paths.deskIntake(id), label: t('intakes.desk.backOne') }}
      failed={isStale}
    >
      {isStale && (
        <ErrorSummary
          title={t('intakes.desk.problem')}
          links={[{ href: paths.deskIntake(id), label: t('intakes.desk.conflict') }]}
        />
      )}
      <h1>{title}</h1>
      <p className="lede">{group}</p>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {canDo && (
        <ConfirmForm
          action={posts.intakeStep(id)}
          hidden={{ step, seen: String(intake.version) }}
          go={t(`intakes.step.${step}.go`)}
          keep={{ href: paths.deskIntake(id), label: t('intakes.keep') }}
          grave={INTAKE_STEPS[step].grave}
        />
      )}
    </PageFrame>
  );
});
