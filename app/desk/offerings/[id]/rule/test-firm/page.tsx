import { TestFirmForm } from '@/app/_components/desk/test-firm-form';
import { looksAfter } from '@/app/_desk/looks-after';
import { testFirmView } from '@/app/_desk/test-firm-view';
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

/** The form of one test firm of a rule. */
export default page(async function TestFirmPage({ params, searchParams }: Props) {
  const { id } = await params;
  const query = await searchParams;
  const context = await requestContext();
  if (looksAfter(context) === null) return noAccess(context, paths.offeringRule(id));
  const view = await recordData(paths.offeringRule(id), () => testFirmView(context, id, query));
  if (!view) return noSuchPage();
  const { t } = view;
  const title = t('desk.rule.firm.title');
  return (
    <RuleFormFrame
      view={view}
      offering={id}
      title={title}
      path={paths.ruleTestFirm(id, { firm: view.hidden.firm })}
    >
      <h1>{title}</h1>
      <p className="lede">{t('desk.rule.firm.lede')}</p>
      <TestFirmForm view={view} action={posts.saveTestFirm(id)} />
    </RuleFormFrame>
  );
});
