import { PageFrame } from '@/app/_shell/page-frame';
import { requestAccount } from '@/lib/auth/context';
import { providerSettings } from '@/lib/auth/provider-settings';
import { requestLocale } from '@/lib/auth/request';
import { translator } from '@/lib/messages';
import { paths } from '@/lib/paths';

export default async function Privacy() {
  const locale = await requestLocale();
  const t = translator(locale);
  const provider = providerSettings()?.name;
  const account = await requestAccount();
  return (
    <PageFrame locale={locale} title={t('pages.privacy.title')} path={paths.privacy()}>
      <h1>{t('pages.privacy.title')}</h1>
      <p className="lede">{t('pages.privacy.lede')}</p>
      <h2>{t('pages.privacy.keepTitle')}</h2>
      <ul>
        <li>{t('pages.privacy.keep.1')}</li>
        <li>{t('pages.privacy.keep.8')}</li>
        <li>{t('pages.privacy.keep.2')}</li>
        <li>{t('pages.privacy.keep.3')}</li>
        <li>{t('pages.privacy.keep.4')}</li>
        <li>{t('pages.privacy.keep.5')}</li>
        <li>{t('pages.privacy.keep.6')}</li>
        <li>{t('pages.privacy.keep.7')}</li>
        {provider && <li>{t('pages.privacy.keep.9', { name: provider })}</li>}
      </ul>
      <h2>{t('pages.privacy.longTitle')}</h2>
      <p>{t('pages.privacy.long')}</p>
      <p>{t('pages.privacy.longAccount')}</p>
      <h2>{t('pages.privacy.seesTitle')}</h2>
      <p>{t('pages.privacy.sees')}</p>
      <p>{t('pages.privacy.seesAccount')}</p>
      <h2>{t('pages.privacy.apartTitle')}</h2>
      <p>{t('pages.privacy.apart')}</p>
      <h2>{t('pages.privacy.totalsTitle')}</h2>
      <p>{t('pages.privacy.totals')}</p>
      <h2>{t('pages.privacy.cookiesTitle')}</h2>
      <ul>
        <li>{t('pages.privacy.cookie.draft')}</li>
        <li>{t('pages.privacy.cookie.lang')}</li>
        <li>{t('pages.privacy.cookie.look')}</li>
        <li>{t('pages.privacy.cookie.sheet')}</li>
        <li>{t('pages.privacy.cookie.session')}</li>
        <li>{t('pages.privacy.cookie.device')}</li>
        <li>{t('pages.privacy.cookie.half')}</li>
        {provider && <li>{t('pages.privacy.cookie.begun', { name: provider })}</li>}
        <li>{t('pages.privacy.cookie.typed')}</li>
        <li>{t('pages.privacy.cookie.unsent')}</li>
      </ul>
      <p>{t('pages.privacy.noTracking')}</p>
      <h2>{t('pages.privacy.deleteTitle')}</h2>
      <p>{t('pages.privacy.delete')}</p>
      <p>
        <a href={paths.delete()}>{t('pages.privacy.deleteLink')}</a>
      </p>
      <p>
        {t('pages.privacy.deleteAccount')}{' '}
        {account && <a href={paths.accountData()}>{t('account.data.title')}</a>}
      </p>
    </PageFrame>
  );
}
