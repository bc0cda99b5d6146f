import { noAccess } from '@/app/_shell/no-access';
import { inAccount } from '@/app/_shell/own-answers';
import { page, pageData } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { requestContext } from '@/lib/auth/context';
import { requestLocale } from '@/lib/auth/request';
import { type Translator, translator } from '@/lib/messages';
import { paths, posts } from '@/lib/paths';
import { DrawnWith } from '../_screen/drawn-with';
import { findDraft } from '../_screen/find-draft';

type Props = { searchParams: Promise<{ done?: string | string[] }> };

export default page(async function DeletePage({ searchParams }: Props) {
  const { done } = await searchParams;
  const locale = await requestLocale();
  const t = translator(locale);
  const context = await requestContext();
  const { actor } = context;
  if (actor.kind !== 'visitor' && actor.kind !== 'firm_owner') return noAccess(context, paths.delete());
  const draft = await pageData(paths.delete(), () => findDraft(context));
  if (!draft) return <NothingLeft t={t} deleted={done === 'yes'} isKept={inAccount(context)} />;
  return (
    <PageFrame
      locale={locale}
      title={t('pages.delete.title')}
      path={paths.delete()}
      back={{ href: paths.check() }}
    >
      <h1>{t('pages.delete.title')}</h1>
      <p>{t('pages.delete.text')}</p>
      <p>{t('pages.delete.totals')}</p>
      <form className="actions" method="post" action={posts.delete()}>
        <DrawnWith draft={draft} isKept={inAccount(context)} />
        <button type="submit" className="btn danger">
          {t('pages.delete.go')}
        </button>
        <a className="tap" href={paths.check()}>
          {t('pages.delete.keep')}
        </a>
      </form>
    </PageFrame>
  );
});

type NothingProps = { t: Translator; deleted: boolean; isKept: boolean };

function NothingLeft({ t, deleted, isKept }: NothingProps) {
  const none = isKept ? 'results.nodraft' : 'common.problem.noDraft';
  const title = t(deleted ? 'pages.delete.doneTitle' : `${none}.title`);
  const done = t(isKept ? 'account.answers.deleted' : 'pages.delete.done');
  return (
    <PageFrame locale={t.locale} title={title} path={paths.delete(deleted ? 'yes' : undefined)}>
      <h1>{title}</h1>
      <p>{deleted ? done : t(`${none}.text`)}</p>
      <p>
        {deleted && `${t('pages.delete.doneNext')} `}
        {!deleted && !isKept && `${t('common.problem.noDraft.next')} `}
        <a href={paths.diagnostic()}>{t('common.problem.start')}</a>
      </p>
      <p>
        <a href={paths.home()}>{t('common.problem.home')}</a>
      </p>
    </PageFrame>
  );
}
