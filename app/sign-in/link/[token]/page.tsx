import { PlainField } from '@/app/_components/forms/plain-field';
import { accountForm } from '@/app/_shell/account-form';
import { page, pageData } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { typedAgain } from '@/app/_shell/typed-forms';
import { institutionName, requestContext } from '@/lib/auth/context';
import { type LookedAt, lookAtLink } from '@/lib/data/accounts/look-at-link';
import type { Context } from '@/lib/data/context';
import { type Translator, translator } from '@/lib/messages';
import { paths, posts } from '@/lib/paths';

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Opening the link changes nothing, since programs that check mails open every link; its button does. */
export default page(async function LinkPage({ params, searchParams }: Props) {
  const { token } = await params;
  const context = await requestContext();
  const t = translator(context.locale ?? 'en');
  const path = paths.link(token);
  const link = await pageData(path, () => lookAtLink(context, { token }));
  if (!link) return <SpentLink t={t} path={path} />;
  const least = { least: link.passwordLeast };
  const form = accountForm(t, await typedAgain(context, posts.followLink(token), await searchParams), least);
  const title = t(`account.link.${link.purpose}.title`);
  return (
    <PageFrame locale={t.locale} title={title} path={path} failed={form.failed}>
      {form.summary}
      <h1>{title}</h1>
      <p>{await textOf(context, t, link)}</p>
      {link.takesHeld && <p>{t('account.signUp.draft')}</p>}
      <form method="post" action={posts.followLink(token)} noValidate>
        {link.asksName && (
          <PlainField
            name="name"
            autoComplete="name"
            label={t('account.field.name')}
            value={form.value('name')}
            error={form.error('name')}
          />
        )}
        {link.password !== 'none' && (
          <PlainField
            name="password"
            type="password"
            autoComplete="new-password"
            label={t(
              link.password === 'optional' ? 'account.field.passwordOptional' : 'account.field.newPassword',
            )}
            hint={t(
              link.password === 'optional'
                ? 'account.field.passwordOptionalHelp'
                : 'account.field.passwordHelp',
              least,
            )}
            error={form.error('password')}
          />
        )}
        <p className="actions">
          <button type="submit" className="btn">
            {t(`account.link.${link.purpose}.go`)}
          </button>
        </p>
      </form>
    </PageFrame>
  );
});

async function textOf(context: Context, t: Translator, link: LookedAt): Promise<string> {
  const { purpose, name, firm, institution, role } = link;
  const who = firm ?? (institution ? await institutionName(context, institution) : t('account.platform'));
  return t(`account.link.${purpose}.text`, {
    name: name ?? '',
    firm: firm ?? '',
    who,
    role: role ? t(`account.role.${role}`) : '',
  });
}

function SpentLink({ t, path }: { t: Translator; path: string }) {
  return (
    <PageFrame locale={t.locale} title={t('account.link.spentTitle')} path={path}>
      <h1>{t('account.link.spentTitle')}</h1>
      <p>{t('account.link.spent')}</p>
      <p>
        <a className="btn" href={paths.signIn()}>
          {t('account.signIn.title')}
        </a>
      </p>
    </PageFrame>
  );
}
