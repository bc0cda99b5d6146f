import { PageFrame } from '@/app/_shell/page-frame';
import { requestContext } from '@/lib/auth/context';
import { draftCode, requestLocale } from '@/lib/auth/request';
import { isDemonstration } from '@/lib/data/catalogue/demonstration';
import { translator } from '@/lib/messages';
import { paths } from '@/lib/paths';

export default async function Home() {
  const locale = await requestLocale();
  const t = translator(locale);
  const hasDraft = (await draftCode()) !== undefined;
  const demo = await isDemonstration(await requestContext()).catch(withoutDatabase);
  return (
    <PageFrame locale={locale} title={t('pages.home.title')} path={paths.home()} demo={demo}>
      <h1>{t('pages.home.title')}</h1>
      <p className="lede">{t('pages.home.lede')}</p>
      <p className="actions">
        <a className="btn" href={paths.diagnostic()}>
          {hasDraft ? t('pages.home.continue') : t('pages.home.start')}
        </a>
        {hasDraft && (
          <a className="tap" href={paths.results()}>
            {t('pages.home.results')}
          </a>
        )}
      </p>
      <h2>{t('pages.home.askedTitle')}</h2>
      <p>{t('pages.home.asked')}</p>
      <h2>{t('pages.home.seesTitle')}</h2>
      <p>{t('pages.home.sees')}</p>
      <h2>{t('pages.home.otherTitle')}</h2>
      <ul className="plain taps">
        <li>
          <a href={paths.resume()}>{t('pages.home.resume')}</a>
        </li>
        <li>
          <a href={paths.offerings()}>{t('pages.home.browse')}</a>
        </li>
        <li>
          <a href={paths.institutions()}>{t('pages.home.institutions')}</a>
        </li>
      </ul>
    </PageFrame>
  );
}

/** The way in stays open while the database is away; the pages behind it say what they cannot show. */
function withoutDatabase(): boolean {
  return false;
}
