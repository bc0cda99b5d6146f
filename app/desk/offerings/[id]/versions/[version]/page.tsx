import { AttributeList } from '@/app/_components/desk/attribute-list';
import { looksAfter } from '@/app/_desk/looks-after';
import { deskView } from '@/app/_desk/offering-view';
import { attributeRows } from '@/app/_desk/rows';
import { noAccess } from '@/app/_shell/no-access';
import { noSuchPage } from '@/app/_shell/no-such-page';
import { page, recordData } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { requestContext } from '@/lib/auth/context';
import { formatDate } from '@/lib/messages/format';
import { paths } from '@/lib/paths';

type Props = { params: Promise<{ id: string; version: string }> };

/** One version of an offering, as it was published. */
export default page(async function DeskVersionPage({ params }: Props) {
  const { id, version: number } = await params;
  const context = await requestContext();
  if (looksAfter(context) === null) return noAccess(context, paths.deskOffering(id));
  const view = await recordData(paths.deskOffering(id), () => deskView(context, id));
  const version = view?.desk.versions.find((one) => String(one.version) === number);
  if (!view || !version) return noSuchPage();
  const { say } = view;
  const { t } = say;
  const title = t('desk.version.title', {
    name: version.content?.text.name[t.locale] ?? id,
    version: version.version,
  });
  const span = { from: formatDate(t.locale, version.publishedOn), first: version.fromRevision };
  return (
    <PageFrame
      locale={t.locale}
      title={title}
      path={paths.deskVersion(id, version.version)}
      back={{ href: paths.deskOffering(id), label: t('desk.backOne') }}
    >
      <h1>{title}</h1>
      <p>
        {version.toRevision === null
          ? `${t('desk.version.now')} ${t('desk.version.since', span)}`
          : t('desk.version.span', { ...span, last: version.toRevision - 1 })}
      </p>
      {version.content ? (
        <AttributeList rows={attributeRows(say, version.content)} />
      ) : (
        <p>{t('desk.list.unreadable')}</p>
      )}
    </PageFrame>
  );
});
