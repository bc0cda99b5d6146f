import { PlainField } from '@/app/_components/forms/plain-field';
import { factsView } from '@/app/_desk/facts-view';
import { looksAfter } from '@/app/_desk/looks-after';
import { noAccess } from '@/app/_shell/no-access';
import { noSuchPage } from '@/app/_shell/no-such-page';
import { page, recordData } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { requestContext } from '@/lib/auth/context';
import { paths } from '@/lib/paths';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What a new condition is to be about, chosen by the words of the questions. */
export default page(async function AddConditionPage({ params, searchParams }: Props) {
  const { id } = await params;
  const query = await searchParams;
  const context = await requestContext();
  if (looksAfter(context) === null) return noAccess(context, paths.offeringRule(id));
  const view = await recordData(paths.offeringRule(id), () => factsView(context, id, query));
  if (!view) return noSuchPage();
  const { t, group, q } = view;
  return (
    <PageFrame
      locale={t.locale}
      title={t('desk.rule.find.title')}
      path={paths.ruleAdd(id, { group, q })}
      back={{ href: paths.offeringRule(id), label: t('desk.rule.title', { name: view.name }) }}
    >
      <h1>{t('desk.rule.find.title')}</h1>
      <p className="lede">{t('desk.rule.find.lede')}</p>
      <form method="get" action={paths.ruleAdd(id)} className="search">
        <input type="hidden" name="group" value={group} />
        <PlainField name="q" label={t('desk.rule.find.words')} value={q} />
        <p className="actions">
          <button type="submit" className="btn">
            {t('desk.rule.find.go')}
          </button>
          {q && (
            <a className="tap" href={paths.ruleAdd(id, { group })}>
              {t('desk.rule.find.clear')}
            </a>
          )}
        </p>
      </form>
      <p role="status">{t('desk.rule.find.found', { count: view.facts.length })}</p>
      <ul className="rows">
        {view.facts.map(({ key, href, title, text }) => (
          <li key={key} className="row">
            <h2>
              <a href={href}>{title}</a>
            </h2>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </PageFrame>
  );
});
