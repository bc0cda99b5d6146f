import { Choice } from '@/app/_components/forms/choice';
import { PostForm } from '@/app/_components/forms/post-form';
import { MarkAll, NoticeList } from '@/app/_components/kept/notice-list';
import { noticesView } from '@/app/_kept/notices-view';
import { noAccess } from '@/app/_shell/no-access';
import { page } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { signedInAccount } from '@/app/_shell/signed-in';
import { paths, posts } from '@/lib/paths';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What has changed in the firm's result without its doing, and whether to write mails about it. */
export default page(async function NoticesPage({ searchParams }: Props) {
  const query = await searchParams;
  const { context, account } = await signedInAccount();
  if (!account || !('firm' in context.actor)) return noAccess(context, paths.notices());
  const { t, rows, wantsMail } = await noticesView(context);
  const title = t('own.notices.title');
  // Without answers there is nothing to tell of.
  const canWant = context.actor.draft !== null;
  return (
    <PageFrame locale={t.locale} title={title} path={paths.notices()} back={{ href: paths.account() }}>
      <h1>{title}</h1>
      {query.done === 'mail' && (
        <p className="note" role="status">
          {t('own.notices.done.mail')}
        </p>
      )}
      <p>{t('own.notices.lede')}</p>
      {rows.length > 0 ? (
        <>
          <MarkAll t={t} rows={rows} />
          <NoticeList t={t} rows={rows} />
          <p className="hint">{t('own.notices.stale')}</p>
        </>
      ) : (
        <p>{t('own.notices.none')}</p>
      )}
      <p>
        <a className="tap" href={paths.results()}>
          {t('own.saved.toResults')}
        </a>
      </p>
      {canWant && (
        <PostForm action={posts.noticeMail()}>
          <h2>{t('own.notices.mailTitle')}</h2>
          <p className="hint">{t('own.notices.mailText', { email: account.person.email })}</p>
          <Choice
            type="checkbox"
            name="wanted"
            option={{ value: 'yes', label: t('own.notices.mail') }}
            checked={wantsMail}
          />
          <p className="actions">
            <button type="submit" className="btn">
              {t('own.notices.mailSave')}
            </button>
          </p>
        </PostForm>
      )}
    </PageFrame>
  );
});
