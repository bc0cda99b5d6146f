import { PageFrame } from '@/app/_shell/page-frame';
import type { Translator } from '@/lib/messages';
import { paths, posts } from '@/lib/paths';

/** New recovery codes, until the person has kept them or ten minutes are over. */
export function RecoveryCodes({ t, codes }: { t: Translator; codes: readonly string[] }) {
  const title = t('account.secondStep.codesTitle');
  return (
    <PageFrame locale={t.locale} title={title} path={paths.ownSecondStep()}>
      <h1>{title}</h1>
      <p>{t('account.secondStep.codesText')}</p>
      <p>{t('account.secondStep.codesKeep')}</p>
      <ul className="plain code">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <form method="post" action={posts.keptCodes()} className="no-print">
        <p className="actions">
          <button type="submit" className="btn">
            {t('account.secondStep.codesKept')}
          </button>
        </p>
      </form>
    </PageFrame>
  );
}
