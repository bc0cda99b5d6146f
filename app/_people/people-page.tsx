import { EmailField } from '@/app/_components/account/email-field';
import { PeopleList } from '@/app/_components/account/people-list';
import { DeskNav } from '@/app/_components/desk/desk-nav';
import { Choice } from '@/app/_components/forms/choice';
import { PostForm } from '@/app/_components/forms/post-form';
import { type AccountForm, accountForm } from '@/app/_shell/account-form';
import { noAccess } from '@/app/_shell/no-access';
import { page } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { signedInAccount } from '@/app/_shell/signed-in';
import { typedAgain } from '@/app/_shell/typed-forms';
import { actsFor } from '@/lib/auth/context';
import { listMembers } from '@/lib/data/accounts/list-members';
import { getDeskSetting } from '@/lib/data/offerings/desk-setting';
import { type Translator, translator } from '@/lib/messages';
import { paths, posts } from '@/lib/paths';
import { mayWithPeople, SIDES, type Side } from './sides';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Who works for the firm or the institution; who decides about them invites others and ends what was given. */
export function peoplePage(side: Side) {
  const at = SIDES[side];
  return page(async function PeoplePage({ searchParams }: Props) {
    const query = await searchParams;
    const { context, account } = await signedInAccount();
    if (!account || !mayWithPeople(context, side, 'people.read')) return noAccess(context, at.page());
    const t = translator(context.locale ?? 'en');
    const { members, invitations } = await listMembers(context);
    const form = accountForm(t, await typedAgain(context, at.invite(), query));
    const who = (await actsFor(context, account)) ?? '';
    const title = t(`account.people.${side}.title`, { who });
    return (
      <PageFrame
        locale={t.locale}
        title={title}
        path={at.page()}
        back={{ href: paths.account() }}
        failed={form.failed}
      >
        {side === 'institution' && <DeskNav t={t} here="people" hasPeople />}
        {form.summary}
        <h1>{title}</h1>
        {(query.done === 'sent' || query.done === 'publishing') && (
          <p className="note" role="status">
            {t(query.done === 'sent' ? 'account.people.sent' : 'account.people.publishing.set')}
          </p>
        )}
        <p>{t(`account.people.${side}.lede`, { who })}</p>
        <PeopleList
          t={t}
          members={members}
          invitations={invitations}
          endPath={mayWithPeople(context, side, 'people.change') ? at.endPage : null}
        />
        {side === 'institution' && (
          <Publishing
            t={t}
            twoPeople={(await getDeskSetting(context)).twoPeople}
            alone={query.problem === 'alone'}
          />
        )}
        {mayWithPeople(context, side, 'people.invite') && <Invite t={t} form={form} side={side} />}
      </PageFrame>
    );
  });
}

/** Whether an offering is published by one person or by two, and the button that changes it. */
function Publishing({ t, twoPeople, alone }: { t: Translator; twoPeople: boolean; alone: boolean }) {
  return (
    <section aria-labelledby="publishing">
      <h2 id="publishing">{t('account.people.publishing.title')}</h2>
      {alone && <p className="field-error">{t('account.people.publishing.alone')}</p>}
      <p>{t(twoPeople ? 'account.people.publishing.two' : 'account.people.publishing.one')}</p>
      <PostForm action={posts.setPublishing()}>
        <input type="hidden" name="people" value={twoPeople ? '1' : '2'} />
        <p className="actions">
          <button type="submit" className="btn second">
            {t(twoPeople ? 'account.people.publishing.toOne' : 'account.people.publishing.toTwo')}
          </button>
        </p>
      </PostForm>
    </section>
  );
}

function Invite({ t, form, side }: { t: Translator; form: AccountForm; side: Side }) {
  const { roles, invite } = SIDES[side];
  const error = form.error('role');
  return (
    <section aria-labelledby="invite">
      <h2 id="invite">{t('account.people.inviteTitle')}</h2>
      <PostForm action={invite()} noValidate>
        <EmailField t={t} value={form.value('email')} error={form.error('email')} others />
        <fieldset className={error ? 'field failed' : 'field'} id="role">
          <legend className="q">{t('account.people.inviteRole')}</legend>
          {error && <p className="field-error">{error}</p>}
          {roles.map((role) => (
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
        {side === 'firm' && <Consent t={t} form={form} />}
        <p className="actions">
          <button type="submit" className="btn">
            {t('account.people.inviteGo')}
          </button>
        </p>
      </PostForm>
    </section>
  );
}

/** Only a firm has something of its own to show to somebody from outside. */
function Consent({ t, form }: { t: Translator; form: AccountForm }) {
  return (
    <>
      {form.error('consent') && <p className="field-error">{form.error('consent')}</p>}
      <Choice
        type="checkbox"
        name="consent"
        id="consent"
        option={{ value: 'yes', label: t('account.people.consent') }}
        checked={form.value('consent') === 'yes'}
      />
    </>
  );
}
