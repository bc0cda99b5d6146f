import { noAccess } from '@/app/_shell/no-access';
import { page, pageData } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { signedInAccount } from '@/app/_shell/signed-in';
import { listSessions } from '@/lib/data/accounts/list-sessions';
import { translator } from '@/lib/messages';
import { formatMoment } from '@/lib/messages/format';
import { paths, posts } from '@/lib/paths';

/** Every browser on which this person is signed in. */
export default page(async function SessionsPage() {
  const { context, account } = await signedInAccount();
  if (!account) return noAccess(context, paths.sessions());
  const t = translator(context.locale ?? 'en');
  const sessions = await pageData(paths.sessions(), () => listSessions(context));
  const title = t('account.sessions.title');
  return (
    <PageFrame locale={t.locale} title={title} path={paths.sessions()} back={{ href: paths.account() }}>
      <h1>{title}</h1>
      <p>{t('account.sessions.lede')}</p>
      <ul className="rows">
        {sessions.map(({ id, device, since, seenAt, isThis }) => (
          <li key={id} className="row">
            <h2>{isThis ? `${device} – ${t('account.sessions.this')}` : device}</h2>
            <p className="meta">
              {t('account.sessions.since', {
                since: formatMoment(t.locale, since),
                seen: formatMoment(t.locale, seenAt),
              })}
            </p>
            {!isThis && (
              <form method="post" action={posts.endSession()}>
                <input type="hidden" name="session" value={id} />
                <button type="submit" className="quiet">
                  {t('account.sessions.end')}
                  <span className="visually-hidden">
                    {' '}
                    {t('account.sessions.endHidden', { device, since: formatMoment(t.locale, since) })}
                  </span>
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <form method="post" action={posts.endSession()}>
          <input type="hidden" name="session" value="others" />
          <p className="actions">
            <button type="submit" className="btn">
              {t('account.sessions.endOthers')}
            </button>
          </p>
        </form>
      ) : (
        <p>{t('account.sessions.only')}</p>
      )}
    </PageFrame>
  );
});
