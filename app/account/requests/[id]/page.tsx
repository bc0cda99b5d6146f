import { loadRequest, RequestDocument } from '@/app/_requests/request-document';
import { noAccess } from '@/app/_shell/no-access';
import { noSuchPage } from '@/app/_shell/no-such-page';
import { page, recordData } from '@/app/_shell/page-data';
import { requestContext } from '@/lib/auth/context';
import { paths } from '@/lib/paths';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** One request as the firm sees it. */
export default page(async function RequestPage({ params, searchParams }: Props) {
  const { id } = await params;
  const query = await searchParams;
  const context = await requestContext();
  if (!('firm' in context.actor)) return noAccess(context, paths.request(id));
  const loaded = await recordData(paths.request(id), () => loadRequest(context, { id, side: 'firm', query }));
  return loaded ? <RequestDocument loaded={loaded} /> : noSuchPage();
});
