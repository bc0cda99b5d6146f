import { EmailField } from '@/app/_components/account/email-field';
import { PlainField } from '@/app/_components/forms/plain-field';
import { accountForm } from '@/app/_shell/account-form';
import { page } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { typedAgain } from '@/app/_shell/typed-forms';
import { requestContext } from '@/lib/auth/context';
import { translator } from '@/lib/messages';
import { paths, posts } from '@/lib/paths';
import { PASSWORD_LENGTH } from '@/lib/schemas/account';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** A firm makes an account; the answers of this browser go into it. */
export default page(async function SignUpPage({ searchParams }: Props) {
  const context = await requestContext();
  const t = translator(context.locale ?? 'en');
  const { least } = PASSWORD_LENGTH;
  const form = accountForm(t, await typedAgain(context, posts.signUp(), await searchParams), { least });
  const hasDraft = context.actor.kind === 'visitor' && context.actor.draft !== null;
  return (
    <PageFrame
      locale={t.locale}
      title={t('account.signUp.title')}
      path={paths.signUp()}
      back={{ href: paths.home() }}
      failed={form.failed}
    >
      {form.summary}
      <h1>{t('account.signUp.title')}</h1>
      <p className="lede">{t('account.signUp.lede')}</p>
      <p>{t(hasDraft ? 'account.signUp.draft' : 'account.signUp.noDraft')}</p>
      <form method="post" action={posts.signUp()} noValidate>
        <PlainField
          name="name"
          autoComplete="name"
          label={t('account.field.name')}
          value={form.value('name')}
          error={form.error('name')}
        />
        <PlainField
          name="firmName"
          autoComplete="organization"
          label={t('account.field.firmName')}
          value={form.value('firmName')}
          error={form.error('firmName')}
        />
        <EmailField t={t} value={form.value('email')} error={form.error('email')} />
        <PlainField
          name="password"
          type="password"
          autoComplete="new-password"
          label={t('account.field.passwordOptional')}
          hint={t('account.field.passwordOptionalHelp', { least })}
          error={form.error('password')}
        />
        <p className="actions">
          <button type="submit" className="btn">
            {t('account.signUp.go')}
          </button>
        </p>
      </form>
      <p>
        {t('account.signUp.have')} <a href={paths.signIn()}>{t('account.signIn.title')}</a>
      </p>
    </PageFrame>
  );
});
