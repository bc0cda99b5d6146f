import { PlainField } from '@/app/_components/forms/plain-field';
import { type AccountForm, accountForm } from '@/app/_shell/account-form';
import { noAccess } from '@/app/_shell/no-access';
import { page } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { queryNumber } from '@/app/_shell/query-number';
import { signedInAccount } from '@/app/_shell/signed-in';
import { typedAgain } from '@/app/_shell/typed-forms';
import { shownCodes } from '@/lib/auth/session-cookie';
import type { Account } from '@/lib/data/accounts/actor-of-session';
import { readSecondStep, type SecondStepState } from '@/lib/data/accounts/read-second-step';
import { unsealCodes } from '@/lib/data/accounts/shown-codes';
import { type Translator, translator } from '@/lib/messages';
import { formatMoment } from '@/lib/messages/format';
import { paths, posts } from '@/lib/paths';
import { inGroups } from '@/lib/schemas/second-step';
import { RecoveryCodes } from './recovery-codes';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Turns the second step on, shows its recovery codes once, and turns it off. */
export default page(async function OwnSecondStepPage({ searchParams }: Props) {
  const query = await searchParams;
  const { context, account } = await signedInAccount();
  const path = paths.ownSecondStep();
  if (!account) return noAccess(context, path);
  const t = translator(context.locale ?? 'en');
  const typed = await typedAgain(context, posts.turnOnSecondStep(), query);
  const offer = typed?.fields.offer?.[0] ?? null;
  const state = await readSecondStep(context, { offer });
  const codes = state.isOn ? unsealCodes(context.actor, await shownCodes()) : null;
  if (codes) return <RecoveryCodes t={t} codes={codes} />;
  if (!state.isOn && state.offer === null) return noAccess(context, path);
  const minutes = queryNumber(query.minutes, 0);
  const sent = state.isOn ? await typedAgain(context, posts.changeSecondStep(), query) : typed;
  const form = accountForm(t, sent, { minutes });
  const title = t('account.secondStep.title');
  return (
    <PageFrame
      locale={t.locale}
      title={title}
      path={path}
      back={{ href: paths.account() }}
      failed={form.failed}
    >
      {form.summary}
      <h1>{title}</h1>
      {query.done === 'off' && !state.isOn && (
        <p className="note" role="status">
          {t('account.secondStep.off')}
        </p>
      )}
      {state.isOn ? (
        <On t={t} state={state} form={form} account={account} />
      ) : (
        <Off t={t} state={state} form={form} account={account} />
      )}
    </PageFrame>
  );
});

type Part<IsOn extends boolean> = {
  t: Translator;
  state: Extract<SecondStepState, { isOn: IsOn }>;
  form: AccountForm;
  account: Account;
};

function Off({ t, state: { offer }, form, account }: Part<false>) {
  if (offer === null) return null;
  const { email } = account.person;
  return (
    <>
      <p>{t('account.secondStep.lede')}</p>
      <p>{t('account.secondStep.isOff')}</p>
      <h2>{t('account.secondStep.appTitle')}</h2>
      <p>{t('account.secondStep.appText')}</p>
      <p>{t('account.secondStep.key')}</p>
      <p className="code">{inGroups(offer.secret, 4, ' ')}</p>
      <p>
        <a href={appLink(email, offer.secret)}>{t('account.secondStep.open')}</a>
      </p>
      <h2>{t('account.secondStep.confirmTitle')}</h2>
      <p>{t('account.secondStep.turnOnText')}</p>
      <form method="post" action={posts.turnOnSecondStep()} noValidate>
        <input type="hidden" name="offer" value={offer.sealed} />
        <PlainField
          name="code"
          autoComplete="one-time-code"
          label={t('account.field.appCode')}
          error={form.error('code')}
        />
        <OwnPassword t={t} account={account} />
        <p className="actions">
          <button type="submit" className="btn">
            {t('account.secondStep.turnOn')}
          </button>
        </p>
      </form>
    </>
  );
}

function On({ t, state, form, account }: Part<true>) {
  return (
    <>
      <p>{t('account.secondStep.isOn', { since: formatMoment(t.locale, state.since) })}</p>
      <p>{t('account.secondStep.codesLeft', { count: state.codesLeft })}</p>
      <h2>{t('account.secondStep.changeTitle')}</h2>
      <p>{t('account.secondStep.changeText')}</p>
      <form method="post" action={posts.changeSecondStep()} noValidate>
        <PlainField
          name="code"
          autoComplete="one-time-code"
          label={t('account.field.code')}
          error={form.error('code')}
        />
        <OwnPassword t={t} account={account} />
        <p className="actions">
          <button type="submit" className="btn" name="go" value="codes">
            {t('account.secondStep.newCodes')}
          </button>
          <button type="submit" className="btn danger" name="go" value="off">
            {t('account.secondStep.turnOff')}
          </button>
        </p>
      </form>
    </>
  );
}

function OwnPassword({ t, account: { person } }: Pick<Part<true>, 't' | 'account'>) {
  if (!person.hasPassword) return null;
  return (
    <>
      <input type="hidden" name="username" autoComplete="username" value={person.email} />
      <PlainField
        name="password"
        type="password"
        autoComplete="current-password"
        label={t('account.field.currentPassword')}
      />
    </>
  );
}

/** As apps for codes read it. */
function appLink(email: string, secret: string): string {
  const issuer = 'Puente';
  const query = new URLSearchParams({ secret, issuer, algorithm: 'SHA1', digits: '6', period: '30' });
  return `otpauth://totp/${issuer}:${encodeURIComponent(email)}?${query}`;
}
