import { PlainField } from '@/app/_components/forms/plain-field';
import type { AccountForm } from '@/app/_shell/account-form';
import type { OwnIdentity } from '@/lib/data/accounts/read-identity';
import type { Translator } from '@/lib/messages';
import { formatMoment } from '@/lib/messages/format';
import { posts } from '@/lib/paths';

type Props = {
  t: Translator;
  /** What people call the provider. */
  name: string;
  person: { email: string; hasPassword: boolean };
  /** Null where the provider opens nothing yet. */
  identity: OwnIdentity | null;
  form: AccountForm;
};

/** Whether an account opens through the sign-in provider, and how to change that. */
export function ProviderSection({ t, name, person, identity, form }: Props) {
  const isEnded = identity?.endedAt != null;
  return (
    <section aria-labelledby="provider-title">
      <h2 id="provider-title">{t('account.provider.ownTitle', { name })}</h2>
      <p>{textOf(t, name, person.email, identity)}</p>
      {identity && (
        <form method="post" action={posts.changeProvider()} noValidate>
          <input type="hidden" name="identity" value={identity.id} />
          <input type="hidden" name="username" autoComplete="username" value={person.email} />
          {!isEnded && <p>{t('account.provider.takeAwayText')}</p>}
          {person.hasPassword && (
            <PlainField
              name="current"
              id="provider-current"
              type="password"
              autoComplete="current-password"
              label={t('account.field.currentPassword')}
              error={form.error('provider-current')}
            />
          )}
          <p className="actions">
            <button type="submit" name="go" value={isEnded ? 'allow' : 'take-away'} className="btn">
              {t(isEnded ? 'account.provider.allow' : 'account.provider.takeAway', { name })}
            </button>
          </p>
        </form>
      )}
    </section>
  );
}

function textOf(t: Translator, name: string, email: string, identity: OwnIdentity | null): string {
  if (identity === null) return t('account.provider.none', { name, email });
  const { since, endedAt } = identity;
  return endedAt === null
    ? t('account.provider.linked', { name, since: formatMoment(t.locale, since) })
    : t('account.provider.ended', { name, since: formatMoment(t.locale, endedAt) });
}
