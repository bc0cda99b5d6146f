import { OutboxMailPage } from '@/app/_components/outbox/outbox-mail-page';
import { noSuchPage } from '@/app/_shell/no-such-page';
import { page, recordData } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { requestContext } from '@/lib/auth/context';
import { ownAddress } from '@/lib/auth/own-address';
import { requestLocale } from '@/lib/auth/request';
import { getOutboxMail } from '@/lib/data/mail/outbox';
import { translator } from '@/lib/messages';
import { paths } from '@/lib/paths';

type Props = { params: Promise<{ id: string }> };

export default page(async function Page({ params }: Props) {
  const { id } = await params;
  const context = await requestContext();
  const path = paths.outboxMail(id);
  const mail = await recordData(path, () => getOutboxMail(context, id));
  if (!mail) return noSuchPage();
  const t = translator(await requestLocale());
  const title = t('pages.outbox.mailTitle', { subject: mail.subject });
  return (
    <PageFrame
      locale={t.locale}
      title={title}
      path={path}
      demo={t('pages.outbox.notSent')}
      back={{ href: paths.outbox(), label: t('pages.outbox.title') }}
    >
      <OutboxMailPage t={t} mail={mail} address={ownAddress()} />
    </PageFrame>
  );
});
