import { PlainField } from '@/app/_components/forms/plain-field';
import { accountForm } from '@/app/_shell/account-form';
import { page } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { queryNumber } from '@/app/_shell/query-number';
import { typedAgain } from '@/app/_shell/typed-forms';
import { requestContext } from '@/lib/auth/context';
import { halfWayToken } from '@/lib/auth/session-cookie';
import { awaitsSecondStep } from '@/lib/data/accounts/take-second-step';
import { type Translator, translator } from '@/lib/messages';
import { ownPath, paths, posts } from '@/lib/paths';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** After a password, a link or a person of the demonstration: the code that some accounts ask for. */
export default page(async function SecondStepPage({ searchParams }: Props) {
  const query = await searchParams;
  const context = await requestContext();
  const t = translator(context.locale ?? 'en');
  const token = await halfWayToken();
  const next = typeof query.next === 'string' ? ownPath(query.next) : undefined;
  const path = paths.secondStep({ next });
  const awaits = token !== null && (await awaitsSecondStep(context, { token }));
  if (!awaits) return <Ended t={t} path={path} next={next} />;
  const minutes = queryNumber(query.minutes, 0);
  const form = accountForm(t, await typedAgain(context, posts.secondStep(), query), { minutes });
  const title = t('account.secondStep.enterTitle');
  return (
    <PageFrame
      locale={t.locale}
      title={title}
      path={path}
      back={{ href: paths.signIn(next) }}
      failed={form.failed}
    >
      {form.summary}
      <h1>{title}</h1>
      <p>{t('account.secondStep.enterText')}</p>
      <form method="post" action={posts.secondStep()} noValidate>
        {next && <input type="hidden" name="next" value={next} />}
        <PlainField
          name="code"
          autoComplete="one-time-code"
          label={t('account.field.code')}
          hint={t('account.secondStep.enterLost')}
          error={form.error('code')}
        />
        <p className="actions">
          <button type="submit" className="btn">
            {t('account.secondStep.enter')}
          </button>
        </p>
      </form>
    </PageFrame>
  );
});

function Ended({ t, path, next }: { t: Translator; path: string; next: string | undefined }) {
  const title = t('account.secondStep.endedTitle');
  return (
    <PageFrame locale={t.locale} title={title} path={path}>
      <h1>{title}</h1>
      <p>{t('account.secondStep.ended')}</p>
      <p>
        <a className="btn" href={paths.signIn(next)}>
          {t('account.signIn.title')}
        </a>
      </p>
    </PageFrame>
  );
}
