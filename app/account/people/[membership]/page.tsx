import { noAccess } from '@/app/_shell/no-access';
import { noSuchPage } from '@/app/_shell/no-such-page';
import { page, pageData } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { signedInAccount } from '@/app/_shell/signed-in';
import { actsFor } from '@/lib/auth/context';
import { listMembers } from '@/lib/data/accounts/list-members';
import { translator } from '@/lib/messages';
import { paths, posts } from '@/lib/paths';

type Props = { params: Promise<{ membership: string }> };

/** Before somebody's access to the firm is ended. */
export default page(async function EndAccessPage({ params }: Props) {
  const { membership } = await params;
  const path = paths.endAccess(membership);
  const { context, account } = await signedInAccount();
  if (!account || context.actor.kind !== 'firm_owner') return noAccess(context, path);
  const t = translator(context.locale ?? 'en');
  const { members } = await pageData(path, () => listMembers(context));
  const found = members.find((one) => one.membership === membership && !one.isOneself);
  if (!found) return noSuchPage();
  const values = { name: found.name, firm: (await actsFor(context, account)) ?? '' };
  const title = t('account.people.endTitle', values);
  return (
    <PageFrame locale={t.locale} title={title} path={path} back={{ href: paths.accountPeople() }}>
      <h1>{title}</h1>
      <p>{t('account.people.endText', values)}</p>
      <form className="actions" method="post" action={posts.endAccess(membership)}>
        <button type="submit" className="btn danger">
          {t('account.people.endGo')}
        </button>
        <a className="tap" href={paths.accountPeople()}>
          {t('account.people.endKeep')}
        </a>
      </form>
    </PageFrame>
  );
});
