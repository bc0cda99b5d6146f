import { AttributeList } from '@/app/_components/desk/attribute-list';
import { DifferenceTable } from '@/app/_components/desk/difference-table';
import { ImpactSection } from '@/app/_components/desk/impact-section';
import { PublishStep } from '@/app/_components/desk/publish-step';
import { RuleBlockers } from '@/app/_components/desk/rule-blockers';
import { ScheduleForm, type ScheduleFormView } from '@/app/_components/desk/schedule-form';
import type { ImpactView } from '@/app/_components/desk/types';
import { UnsaidList } from '@/app/_components/desk/unsaid-list';
import { impactView } from '@/app/_desk/impact-view';
import { looksAfter } from '@/app/_desk/looks-after';
import { type DeskView, deskView } from '@/app/_desk/offering-view';
import { unsaidParts } from '@/app/_desk/part-nav';
import { publishStepView } from '@/app/_desk/publish-step';
import { attributeRows, differenceRows } from '@/app/_desk/rows';
import { scheduleForm } from '@/app/_desk/schedule-view';
import { noAccess } from '@/app/_shell/no-access';
import { noSuchPage } from '@/app/_shell/no-such-page';
import { OfferingStepFrame, outOfDate, wrongDay } from '@/app/_shell/offering-step-frame';
import { page, recordData } from '@/app/_shell/page-data';
import { requestContext } from '@/lib/auth/context';
import { ruleSetting } from '@/lib/data/offerings/rule-setting';
import { type OfferingContent, publishProblem } from '@/lib/domain/offerings';
import { paths } from '@/lib/paths';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What publishing would change, and the button that does it. */
export default page(async function PublishPage({ params, searchParams }: Props) {
  const { id } = await params;
  const query = await searchParams;
  const context = await requestContext();
  if (looksAfter(context) === null) return noAccess(context, paths.publishOffering(id));
  const view = await recordData(paths.publishOffering(id), () => deskView(context, id));
  if (!view?.latest) return noSuchPage();
  const impact = await impactView(context, view);
  const { t } = view.say;
  const title = t('desk.publish.title', { name: view.name });
  const step = publishStepView(context, view);
  const later = step.canSchedule ? await scheduleForm(context, view, 'publish', query) : null;
  const problems = {
    conflict: outOfDate(t, '#preview'),
    rule: {
      title: t('desk.rule.blocked'),
      link: { href: paths.offeringRule(id), label: t('desk.rule.blockedLink') },
    },
  };
  const { problem } = query;
  return (
    <OfferingStepFrame
      t={t}
      offering={id}
      title={title}
      path={paths.publishOffering(id)}
      problem={problem === 'conflict' || problem === 'rule' ? problems[problem] : wrongDay(t, later)}
      width="wide"
    >
      <div id="preview">
        <Preview
          view={view}
          latest={view.latest}
          impact={impact}
          setting={ruleSetting(context, view.lists)}
          step={step}
          later={later}
        />
      </div>
    </OfferingStepFrame>
  );
});

type PreviewProps = {
  view: DeskView;
  latest: OfferingContent;
  impact: ImpactView;
  setting: ReturnType<typeof ruleSetting>;
  step: ReturnType<typeof publishStepView>;
  later: ScheduleFormView | null;
};

function Preview({ view, latest, impact, setting, step, later }: PreviewProps) {
  const { desk, say, open, unsaid } = view;
  const { t } = say;
  const before = desk.versions.at(-1)?.content ?? null;
  const rows = before ? differenceRows(say, before, latest) : [];
  const problem = publishProblem({ state: desk.state, last: before, next: latest, unsaid }, setting);
  if (problem?.why === 'same') return <p>{t('desk.publish.same')}</p>;
  if (problem?.why === 'unfinished')
    return <UnsaidList title={t('desk.publish.unfinished')} parts={unsaidParts(view)} />;
  return (
    <>
      <p className="lede">{t(rows.length > 0 ? 'desk.publish.lede' : 'desk.publish.ledeNew')}</p>
      {rows.length > 0 ? (
        <DifferenceTable
          caption={t('desk.compare.caption')}
          what={t('desk.compare.what')}
          before={open ? t('desk.publish.now') : t('desk.view.last')}
          after={t('desk.publish.then')}
          rows={rows}
        />
      ) : (
        <AttributeList rows={attributeRows(say, latest)} />
      )}
      <ImpactSection {...impact} />
      {problem && <RuleBlockers t={t} id={desk.id} blockers={problem.blockers} />}
      <p>{t('desk.publish.means')}</p>
      <PublishStep text={step.text} go={step.go} seen={step.seen} back={step.back} />
      {later && <ScheduleForm {...later} />}
    </>
  );
}
