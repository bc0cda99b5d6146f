import { LeftOut } from '@/app/_components/catalogue/left-out';
import { Pager } from '@/app/_components/catalogue/pager';
import { RequestList } from '@/app/_components/requests/request-list';
import { listView, readFilter } from '@/app/_requests/list-view';
import { noAccess } from '@/app/_shell/no-access';
import { page, pageData } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { requestContext } from '@/lib/auth/context';
import { paths } from '@/lib/paths';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What the firm has asked for, newest change first. */
export default page(async function RequestsPage({ searchParams }: Props) {
  const context = await requestContext();
  const asked = readFilter(await searchParams, 'firm');
  const { page } = asked.filter;
  const path = paths.requests({ page: page > 1 ? page : undefined });
  if (!('firm' in context.actor)) return noAccess(context, path);
  const { t, list, rows, leftOut } = await pageData(path, () => listView(context, asked, 'firm'));
  return (
    <PageFrame locale={t.locale} title={t('requests.title')} path={path} back={{ href: paths.account() }}>
      <h1>{t('requests.title')}</h1>
      <LeftOut
        told={leftOut}
        clean={{ href: path, label: t('catalogue.list.clean', { count: leftOut.length }) }}
      />
      {rows.length > 0 ? (
        <RequestList rows={rows} />
      ) : (
        <>
          <p>{t('requests.none')}</p>
          <p>
            <a className="tap" href={paths.results()}>
              {t('requests.toResults')}
            </a>
          </p>
        </>
      )}
      <Pager t={t} page={list.page} pages={list.pages} href={(number) => paths.requests({ page: number })} />
    </PageFrame>
  );
});
