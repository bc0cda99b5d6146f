import { requestLocale } from '@/lib/auth/request';
import { translator } from '@/lib/messages';
import { paths } from '@/lib/paths';
import { PageFrame } from './_shell/page-frame';

export default async function NotFound() {
  const locale = await requestLocale();
  const t = translator(locale);
  return (
    <PageFrame locale={locale} title={t('common.problem.notFound.title')} path={paths.home()}>
      <h1>{t('common.problem.notFound.title')}</h1>
      <p>{t('common.problem.notFound.text')}</p>
      <p>
        <a href={paths.offerings()}>{t('pages.home.browse')}</a>
      </p>
      <p>
        <a href={paths.home()}>{t('common.problem.home')}</a>
      </p>
    </PageFrame>
  );
}
