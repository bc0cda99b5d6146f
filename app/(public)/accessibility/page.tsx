import { PageFrame } from '@/app/_shell/page-frame';
import { requestLocale } from '@/lib/auth/request';
import { translator } from '@/lib/messages';
import { paths } from '@/lib/paths';

const DONE = ['1', '2', '3', '4', '5', '6'] as const;
const OPEN = ['1', '2', '3'] as const;

export default async function Accessibility() {
  const locale = await requestLocale();
  const t = translator(locale);
  return (
    <PageFrame locale={locale} title={t('pages.accessibility.title')} path={paths.accessibility()}>
      <h1>{t('pages.accessibility.title')}</h1>
      <p className="lede">{t('pages.accessibility.lede')}</p>
      <h2>{t('pages.accessibility.doneTitle')}</h2>
      <ul>
        {DONE.map((line) => (
          <li key={line}>{t(`pages.accessibility.done.${line}`)}</li>
        ))}
      </ul>
      <h2>{t('pages.accessibility.standardTitle')}</h2>
      <p>{t('pages.accessibility.standard')}</p>
      <h2>{t('pages.accessibility.openTitle')}</h2>
      <ul>
        {OPEN.map((line) => (
          <li key={line}>{t(`pages.accessibility.open.${line}`)}</li>
        ))}
      </ul>
      <h2>{t('pages.accessibility.tellTitle')}</h2>
      <p>{t('pages.accessibility.tell')}</p>
    </PageFrame>
  );
}
