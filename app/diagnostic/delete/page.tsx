import { pageData } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { requestContext } from '@/lib/auth/context';
import { requestLocale } from '@/lib/auth/request';
import { translator } from '@/lib/messages';
import { paths, posts } from '@/lib/paths';
import { findDraft } from '../_screen/find-draft';

type Props = { searchParams: Promise<{ done?: string | string[] }> };

export default async function DeletePage({ searchParams }: Props) {
  const { done } = await searchParams;
  const locale = await requestLocale();
  const t = translator(locale);
  const context = await requestContext();
  const draft = await pageData(paths.delete(), () => findDraft(context));
  if (!draft) return <NothingLeft t={t} deleted={done === 'yes'} />;
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
        <button type="submit" className="btn danger">
          {t('pages.delete.go')}
        </button>
        <a className="tap" href={paths.check()}>
          {t('pages.delete.keep')}
        </a>
      </form>
    </PageFrame>
  );
}

function NothingLeft({ t, deleted }: { t: ReturnType<typeof translator>; deleted: boolean }) {
  const title = deleted ? t('pages.delete.doneTitle') : t('common.problem.noDraft.title');
  return (
    <PageFrame locale={t.locale} title={title} path={paths.delete(deleted ? 'yes' : undefined)}>
      <h1>{title}</h1>
      <p>{deleted ? t('pages.delete.done') : t('common.problem.noDraft.text')}</p>
      <p>
        {deleted ? t('pages.delete.doneNext') : t('common.problem.noDraft.next')}{' '}
        <a href={paths.diagnostic()}>{t('common.problem.start')}</a>
      </p>
      <p>
        <a href={paths.home()}>{t('common.problem.home')}</a>
      </p>
    </PageFrame>
  );
}
