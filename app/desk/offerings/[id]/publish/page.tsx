import { AttributeList } from '@/app/_components/desk/attribute-list';
import { ConfirmForm } from '@/app/_components/desk/confirm-form';
import { DifferenceTable } from '@/app/_components/desk/difference-table';
import { ErrorSummary } from '@/app/_components/forms/error-summary';
import { looksAfter } from '@/app/_desk/looks-after';
import { type DeskView, deskView } from '@/app/_desk/offering-view';
import { attributeRows, differenceRows } from '@/app/_desk/rows';
import { noAccess } from '@/app/_shell/no-access';
import { noSuchPage } from '@/app/_shell/no-such-page';
import { page, recordData } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { requestContext } from '@/lib/auth/context';
import { seenWithState } from '@/lib/data/offerings/load';
import type { OfferingContent } from '@/lib/domain/offerings';
import { paths, posts } from '@/lib/paths';
import '@/app/_styles/content.css';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What publishing would change, and the button that does it. */
export default page(async function PublishPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { problem } = await searchParams;
  const context = await requestContext();
  if (looksAfter(context) === null) return noAccess(context, paths.publishOffering(id));
  const view = await recordData(paths.publishOffering(id), () => deskView(context, id));
  if (!view?.latest) return noSuchPage();
  const { t } = view.say;
  const title = t('desk.publish.title', { name: view.name });
  const isStale = problem === 'conflict';
  return (
    <PageFrame
      locale={t.locale}
      title={title}
      path={paths.publishOffering(id)}
      back={{ href: paths.deskOffering(id), label: t('desk.backOne') }}
      failed={isStale}
      width="wide"
    >
      {isStale && (
        <ErrorSummary
          title={t('desk.edit.problem')}
          links={[{ href: '#preview', label: t('desk.publish.conflict') }]}
        />
      )}
      <h1>{title}</h1>
      <div id="preview">
        <Preview view={view} latest={view.latest} />
      </div>
    </PageFrame>
  );
});

function Preview({ view, latest }: { view: DeskView; latest: OfferingContent }) {
  const { desk, say, open } = view;
  const { t } = say;
  const before = desk.versions.at(-1)?.content ?? null;
  const rows = before ? differenceRows(say, before, latest) : [];
  if (open && rows.length === 0) return <p>{t('desk.publish.same')}</p>;
  return (
    <>
      <p className="lede">{t(rows.length > 0 ? 'desk.publish.lede' : 'desk.publish.ledeNew')}</p>
      {rows.length > 0 ? (
        <DifferenceTable
          caption={t('desk.compare.caption')}
          what={t('desk.compare.what')}
          before={open ? t('desk.publish.now') : t('desk.view.last')}
          after={t('desk.publish.then')}
          rows={rows}
        />
      ) : (
        <AttributeList rows={attributeRows(say, latest)} />
      )}
      <p>{t('desk.publish.means')}</p>
      <ConfirmForm
        action={posts.publishOffering(desk.id)}
        hidden={{ seen: seenWithState(desk) }}
        go={t('desk.publish.go')}
        keep={{ href: paths.deskOffering(desk.id), label: t('desk.keep') }}
      />
    </>
  );
}
