import { SavedList } from '@/app/_components/kept/saved-list';
import { savedView } from '@/app/_kept/saved-view';
import { noAccess } from '@/app/_shell/no-access';
import { page } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { typedAgain } from '@/app/_shell/typed-forms';
import { requestContext } from '@/lib/auth/context';
import { paths, posts } from '@/lib/paths';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const DONE = ['note', 'gone'] as const;

/** The offers that the firm keeps in mind, and how they stand today. */
export default page(async function SavedPage({ searchParams }: Props) {
  const query = await searchParams;
  const context = await requestContext();
  if (!('firm' in context.actor)) return noAccess(context, paths.savedOfferings());
  const typed = await typedAgain(context, posts.keepOffering(), query);
  const { t, form, rows, asOf } = await savedView(context, typed);
  const done = DONE.find((one) => one === query.done);
  return (
    <PageFrame
      locale={t.locale}
      title={t('own.saved.title')}
      path={paths.savedOfferings()}
      back={{ href: paths.account() }}
      failed={form.failed}
    >
      {form.summary}
      <h1>{t('own.saved.title')}</h1>
      {done && (
        <p className="note" role="status">
          {t(`own.saved.done.${done}`)}
        </p>
      )}
      {rows.length > 0 ? (
        <>
          <p>{t('own.saved.lede')}</p>
          <p className="hint">{asOf}</p>
          <SavedList t={t} rows={rows} />
        </>
      ) : (
        <p>{t('own.saved.none')}</p>
      )}
      <p>
        <a className="tap" href={paths.results()}>
          {t('own.saved.toResults')}
        </a>
      </p>
    </PageFrame>
  );
});
