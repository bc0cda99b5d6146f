import { EmailField } from '@/app/_components/account/email-field';
import { accountForm } from '@/app/_shell/account-form';
import { page } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { typedAgain } from '@/app/_shell/typed-forms';
import { requestContext } from '@/lib/auth/context';
import { translator } from '@/lib/messages';
import { paths, posts } from '@/lib/paths';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Asks for a link that sets a new password. */
export default page(async function NewPasswordPage({ searchParams }: Props) {
  const context = await requestContext();
  const t = translator(context.locale ?? 'en');
  const form = accountForm(t, await typedAgain(context, posts.sendLink(), await searchParams));
  return (
    <PageFrame
      locale={t.locale}
      title={t('account.newPassword.title')}
      path={paths.newPassword()}
      back={{ href: paths.signIn() }}
      failed={form.failed}
    >
      {form.summary}
      <h1>{t('account.newPassword.title')}</h1>
      <p>{t('account.newPassword.text')}</p>
      <form method="post" action={posts.sendLink()} noValidate>
        <input type="hidden" name="purpose" value="new_password" />
        <EmailField t={t} value={form.value('email')} error={form.error('email')} />
        <p className="actions">
          <button type="submit" className="btn">
            {t('account.newPassword.go')}
          </button>
        </p>
      </form>
    </PageFrame>
  );
});
