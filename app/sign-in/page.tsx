import { EmailField } from '@/app/_components/account/email-field';
import { PlainField } from '@/app/_components/forms/plain-field';
import { optionalWords } from '@/app/_components/forms/words';
import { accountForm } from '@/app/_shell/account-form';
import { page } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { queryNumber } from '@/app/_shell/query-number';
import { typedAgain } from '@/app/_shell/typed-forms';
import { requestContext, sessionHasEnded } from '@/lib/auth/context';
import { providerSettings } from '@/lib/auth/provider-settings';
import { type DemoPerson, listDemoPersons } from '@/lib/data/accounts/list-demo-persons';
import { type Translator, translator } from '@/lib/messages';
import { ownPath, paths, posts } from '@/lib/paths';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** By password, by a link in a mail, or as somebody of the demonstration. */
export default page(async function SignInPage({ searchParams }: Props) {
  const query = await searchParams;
  const context = await requestContext();
  const t = translator(context.locale ?? 'en');
  const next = typeof query.next === 'string' ? ownPath(query.next) : undefined;
  const minutes = queryNumber(query.minutes, 0);
  const form = accountForm(t, await typedAgain(context, posts.signIn(), query), { minutes });
  const hasEnded = await sessionHasEnded();
  const provider = providerSettings();
  const demo = await listDemoPersons(context);
  return (
    <PageFrame
      locale={t.locale}
      title={t('account.signIn.title')}
      path={paths.signIn(next)}
      back={{ href: paths.home() }}
      failed={form.failed}
    >
      {form.summary}
      <h1>{t('account.signIn.title')}</h1>
      {hasEnded && !form.failed && <p className="note">{t('account.signIn.ended')}</p>}
      <form method="post" action={posts.signIn()} noValidate>
        {next && <input type="hidden" name="next" value={next} />}
        <EmailField t={t} value={form.value('email')} error={form.error('email')} />
        <PlainField
          name="password"
          type="password"
          autoComplete="current-password"
          label={t('account.field.password')}
          error={form.error('password')}
        />
        <p className="actions">
          <button type="submit" className="btn">
            {t('account.signIn.go')}
          </button>
          <a className="tap" href={paths.newPassword()}>
            {t('account.signIn.forgot')}
          </a>
        </p>
      </form>
      {provider && (
        <p>
          <a className="btn" href={paths.provider(next)}>
            {t('account.provider.go', { name: provider.name })}
          </a>
        </p>
      )}
      <section aria-labelledby="by-link">
        <h2 id="by-link">{t('account.signIn.linkTitle')}</h2>
        <form method="post" action={posts.sendLink()} noValidate>
          <input type="hidden" name="purpose" value="sign_in" />
          <EmailField
            t={t}
            id="link-email"
            hint={t('account.signIn.linkText')}
            value={form.value('email')}
            error={form.error('link-email')}
          />
          <p className="actions">
            <button type="submit" className="btn">
              {t('account.signIn.linkGo')}
            </button>
          </p>
        </form>
      </section>
      <p>
        {t('account.signIn.new')} <a href={paths.signUp()}>{t('account.signIn.signUp')}</a>
      </p>
      {demo.length > 0 && <DemoPersons t={t} persons={demo} next={next} />}
    </PageFrame>
  );
});

type DemoProps = { t: Translator; persons: readonly DemoPerson[]; next: string | undefined };

function DemoPersons({ t, persons, next }: DemoProps) {
  return (
    <section aria-labelledby="demo">
      <h2 id="demo">{t('account.signIn.demoTitle')}</h2>
      <p className="note">{t('account.signIn.demoText')}</p>
      <ul className="rows">
        {persons.map(({ key, name }) => (
          <li key={key} className="row">
            <p>{optionalWords(t, `account.demo.${key}`)}</p>
            <form method="post" action={posts.signInDemo()}>
              <input type="hidden" name="key" value={key} />
              {next && <input type="hidden" name="next" value={next} />}
              <button type="submit" className="quiet">
                {t('account.signIn.demoGo', { name })}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
