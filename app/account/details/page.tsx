import { PlainField } from '@/app/_components/forms/plain-field';
import { PostForm } from '@/app/_components/forms/post-form';
import { SelectField } from '@/app/_components/forms/select-field';
import { accountForm } from '@/app/_shell/account-form';
import { noAccess } from '@/app/_shell/no-access';
import { page } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { ProviderSection } from '@/app/_shell/provider-section';
import { queryNumber } from '@/app/_shell/query-number';
import { signedInAccount } from '@/app/_shell/signed-in';
import { typedAgain } from '@/app/_shell/typed-forms';
import { providerSettings } from '@/lib/auth/provider-settings';
import { readIdentity } from '@/lib/data/accounts/read-identity';
import { LOCALES } from '@/lib/domain/vocabulary';
import { translator } from '@/lib/messages';
import { paths, posts } from '@/lib/paths';
import { isStaffRole, PASSWORD_LENGTH } from '@/lib/schemas/account';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const OWN_NAMES = { en: 'English', es: 'Español' } as const;
const DONE = ['saved', 'passwordSaved', 'providerTakenAway', 'providerAllowed'] as const;

/** Name and language, the password, and the sign-in provider where there is one. */
export default page(async function DetailsPage({ searchParams }: Props) {
  const query = await searchParams;
  const { context, account } = await signedInAccount();
  if (!account) return noAccess(context, paths.accountDetails());
  const t = translator(context.locale ?? 'en');
  const { person, memberships } = account;
  const isStaff = memberships.some(({ role }) => isStaffRole(role));
  const least = isStaff ? PASSWORD_LENGTH.leastForStaff : PASSWORD_LENGTH.least;
  const minutes = queryNumber(query.minutes, 0);
  const details = accountForm(t, await typedAgain(context, posts.saveDetails(), query));
  const password = accountForm(t, await typedAgain(context, posts.changePassword(), query), {
    least,
    minutes,
  });
  const settings = providerSettings();
  const provider = settings && {
    name: settings.name,
    identity: await readIdentity(context, { issuer: settings.issuer }),
    form: accountForm(t, await typedAgain(context, posts.changeProvider(), query), { minutes }),
  };
  const done = DONE.find((one) => one === query.done);
  const title = t('account.details.title');
  return (
    <PageFrame
      locale={t.locale}
      title={title}
      path={paths.accountDetails()}
      back={{ href: paths.account() }}
      failed={details.failed || password.failed || (provider?.form.failed ?? false)}
    >
      {details.summary}
      {password.summary}
      {provider?.form.summary}
      <h1>{title}</h1>
      {done && (
        <p className="note" role="status">
          {t(`account.details.${done}`)}
        </p>
      )}
      <PostForm action={posts.saveDetails()} noValidate>
        <input type="hidden" name="version" value={person.version} />
        <PlainField
          name="name"
          autoComplete="name"
          label={t('account.field.name')}
          value={details.failed ? details.value('name') : person.name}
          error={details.error('name')}
        />
        <SelectField
          t={t}
          name="locale"
          label={t('account.field.language')}
          options={LOCALES.map((value) => ({ value, label: OWN_NAMES[value] }))}
          value={details.failed ? details.value('locale') : person.locale}
        />
        <p className="actions">
          <button type="submit" className="btn">
            {t('account.details.save')}
          </button>
        </p>
      </PostForm>
      <section aria-labelledby="password-title">
        <h2 id="password-title">
          {t(person.hasPassword ? 'account.details.passwordTitle' : 'account.details.passwordNew')}
        </h2>
        <p>{t('account.details.passwordText')}</p>
        <form method="post" action={posts.changePassword()} noValidate>
          <input type="hidden" name="username" autoComplete="username" value={person.email} />
          {person.hasPassword && (
            <PlainField
              name="current"
              type="password"
              autoComplete="current-password"
              label={t('account.field.currentPassword')}
              error={password.error('current')}
            />
          )}
          <PlainField
            name="password"
            type="password"
            autoComplete="new-password"
            label={t('account.field.newPassword')}
            hint={t('account.field.passwordHelp', { least })}
            error={password.error('password')}
          />
          <p className="actions">
            <button type="submit" className="btn">
              {t('account.details.passwordGo')}
            </button>
          </p>
        </form>
      </section>
      {provider && <ProviderSection t={t} person={person} {...provider} />}
    </PageFrame>
  );
});
