import { noAccess } from '@/app/_shell/no-access';
import { page } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { signedInAccount } from '@/app/_shell/signed-in';
import { translator } from '@/lib/messages';
import { paths } from '@/lib/paths';

/** What is kept: to take along, or to delete. */
export default page(async function DataPage() {
  const { context, account } = await signedInAccount();
  if (!account) return noAccess(context, paths.accountData());
  const t = translator(context.locale ?? 'en');
  const isOwner = context.actor.kind === 'firm_owner';
  return (
    <PageFrame
      locale={t.locale}
      title={t('account.data.title')}
      path={paths.accountData()}
      back={{ href: paths.account() }}
    >
      <h1>{t('account.data.title')}</h1>
      <section aria-labelledby="export">
        <h2 id="export">{t('account.data.exportTitle')}</h2>
        <p>{t('account.data.exportText')}</p>
        <ul className="plain taps">
          <li>
            <a href={paths.exportJson()} download>
              {t('account.data.json')}
            </a>
          </li>
          <li>
            <a href={paths.exportCsv()} download>
              {t('account.data.csv')}
            </a>
          </li>
        </ul>
      </section>
      <section aria-labelledby="erase">
        <h2 id="erase">{t('account.data.eraseTitle')}</h2>
        <p>{t(isOwner ? 'account.data.eraseText' : 'account.data.eraseOwnText')}</p>
        <p>
          <a className="btn danger" href={paths.eraseAccount()}>
            {t('account.data.eraseGo')}
          </a>
        </p>
      </section>
    </PageFrame>
  );
});
