import { Choice } from '@/app/_components/forms/choice';
import { PlainField } from '@/app/_components/forms/plain-field';
import { accountForm } from '@/app/_shell/account-form';
import { noAccess } from '@/app/_shell/no-access';
import { page } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { queryNumber } from '@/app/_shell/query-number';
import { signedInAccount } from '@/app/_shell/signed-in';
import { typedAgain } from '@/app/_shell/typed-forms';
import { type Translator, translator } from '@/lib/messages';
import { paths, posts } from '@/lib/paths';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The last question before everything is deleted. */
export default page(async function ErasePage({ searchParams }: Props) {
  const query = await searchParams;
  const { context, account } = await signedInAccount();
  const t = translator(context.locale ?? 'en');
  if (!account) return query.done === 'yes' ? <Erased t={t} /> : noAccess(context, paths.eraseAccount());
  const isOwner = context.actor.kind === 'firm_owner';
  const minutes = queryNumber(query.minutes, 0);
  const form = accountForm(t, await typedAgain(context, posts.eraseAccount(), query), { minutes });
  return (
    <PageFrame
      locale={t.locale}
      title={t('account.erase.title')}
      path={paths.eraseAccount()}
      back={{ href: paths.accountData() }}
      failed={form.failed}
    >
      {form.summary}
      <h1>{t('account.erase.title')}</h1>
      <p>{t(isOwner ? 'account.data.eraseText' : 'account.data.eraseOwnText')}</p>
      <form method="post" action={posts.eraseAccount()} noValidate>
        {account.person.hasPassword && (
          <PlainField
            name="password"
            type="password"
            autoComplete="current-password"
            label={t('account.field.currentPassword')}
            error={form.error('password')}
          />
        )}
        {form.error('confirm') && <p className="field-error">{form.error('confirm')}</p>}
        <Choice
          type="checkbox"
          name="confirm"
          id="confirm"
          option={{ value: 'yes', label: t('account.erase.confirm') }}
          checked={false}
        />
        <p className="actions">
          <button type="submit" className="btn danger">
            {t('account.erase.go')}
          </button>
          <a className="tap" href={paths.accountData()}>
            {t('account.erase.keep')}
          </a>
        </p>
      </form>
    </PageFrame>
  );
});

function Erased({ t }: { t: Translator }) {
  const title = t('account.erase.doneTitle');
  return (
    <PageFrame
      locale={t.locale}
      title={title}
      path={paths.eraseAccount({ done: 'yes' })}
      back={{ href: paths.home() }}
    >
      <h1>{title}</h1>
      <p>{t('account.erase.done')}</p>
    </PageFrame>
  );
}
