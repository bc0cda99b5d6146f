import { OutboxPage } from '@/app/_components/outbox/outbox-page';
import { noSuchPage } from '@/app/_shell/no-such-page';
import { page, recordData } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { requestContext } from '@/lib/auth/context';
import { requestLocale } from '@/lib/auth/request';
import { listOutbox } from '@/lib/data/mail/outbox';
import { translator } from '@/lib/messages';
import { paths } from '@/lib/paths';

export default page(async function Page() {
  const context = await requestContext();
  const mails = await recordData(paths.outbox(), () => listOutbox(context));
  if (!mails) return noSuchPage();
  const t = translator(await requestLocale());
  return (
    <PageFrame
      locale={t.locale}
      title={t('pages.outbox.title')}
      path={paths.outbox()}
      demo={t('pages.outbox.notSent')}
    >
      <OutboxPage t={t} mails={mails} />
    </PageFrame>
  );
});
