import { ConditionForm } from '@/app/_components/desk/condition-form';
import { conditionView } from '@/app/_desk/condition-view';
import { looksAfter } from '@/app/_desk/looks-after';
import { noAccess } from '@/app/_shell/no-access';
import { noSuchPage } from '@/app/_shell/no-such-page';
import { page, recordData } from '@/app/_shell/page-data';
import { RuleFormFrame } from '@/app/_shell/rule-form-frame';
import { requestContext } from '@/lib/auth/context';
import { paths, posts } from '@/lib/paths';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The form of one condition of a rule. */
export default page(async function ConditionPage({ params, searchParams }: Props) {
  const { id } = await params;
  const query = await searchParams;
  const context = await requestContext();
  if (looksAfter(context) === null) return noAccess(context, paths.offeringRule(id));
  const view = await recordData(paths.offeringRule(id), () => conditionView(context, id, query));
  if (!view) return noSuchPage();
  const { t, question } = view;
  const { group, fact, node } = view.hidden;
  return (
    <RuleFormFrame
      view={view}
      offering={id}
      title={`${view.title}: ${view.about}`}
      path={paths.ruleCondition(id, { group, fact, node })}
    >
      <p className="where">{view.title}</p>
      <h1>{view.about}</h1>
      {question && <p className="lede">{t('desk.rule.form.asks', { question })}</p>}
      <ConditionForm view={view} action={posts.saveCondition(id)} />
    </RuleFormFrame>
  );
});
