import { page } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { requestLocale } from '@/lib/auth/request';
import { outboxIsOpen } from '@/lib/data/demo';
import { translator } from '@/lib/messages';
import { paths } from '@/lib/paths';

/** After a form that sends a mail; says nothing of whether the address is known. */
export default page(async function LinkSentPage() {
  const t = translator(await requestLocale());
  return (
    <PageFrame
      locale={t.locale}
      title={t('account.sent.title')}
      path={paths.linkSent()}
      back={{ href: paths.signIn() }}
    >
      <h1>{t('account.sent.title')}</h1>
      <p>{t('account.sent.text')}</p>
      {outboxIsOpen() && (
        <p className="note">
          {t('account.sent.outbox')} <a href={paths.outbox()}>{t('account.sent.outboxLink')}</a>
        </p>
      )}
    </PageFrame>
  );
});
