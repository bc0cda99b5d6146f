import { BulkForm } from '@/app/_components/desk/bulk-form';
import { bulkView, readBulk } from '@/app/_desk/bulk-view';
import { looksAfter } from '@/app/_desk/looks-after';
import { noAccess } from '@/app/_shell/no-access';
import { noSuchPage } from '@/app/_shell/no-such-page';
import { page, pageData } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { requestContext } from '@/lib/auth/context';
import { paths, posts } from '@/lib/paths';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** One step for several offerings: what it would do to each before it is done, and how they stand after. */
export default page(async function BulkPage({ searchParams }: Props) {
  const query = await searchParams;
  const context = await requestContext();
  if (looksAfter(context) === null) return noAccess(context, paths.deskOfferings());
  const asked = readBulk(query);
  if (!asked) return noSuchPage();
  const path = paths.deskBulk(asked);
  const view = await pageData(path, () => bulkView(context, asked, query.done));
  const { t } = view;
  return (
    <PageFrame
      locale={t.locale}
      title={view.title}
      path={path}
      back={{ href: paths.deskOfferings(), label: t('desk.back') }}
    >
      {view.done && (
        <p className="note" role="status">
          {view.done}
        </p>
      )}
      <h1>{view.title}</h1>
      <p className="lede">{view.lede}</p>
      {view.cut && <p className="note">{view.cut}</p>}
      {view.missing && <p className="note">{view.missing}</p>}
      <BulkForm
        rows={view.rows}
        action={posts.bulk()}
        step={asked.step}
        go={view.go}
        grave={asked.step !== 'publish'}
        keep={{ href: paths.deskOfferings(), label: t(view.go ? 'desk.bulk.keep' : 'desk.back') }}
      />
    </PageFrame>
  );
});
