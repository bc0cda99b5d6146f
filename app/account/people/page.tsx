import { Choice } from '@/app/_components/forms/choice';
import { PlainField } from '@/app/_components/forms/plain-field';
import { type AccountForm, accountForm } from '@/app/_shell/account-form';
import { noAccess } from '@/app/_shell/no-access';
import { page, pageData } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { signedInAccount } from '@/app/_shell/signed-in';
import { typedAgain } from '@/app/_shell/typed-forms';
import { actsFor } from '@/lib/auth/context';
import { listMembers } from '@/lib/data/accounts/list-members';
import { type Translator, translator } from '@/lib/messages';
import { formatDate } from '@/lib/messages/format';
import { paths, posts } from '@/lib/paths';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const INVITED_AS = ['firm_colleague', 'firm_adviser'] as const;

/** Who works for the firm here; its owner invites others and ends what was given. */
export default page(async function PeoplePage({ searchParams }: Props) {
  const query = await searchParams;
  const { context, account } = await signedInAccount();
  if (!account || !('firm' in context.actor)) return noAccess(context, paths.accountPeople());
  const t = translator(context.locale ?? 'en');
  const isOwner = context.actor.kind === 'firm_owner';
  const { members, invitations } = await pageData(paths.accountPeople(), () => listMembers(context));
  const form = accountForm(t, await typedAgain(context, posts.invite(), query));
  const firm = (await actsFor(context, account)) ?? '';
  return (
    <PageFrame
      locale={t.locale}
      title={t('account.people.title')}
      path={paths.accountPeople()}
      back={{ href: paths.account() }}
      failed={form.failed}
    >
      {form.summary}
      <h1>{t('account.people.title')}</h1>
      {query.done === 'sent' && (
        <p className="note" role="status">
          {t('account.people.sent')}
        </p>
      )}
      <p>{t('account.people.lede', { firm })}</p>
      <ul className="rows">
        {members.map(({ membership, name, email, role, since, isOneself }) => (
          <li key={membership} className="row">
            <h2>{isOneself ? `${name} (${t('account.people.you')})` : name}</h2>
            <p className="meta">
              {email}
              <br />
              {t('account.people.since', {
                role: t(`account.role.${role}`),
                since: formatDate(t.locale, since.slice(0, 10)),
              })}
            </p>
            {isOwner && !isOneself && (
              <p>
                <a className="tap" href={paths.endAccess(membership)}>
                  {t('account.people.end')}
                  <span className="visually-hidden"> {t('account.people.endHidden', { name })}</span>
                </a>
              </p>
            )}
          </li>
        ))}
      </ul>
      {invitations.map(({ email, role, expiresAt }) => (
        <p key={`${email} ${expiresAt}`} className="meta">
          {t('account.people.invited', {
            email,
            role: role ? t(`account.role.${role}`) : '',
            until: formatDate(t.locale, expiresAt.slice(0, 10)),
          })}
        </p>
      ))}
      {isOwner && <Invite t={t} form={form} />}
    </PageFrame>
  );
});

function Invite({ t, form }: { t: Translator; form: AccountForm }) {
  const error = form.error('role');
  return (
    <section aria-labelledby="invite">
      <h2 id="invite">{t('account.people.inviteTitle')}</h2>
      <form method="post" action={posts.invite()} noValidate>
        <PlainField
          name="email"
          type="email"
          autoComplete="off"
          label={t('account.field.email')}
          value={form.value('email')}
          error={form.error('email')}
        />
        <fieldset className={error ? 'field failed' : 'field'} id="role">
          <legend className="q">{t('account.people.inviteRole')}</legend>
          {error && <p className="field-error">{error}</p>}
          {INVITED_AS.map((role) => (
            <Choice
              key={role}
              type="radio"
              name="role"
              option={{
                value: role,
                label: t(`account.people.role.${role}`),
                hint: t(`account.people.roleHelp.${role}`),
              }}
              checked={form.value('role') === role}
            />
          ))}
        </fieldset>
        {form.error('consent') && <p className="field-error">{form.error('consent')}</p>}
        <Choice
          type="checkbox"
          name="consent"
          id="consent"
          option={{ value: 'yes', label: t('account.people.consent') }}
          checked={form.value('consent') === 'yes'}
        />
        <p className="actions">
          <button type="submit" className="btn">
            {t('account.people.inviteGo')}
          </button>
        </p>
      </form>
    </section>
  );
}
