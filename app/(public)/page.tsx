import { inAccount } from '@/app/_shell/own-answers';
import { page } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { requestContext } from '@/lib/auth/context';
import { draftCode, requestLocale } from '@/lib/auth/request';
import { isDemonstration } from '@/lib/data/catalogue/demonstration';
import { translator } from '@/lib/messages';
import { paths } from '@/lib/paths';

export default page(async function Home() {
  const locale = await requestLocale();
  const t = translator(locale);
  const context = await requestContext();
  const { actor } = context;
  const isVisitor = actor.kind === 'visitor';
  const isFirm = inAccount(context);
  const hasDraft = 'draft' in actor && (isVisitor ? (await draftCode()) !== undefined : actor.draft !== null);
  const demo = await isDemonstration(context).catch(withoutDatabase);
  return (
    <PageFrame locale={locale} title={t('pages.home.title')} path={paths.home()} demo={demo}>
      <h1>{t('pages.home.title')}</h1>
      <p className="lede">{t('pages.home.lede')}</p>
      <p className="actions">
        {isVisitor || isFirm ? (
          <a className="btn" href={paths.diagnostic()}>
            {hasDraft ? t('pages.home.continue') : t('pages.home.start')}
          </a>
        ) : (
          <a className="btn" href={paths.account()}>
            {t('account.your')}
          </a>
        )}
        {hasDraft && (
          <a className="tap" href={paths.results()}>
            {t('pages.home.results')}
          </a>
        )}
      </p>
      <h2>{t('pages.home.askedTitle')}</h2>
      <p>{t('pages.home.asked')}</p>
      <h2>{t('pages.home.seesTitle')}</h2>
      <p>{t(isFirm ? 'account.sees' : 'pages.home.sees')}</p>
      <h2>{t('pages.home.otherTitle')}</h2>
      <ul className="plain taps">
        {isVisitor && (
          <li>
            <a href={paths.resume()}>{t('pages.home.resume')}</a>
          </li>
        )}
        <li>
          <a href={paths.offerings()}>{t('pages.home.browse')}</a>
        </li>
        <li>
          <a href={paths.institutions()}>{t('pages.home.institutions')}</a>
        </li>
      </ul>
    </PageFrame>
  );
});

/** The way in stays open while the database is away; the pages behind it say what they cannot show. */
function withoutDatabase(): boolean {
  return false;
}
