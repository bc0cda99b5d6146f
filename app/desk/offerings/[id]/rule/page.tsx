import { RuleTree } from '@/app/_components/desk/rule-tree';
import { TestFirms } from '@/app/_components/desk/test-firms';
import { ErrorSummary } from '@/app/_components/forms/error-summary';
import { RuleReadingList } from '@/app/_components/rule-reading';
import { looksAfter } from '@/app/_desk/looks-after';
import { groupOptions, ruleView } from '@/app/_desk/rule-view';
import { noAccess } from '@/app/_shell/no-access';
import { noSuchPage } from '@/app/_shell/no-such-page';
import { page, recordData } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { requestContext } from '@/lib/auth/context';
import { paths, posts } from '@/lib/paths';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The rule of whom an offering is for, node by node, with its test firms. */
export default page(async function RulePage({ params, searchParams }: Props) {
  const { id } = await params;
  const query = await searchParams;
  const context = await requestContext();
  const path = paths.offeringRule(id);
  if (looksAfter(context) === null) return noAccess(context, path);
  const view = await recordData(path, () => ruleView(context, id, query));
  if (!view) return noSuchPage();
  const { t, seen } = view;
  const title = t('desk.rule.title', { name: view.name });
  const tree = { t, seen, action: posts.changeRule(id), kinds: groupOptions({ t }) };
  return (
    <PageFrame
      locale={t.locale}
      title={title}
      path={path}
      back={{ href: paths.deskOffering(id), label: t('desk.backOne') }}
      failed={view.problem !== null}
    >
      {view.done && (
        <p className="note" role="status">
          {view.done}
        </p>
      )}
      {view.problem && (
        <ErrorSummary title={t('desk.edit.problem')} links={[{ href: '#tree', label: view.problem }]} />
      )}
      <h1>{title}</h1>
      <p className="lede">{t('desk.rule.lede')}</p>
      <section aria-labelledby="reading">
        <h2 id="reading">{t('desk.rule.reading')}</h2>
        {view.reading ? (
          <>
            <p className="hint">{t('desk.rule.readingHelp')}</p>
            <RuleReadingList reading={view.reading} />
          </>
        ) : (
          <p>{t('desk.rule.empty')}</p>
        )}
      </section>
      <section aria-labelledby="tree">
        <h2 id="tree">{t('desk.rule.tree')}</h2>
        {view.whole.map((text) => (
          <p key={text} className="hint">
            {text}
          </p>
        ))}
        <RuleTree node={view.root} {...tree} />
      </section>
      <TestFirms t={t} action={tree.action} seen={seen} firms={view.firms} add={paths.ruleTestFirm(id)} />
      {view.hasDraft && (
        <section aria-labelledby="next">
          <h2 id="next">{t('desk.rule.next')}</h2>
          {(view.errors > 0 || view.failed > 0) && <p>{t('desk.rule.blocked')}</p>}
          <ul className="plain taps">
            <li>
              <a href={paths.publishOffering(id)}>{t('desk.rule.preview')}</a>
            </li>
            <li>
              <a href={paths.discardDraft(id)}>{t('desk.rule.discard')}</a>
            </li>
          </ul>
        </section>
      )}
    </PageFrame>
  );
});
