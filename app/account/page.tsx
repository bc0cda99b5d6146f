import { redirect } from 'next/navigation';
import { mayWithPeople } from '@/app/_people/sides';
import { answersRequests } from '@/app/_requests/answers-requests';
import { page } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { signedInAccount } from '@/app/_shell/signed-in';
import { readUnsent } from '@/app/_shell/unsent';
import { findDraft } from '@/app/diagnostic/_screen/find-draft';
import { actsFor, institutionName, visitorContext } from '@/lib/auth/context';
import { draftCode } from '@/lib/auth/request';
import type { Membership } from '@/lib/data/accounts/actor-of-session';
import { readSecondStep } from '@/lib/data/accounts/read-second-step';
import type { Context } from '@/lib/data/context';
import { countUnreadNotices } from '@/lib/data/notices/list';
import { type Translator, translator } from '@/lib/messages';
import { paths, posts } from '@/lib/paths';
import { formatCode } from '@/lib/schemas/draft-code';

/** Who is signed in, for whom they act, and the way to everything that is theirs. */
export default page(async function AccountPage() {
  const { context, account } = await signedInAccount();
  if (!account) redirect(paths.signIn());
  const t = translator(context.locale ?? 'en');
  const { person, memberships, acting } = account;
  const now = memberships.find(({ id }) => id === acting);
  const who = await actsFor(context, account);
  const step = await readSecondStep(context, { offer: null });
  const hasSecondStep = step.isOn || step.offer !== null;
  const others = memberships.filter(({ id }) => id !== acting);
  return (
    <PageFrame
      locale={t.locale}
      title={t('account.home.title')}
      path={paths.account()}
      back={{ href: paths.home() }}
    >
      <h1>{t('account.home.title')}</h1>
      <p>{t('account.home.signedInAs', { name: person.name, email: person.email })}</p>
      <section aria-labelledby="acts">
        <h2 id="acts">{t('account.home.actsTitle')}</h2>
        <p>
          {now
            ? t('account.home.acts', {
                who: who ?? t('account.platform'),
                role: t(`account.role.${now.role}`),
              })
            : t(memberships.length === 0 ? 'account.home.nothing' : 'account.home.actsNobody')}
        </p>
        {others.map((membership) => (
          <SwitchTo key={membership.id} t={t} context={context} membership={membership} />
        ))}
      </section>
      {'firm' in context.actor && (
        <Links
          title={t('account.home.yourFirm')}
          links={[
            [paths.check(), t('account.home.questions')],
            [paths.results(), t('account.home.results')],
            [paths.savedOfferings(), t('own.saved.title')],
            [paths.requests(), t('account.home.requests')],
            [paths.notices(), t('own.notices.link', { count: await countUnreadNotices(context) })],
            [paths.history(), t('own.history.title')],
          ]}
        />
      )}
      {answersRequests(context) && who && (
        <Links
          title={who}
          links={[
            [paths.deskRequests(), t('account.home.deskRequests')],
            [paths.deskOfferings(), t('desk.nav.offerings')],
            ...(mayWithPeople(context, 'institution', 'people.read')
              ? [[paths.deskPeople(), t('account.home.deskPeople')] as const]
              : []),
          ]}
        />
      )}
      <Links
        title={t('account.home.settings')}
        links={[
          [paths.accountDetails(), t('account.home.details')],
          ...(hasSecondStep ? [[paths.ownSecondStep(), t('account.home.secondStep')] as const] : []),
          [paths.sessions(), t('account.home.sessions')],
          ...('firm' in context.actor ? [[paths.accountPeople(), t('account.home.people')] as const] : []),
          [paths.accountData(), t('account.home.data')],
        ]}
      />
      {(await readUnsent(context)).length > 0 && (
        <p className="note">
          <a href={paths.unsent()}>{t('account.unsent.title')}</a>
        </p>
      )}
      <AnswersBeside t={t} />
      <form method="post" action={posts.signOut()}>
        <p className="actions">
          <button type="submit" className="btn">
            {t('account.home.signOut')}
          </button>
        </p>
      </form>
    </PageFrame>
  );
});

/** Answers whose code this device holds, which the pages of an account do not show. */
async function AnswersBeside({ t }: { t: Translator }) {
  const code = await draftCode();
  if (!code || (await findDraft(await visitorContext())) === null) return null;
  return (
    <section>
      <h2>{t('account.home.besideTitle')}</h2>
      <p>{t('account.home.beside', { code: formatCode(code) })}</p>
    </section>
  );
}

async function SwitchTo({
  t,
  context,
  membership,
}: {
  t: Translator;
  context: Context;
  membership: Membership;
}) {
  const { id, firm, institution, role } = membership;
  const who =
    firm?.name ?? (institution ? await institutionName(context, institution) : t('account.platform'));
  return (
    <form method="post" action={posts.actAs()}>
      <input type="hidden" name="membership" value={id} />
      <button type="submit" className="quiet">
        {t('account.home.actAs', { who, role: t(`account.role.${role}`) })}
      </button>
    </form>
  );
}

function Links({ title, links }: { title: string; links: readonly (readonly [string, string])[] }) {
  return (
    <section>
      <h2>{title}</h2>
      <ul className="plain taps">
        {links.map(([href, text]) => (
          <li key={href}>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
