import { notFound } from 'next/navigation';
import { page } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { queryNumber } from '@/app/_shell/query-number';
import { providerSettings } from '@/lib/auth/provider-settings';
import { requestLocale } from '@/lib/auth/request';
import { translator } from '@/lib/messages';
import { ownPath, paths } from '@/lib/paths';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const WHY = [
  'again',
  'refused',
  'away',
  'unverified',
  'unknown',
  'takenAway',
  'linkedOtherwise',
  'tooMany',
] as const;

/** Why the way through the provider did not lead in, and which others there are. */
export default page(async function ProviderProblemPage({ searchParams }: Props) {
  const settings = providerSettings();
  if (settings === null) return notFound();
  const query = await searchParams;
  const t = translator(await requestLocale());
  const why = WHY.find((one) => one === query.why) ?? 'refused';
  const next = typeof query.next === 'string' ? ownPath(query.next) : undefined;
  const { name } = settings;
  const minutes = queryNumber(query.minutes, 5);
  const title = t('account.provider.title');
  return (
    <PageFrame
      locale={t.locale}
      title={title}
      path={paths.providerProblem(why, { next, minutes: why === 'tooMany' ? minutes : undefined })}
      back={{ href: paths.signIn(next) }}
    >
      <h1>{title}</h1>
      <p>{t(`account.provider.why.${why}`, { name, minutes })}</p>
      <p className="actions">
        <a className="btn" href={paths.signIn(next)}>
          {t('account.provider.otherwise')}
        </a>
        {why === 'unknown' ? (
          <a className="tap" href={paths.signUp()}>
            {t('account.signIn.signUp')}
          </a>
        ) : (
          <a className="tap" href={paths.provider(next)}>
            {t('account.provider.retry', { name })}
          </a>
        )}
      </p>
    </PageFrame>
  );
});
