import { noAccess } from '@/app/_shell/no-access';
import { noSuchPage } from '@/app/_shell/no-such-page';
import { page } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { signedInAccount } from '@/app/_shell/signed-in';
import { actsFor } from '@/lib/auth/context';
import { listMembers } from '@/lib/data/accounts/list-members';
import { translator } from '@/lib/messages';
import { mayWithPeople, SIDES, type Side } from './sides';

type Props = { params: Promise<{ membership: string }> };

/** Before somebody's access to the firm or the institution is ended. */
export function endAccessPage(side: Side) {
  const at = SIDES[side];
  return page(async function EndAccessPage({ params }: Props) {
    const { membership } = await params;
    const path = at.endPage(membership);
    const { context, account } = await signedInAccount();
    if (!account || !mayWithPeople(context, side, 'people.change')) return noAccess(context, path);
    const t = translator(context.locale ?? 'en');
    const { members } = await listMembers(context);
    const found = members.find((one) => one.membership === membership && one.canBeEnded);
    if (!found) return noSuchPage();
    const values = { name: found.name, who: (await actsFor(context, account)) ?? '' };
    const title = t('account.people.endTitle', values);
    return (
      <PageFrame locale={t.locale} title={title} path={path} back={{ href: at.page() }}>
        <h1>{title}</h1>
        <p>{t('account.people.endText', values)}</p>
        <form className="actions" method="post" action={at.end(membership)}>
          <button type="submit" className="btn danger">
            {t('account.people.endGo')}
          </button>
          <a className="tap" href={at.page()}>
            {t('account.people.endKeep')}
          </a>
        </form>
      </PageFrame>
    );
  });
}
